/** How a file gets into the composer: chosen, pasted or dropped on the chat. */

import { element, iconButton } from "./dom.js";
import { createMenu } from "./menu.js";

/** Files in an album. */
const MOST = 10;

/** Hands the files to `take(kind, files)`, with kind "photo" or "document". */
export class Attachments {
  #take;

  /**
   * @param {HTMLElement} target where files may be dropped
   * @param {HTMLElement} input where pictures may be pasted
   * @param {function("photo"|"document", File[])} take
   */
  constructor(target, input, take) {
    this.#take = take;
    const photo = this.#createPicker("photo", "image/png,image/jpeg,image/gif,image/webp");
    const document = this.#createPicker("document", "");
    const button = iconButton("attach", "Attach a file", { "data-testid": "attach" });
    const menu = createMenu(button, "above", [
      { icon: "photo", label: "Photo", run: () => photo.click() },
      { icon: "file", label: "Document", run: () => document.click() },
    ]);
    /** What belongs into the composer. */
    this.nodes = [button, menu, photo, document];
    input.addEventListener("paste", (event) => this.#takeFrom(event, event.clipboardData));
    target.addEventListener("dragover", (event) => event.preventDefault());
    target.addEventListener("drop", (event) => this.#takeFrom(event, event.dataTransfer));
  }

  #createPicker(kind, accept) {
    const attributes = { type: "file", accept, hidden: true, multiple: true };
    const picker = element("input", { ...attributes, "data-testid": `attach-${kind}` });
    picker.addEventListener("change", () => {
      if (picker.files.length) this.#take(kind, [...picker.files].slice(0, MOST));
      // Choosing the same file again must be a change again.
      picker.value = "";
    });
    return picker;
  }

  #takeFrom(event, data) {
    const files = [...data.files].slice(0, MOST);
    if (!files.length) return;
    event.preventDefault();
    const arePictures = files.every((file) => file.type.startsWith("image/"));
    this.#take(arePictures ? "photo" : "document", files);
  }
}

/** The bar over the composer: the message one answers or edits, or the file that will be sent. */

import { element, icon, iconButton } from "./dom.js";
import { formatSize } from "./media.js";
import { colourOf, nameOf } from "./people.js";
import { summarise } from "./summary.js";

/** Says what the next text is for. */
export class ContextBar {
  root = element("div", { class: "context", hidden: true });
  /** @type {"reply"|"edit"|"file"|null} */
  kind = null;
  message = null;
  file = null;
  fileKind = null;
  #cancel = iconButton("close", "Cancel", { "data-testid": "bar-cancel" });

  /** @param {function()} onCancel */
  constructor(onCancel) {
    this.#cancel.addEventListener("click", onCancel);
  }

  showReply(message) {
    const name = message.from ? nameOf(message.from) : message.chat.title;
    this.#show("reply", icon("reply"), `Reply to ${name}`, summarise(message));
    this.root.dataset.colour = colourOf(message.from?.id ?? message.chat.id);
    this.message = message;
  }

  showEdit(message) {
    this.#show("edit", icon("edit"), "Edit message", summarise(message));
    this.message = message;
  }

  /** Show the file that will be sent, as a "photo" or as a "document". */
  showFile(fileKind, file) {
    const title = fileKind === "photo" ? "Photo" : "Document";
    const sign = fileKind === "photo" ? createThumbnail(file) : icon("file");
    this.#show("file", sign, title, `${file.name} · ${formatSize(file.size)}`);
    this.file = file;
    this.fileKind = fileKind;
  }

  clear() {
    this.kind = this.message = this.file = this.fileKind = null;
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  #show(kind, sign, title, text) {
    this.clear();
    this.kind = kind;
    this.root.dataset.testid = `${kind}-bar`;
    delete this.root.dataset.colour;
    const words = element(
      "div",
      { class: "context-words" },
      element("span", { class: "context-title" }, title),
      element("span", { class: "context-text" }, text),
    );
    this.root.append(element("span", { class: "context-sign" }, sign), words, this.#cancel);
    this.root.hidden = false;
  }
}

function createThumbnail(file) {
  const picture = element("img", { class: "thumbnail", alt: "" });
  const reader = new FileReader();
  reader.addEventListener("load", () => (picture.src = reader.result));
  reader.readAsDataURL(file);
  return picture;
}

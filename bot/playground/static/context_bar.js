/** The bar over the composer: the message one answers or edits, or the file that will be sent. */

import { element, icon, iconButton } from "./dom.js";
import { formatSize } from "./media.js";
import { colourOf, nameOf, senderOf } from "./people.js";
import { summarise } from "./summary.js";

/** Says what the next text is for. */
export class ContextBar {
  root = element("div", { class: "context", hidden: true });
  /** @type {"reply"|"edit"|"file"|null} */
  kind = null;
  message = null;
  quote = "";
  files = null;
  fileKind = null;
  #cancel = iconButton("close", "Cancel", { "data-testid": "bar-cancel" });

  /** @param {function()} onCancel */
  constructor(onCancel) {
    this.#cancel.addEventListener("click", onCancel);
  }

  /** Show the message that will be answered, or the part of it that will be quoted. */
  showReply(message, quote) {
    const sender = senderOf(message);
    const title = `${quote ? "Quote from" : "Reply to"} ${nameOf(sender)}`;
    this.#show("reply", icon("reply"), title, quote || summarise(message));
    this.root.dataset.colour = colourOf(sender.id);
    this.message = message;
    this.quote = quote;
  }

  showEdit(message) {
    this.#show("edit", icon("edit"), "Edit message", summarise(message));
    this.message = message;
  }

  /** Show the files that will be sent, as a "photo" or as a "document"; several as an album. */
  showFiles(fileKind, files) {
    const name = fileKind === "photo" ? "Photo" : "Document";
    const title = files.length > 1 ? `Album of ${files.length}` : name;
    const sign = fileKind === "photo" ? createThumbnail(files[0]) : icon("file");
    const text = files.map((file) => `${file.name} · ${formatSize(file.size)}`).join(", ");
    this.#show("file", sign, title, text);
    this.files = files;
    this.fileKind = fileKind;
  }

  clear() {
    this.kind = this.message = this.files = this.fileKind = null;
    this.quote = "";
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

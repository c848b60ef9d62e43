/** Photos and documents in a message. */

import { fileAddress } from "./connection.js";
import { element, icon } from "./dom.js";
import { showPicture } from "./notices.js";

const WIDEST = 420;
const HIGHEST = 420;
const UNITS = ["B", "KB", "MB", "GB"];

/** A file's size in words: "312 KB". */
export function formatSize(bytes) {
  const unit = bytes > 0 ? Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), 3) : 0;
  const value = bytes / 1024 ** unit;
  return `${value >= 10 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** The picture of a message: it keeps its place before it has loaded, so that nothing jumps. */
export function createPhoto(sizes) {
  const largest = sizes.reduce((a, b) => (b.width > a.width ? b : a));
  const scale = Math.min(1, WIDEST / largest.width, HIGHEST / largest.height);
  const address = fileAddress(largest.file_id);
  const picture = element("img", {
    src: address,
    alt: "Photo",
    width: Math.round(largest.width * scale),
    height: Math.round(largest.height * scale),
  });
  return element(
    "button",
    {
      type: "button",
      class: "photo",
      "data-testid": "photo",
      "aria-label": "Show the photo",
      onclick: () => showPicture(address, "Photo"),
    },
    picture,
  );
}

/** The row of a document; a click downloads it. */
export function createDocument({ file_id: id, file_name: name = "Document", file_size: size }) {
  return element(
    "a",
    { class: "document", href: fileAddress(id), download: name, "data-testid": "document" },
    element("span", { class: "document-icon" }, icon("file")),
    element(
      "span",
      { class: "document-text" },
      element("span", { class: "document-name" }, name),
      element("span", { class: "document-size" }, size === undefined ? "File" : formatSize(size)),
    ),
  );
}

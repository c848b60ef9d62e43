/** Short notices over the page, and the alerts that a bot's answer may ask for. */

import { element } from "./dom.js";

const SHORTEST = 3000;
const PER_LETTER = 60;

/** Show a notice for as long as it takes to read it. A new one takes the place of an old one. */
export function showToast(content, isError = false) {
  const root = document.getElementById("toasts");
  const toast = element(
    "div",
    { class: isError ? "toast error" : "toast", "data-testid": "toast" },
    content,
  );
  root.replaceChildren(toast);
  const life = SHORTEST + PER_LETTER * toast.textContent.length;
  setTimeout(() => toast.remove(), life);
}

/** Show a notice that stays until it is closed. */
export function showAlert(content) {
  const dialog = element(
    "dialog",
    { class: "alert", role: "alertdialog", "data-testid": "alert", "aria-label": "Answer" },
    element("p", { class: "alert-text" }, content),
    element("form", { method: "dialog" }, element("button", { class: "text-button" }, "OK")),
  );
  dialog.addEventListener("click", ({ target }) => target.closest("a") && dialog.close());
  openDialog(dialog);
}

/** Show a picture over the whole page until it is clicked or Escape is pressed. */
export function showPicture(address, name) {
  const dialog = element(
    "dialog",
    { class: "picture", "aria-label": name },
    element(
      "button",
      { class: "picture-close", "aria-label": "Close", onclick: () => dialog.close() },
      element("img", { src: address, alt: name }),
    ),
  );
  openDialog(dialog);
}

/** Show a dialog, which is gone once it is closed. */
export function openDialog(dialog) {
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

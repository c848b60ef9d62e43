/** A small menu that opens at a button. */

import { element, icon } from "./dom.js";

// Before it is shown a menu has no size: that of its widest and of each of its items, about.
const WIDTH = 260;
const HEIGHT = 48;

/**
 * Make a button open a menu; the browser closes it on Escape and on a click elsewhere.
 *
 * @param {HTMLButtonElement} button
 * @param {"above"|"below"} side where it opens, level with the button's right edge
 * @param {Array<{icon: string, label: string, run: function()}>} items
 * @returns {HTMLElement} the menu, to be put into the page
 */
export function createMenu(button, side, items) {
  const menu = element("div", { class: "menu", role: "menu", popover: "auto", onkeydown: move });
  for (const { icon: name, label, run } of items) {
    const onclick = () => {
      menu.hidePopover();
      run();
    };
    const attributes = { type: "button", class: "menu-item", role: "menuitem", onclick };
    menu.append(element("button", attributes, icon(name), label));
  }
  menu.addEventListener("beforetoggle", ({ newState }) => {
    button.setAttribute("aria-expanded", newState === "open");
    if (newState === "open") place(menu, button, side);
  });
  menu.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") menu.firstElementChild.focus();
  });
  button.popoverTargetElement = menu;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  return menu;
}

function place(menu, button, side) {
  const { top, right, bottom } = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  menu.style.right = `${Math.max(0, Math.min(innerWidth - right, innerWidth - WIDTH))}px`;
  const isLow = bottom + menu.children.length * HEIGHT > innerHeight;
  const isAbove = side === "above" || isLow;
  menu.style.bottom = isAbove ? `${innerHeight - top + 8}px` : "auto";
  menu.style.top = isAbove ? "auto" : `${bottom + 4}px`;
}

function move(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const items = [...event.currentTarget.children];
  const at = items.indexOf(document.activeElement) + steps[event.key];
  items.at(at % items.length).focus();
}

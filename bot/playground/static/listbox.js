/** A list over the composer to choose from while the focus stays in the text. */

import { element } from "./dom.js";

/** Arrows mark an option, Enter and a click choose it, Escape closes. */
export class Listbox {
  root;
  #input;
  #runs = [];
  #at = -1;

  /**
   * @param {HTMLTextAreaElement} input keeps the focus
   * @param {string} id
   * @param {string} label what a screen reader calls the list
   */
  constructor(input, id, label) {
    this.#input = input;
    this.root = element("ul", {
      class: "choices",
      id,
      role: "listbox",
      "aria-label": label,
      "data-testid": id,
      hidden: true,
    });
    // The text field must keep the focus, or a phone's keyboard closes.
    this.root.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get open() {
    return !this.root.hidden;
  }

  /** The marked option's place, -1 where there is none. */
  get at() {
    return this.#at;
  }

  /**
   * Show these options in place of others.
   *
   * @param {Array<{node: HTMLElement, run: function()}>} options
   * @param {number} at the option that is marked
   */
  offer(options, at = 0) {
    this.#runs = [];
    this.#at = -1;
    this.root.replaceChildren();
    this.extend(options);
    this.root.hidden = !options.length;
    if (options.length) this.mark(at);
    else this.#release();
  }

  /** Show further options below. */
  extend(options) {
    for (const { node, run } of options) {
      const place = this.#runs.push(run) - 1;
      node.id = `${this.root.id}-${place}`;
      node.setAttribute("role", "option");
      node.setAttribute("aria-selected", "false");
      node.addEventListener("click", run);
      node.addEventListener("pointermove", () => this.mark(place));
      this.root.append(node);
    }
  }

  close() {
    this.offer([]);
  }

  mark(at) {
    if (at === this.#at) return;
    this.root.children[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = at;
    const node = this.root.children[at];
    node.setAttribute("aria-selected", "true");
    node.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-controls", this.root.id);
    this.#input.setAttribute("aria-activedescendant", node.id);
  }

  /** Handle a key of the text field; true where the list used it up. */
  handleKey(event) {
    if (!this.open) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      const count = this.#runs.length;
      this.mark((this.#at + steps[event.key] + count) % count);
    } else if (event.key === "Enter" && !event.shiftKey) {
      this.#runs[this.#at]();
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  #release() {
    if (this.#input.getAttribute("aria-controls") !== this.root.id) return;
    this.#input.removeAttribute("aria-controls");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

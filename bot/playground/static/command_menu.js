/** The list of the bot's commands over the composer. */

import { element } from "./dom.js";

const NAME = /^\/(\w*)$/;

/** Opens with its button or when a command is being typed; the focus stays in the text. */
export class CommandMenu {
  root = element("ul", {
    class: "commands",
    id: "command-menu",
    role: "listbox",
    "aria-label": "Commands",
    "data-testid": "command-menu",
    hidden: true,
  });
  #input;
  #choose;
  #commands = [];
  #offered = [];
  #at = 0;

  /**
   * @param {HTMLTextAreaElement} input
   * @param {function(string)} choose called with the command's name
   */
  constructor(input, choose) {
    this.#input = input;
    this.#choose = choose;
    input.setAttribute("aria-controls", this.root.id);
    input.setAttribute("aria-autocomplete", "list");
    // The text field must keep the focus, or a phone's keyboard closes.
    this.root.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get open() {
    return !this.root.hidden;
  }

  setCommands(commands) {
    this.#commands = commands;
    this.close();
  }

  /** Offer the commands that begin like the text; close where it is no command's beginning. */
  filter(text) {
    const typed = NAME.exec(text)?.[1].toLowerCase();
    const fits = ({ command }) => typed !== undefined && command.startsWith(typed);
    this.#offer(this.#commands.filter(fits), typed);
  }

  /** Offer all commands, or close. */
  toggle() {
    if (this.open) return this.close();
    this.#offer(this.#commands);
  }

  close() {
    this.#offer([]);
  }

  /** Handle a key of the text field; true where the menu used it up. */
  handleKey(event) {
    if (!this.open) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      const count = this.#offered.length;
      this.#mark((this.#at + steps[event.key] + count) % count);
    } else if (event.key === "Enter" && !event.shiftKey) {
      this.#choose(this.#offered[this.#at].command);
    } else if (event.key === "Tab" && this.#input.value) {
      const command = `/${this.#offered[this.#at].command} `;
      this.#input.setRangeText(command, 0, this.#input.value.length, "end");
      this.close();
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  #offer(commands, typed = "") {
    this.#offered = commands;
    this.root.hidden = !commands.length;
    this.root.replaceChildren(...commands.map((command, n) => this.#createOption(command, n)));
    // A command typed in full must not give way to a longer one that stands before it.
    const whole = commands.findIndex(({ command }) => command === typed);
    if (commands.length) this.#mark(Math.max(whole, 0));
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #createOption({ command, description }, n) {
    return element(
      "li",
      {
        class: "command-option",
        id: `command-${n}`,
        role: "option",
        "data-testid": "command-option",
        onclick: () => this.#choose(command),
        onpointermove: () => this.#mark(n),
      },
      element("span", { class: "command-name" }, `/${command}`),
      element("span", { class: "command-description" }, description),
    );
  }

  #mark(n) {
    this.#at = n;
    [...this.root.children].forEach((option, each) => {
      option.setAttribute("aria-selected", each === n);
    });
    this.root.children[n].scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", `command-${n}`);
  }
}

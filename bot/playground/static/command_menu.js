/** The list of the bot's commands over the composer. */

import { element } from "./dom.js";
import { Listbox } from "./listbox.js";

const NAME = /^\/(\w*)$/;

/** Opens with its button or when a command is being typed. */
export class CommandMenu {
  #input;
  #choose;
  #list;
  #commands = [];
  #offered = [];

  /**
   * @param {HTMLTextAreaElement} input
   * @param {function(string)} choose called with the command's name
   */
  constructor(input, choose) {
    this.#input = input;
    this.#choose = choose;
    this.#list = new Listbox(input, "command-menu", "Commands");
  }

  get root() {
    return this.#list.root;
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
    if (this.#list.open) return this.close();
    this.#offer(this.#commands);
  }

  close() {
    this.#offer([]);
  }

  /** Handle a key of the text field; true where the menu used it up. */
  handleKey(event) {
    if (this.#list.open && event.key === "Tab" && this.#input.value) {
      const command = `/${this.#offered[this.#list.at].command} `;
      this.#input.setRangeText(command, 0, this.#input.value.length, "end");
      this.close();
      event.preventDefault();
      return true;
    }
    return this.#list.handleKey(event);
  }

  #offer(commands, typed = "") {
    this.#offered = commands;
    // A command typed in full must not give way to a longer one that stands before it.
    const whole = commands.findIndex(({ command }) => command === typed);
    const options = commands.map((command) => ({
      node: createOption(command),
      run: () => this.#choose(command.command),
    }));
    this.#list.offer(options, Math.max(whole, 0));
  }
}

function createOption({ command, description }) {
  return element(
    "li",
    { class: "choice command-option", "data-testid": "command-option" },
    element("span", { class: "choice-name" }, `/${command}`),
    element("span", { class: "choice-description" }, description),
  );
}

/** The results of the bot's inline mode, over the composer, while `@bot words` is typed. */

import { element, icon } from "./dom.js";
import { Listbox } from "./listbox.js";

const PAUSE = 300;
const NEAR = 120;

/**
 * @typedef {Object} Inline
 * @property {string} username the bot's
 * @property {function(string, string): Promise<Object|null>} ask
 *   the answer to a query with an offset; null where it failed
 * @property {function(string, string)} choose send a result, by the query's id and its own
 * @property {function(Object)} press press the button above the results
 */

/** Asks a moment after the last letter, and for the next page when one scrolls near the end. */
export class InlineMenu {
  #list;
  #inline;
  #query = null;
  #offset = "";
  #timer;
  #loading = false;

  /**
   * @param {HTMLTextAreaElement} input
   * @param {Inline} inline
   */
  constructor(input, inline) {
    this.#inline = inline;
    this.#list = new Listbox(input, "inline-menu", "Results");
    this.#list.root.addEventListener("scroll", () => this.#follow(), { passive: true });
  }

  get root() {
    return this.#list.root;
  }

  /** Ask for what stands in the text after the bot's name; close where it does not begin so. */
  filter(text) {
    const query = readQuery(text, this.#inline.username);
    if (query === this.#query) return;
    this.#query = query;
    clearTimeout(this.#timer);
    if (query === null) this.#list.close();
    else this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  close() {
    this.filter("");
  }

  /** Handle a key of the text field; true where the menu used it up. */
  handleKey(event) {
    const isUsed = this.#list.handleKey(event);
    if (isUsed) this.#follow();
    return isUsed;
  }

  async #ask() {
    const query = this.#query;
    const answer = await this.#inline.ask(query, "");
    // Answers to what has been typed over meanwhile come too late.
    if (query !== this.#query || !answer) return;
    this.#offset = answer.next_offset;
    const options = this.#createOptions(answer);
    if (answer.button) options.unshift(this.#createButton(answer.button));
    this.#list.offer(options, answer.button && options.length > 1 ? 1 : 0);
    this.#follow();
  }

  async #follow() {
    const { scrollHeight, scrollTop, clientHeight } = this.#list.root;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR;
    if (!this.#list.open || !isNear || !this.#offset || this.#loading) return;
    const [query, offset] = [this.#query, this.#offset];
    this.#loading = true;
    const answer = await this.#inline.ask(query, offset);
    this.#loading = false;
    if (query !== this.#query || offset !== this.#offset) return;
    this.#offset = answer?.next_offset ?? "";
    if (answer) this.#list.extend(this.#createOptions(answer));
  }

  #createOptions({ query_id: queryId, results }) {
    return results.map((result) => ({
      node: createResult(result),
      run: () => this.#inline.choose(queryId, result.id),
    }));
  }

  #createButton(button) {
    const attributes = { class: "choice inline-results-button", "data-testid": "inline-top" };
    const node = element("li", attributes, button.text, icon("outward"));
    return { node, run: () => this.#inline.press(button) };
  }
}

/** The words after the bot's name; null where the text does not begin with it and a space. */
function readQuery(text, username) {
  const [, name, words] = /^@(\w+)\s([^]*)$/.exec(text) ?? [];
  return name?.toLowerCase() === username?.toLowerCase() && name ? words.trim() : null;
}

function createResult({ title, description, type }) {
  return element(
    "li",
    { class: "choice inline-result", "data-testid": "inline-result" },
    element("span", { class: "choice-name" }, title || type),
    description && element("span", { class: "inline-description" }, description),
  );
}

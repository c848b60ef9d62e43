/** Buttons that were pressed and wait for the bot's answer. */

const PATIENCE = 20_000;

/** Shows on a button that its answer is awaited. */
export class Presses {
  #waiting = new Map();
  #early = new Set();

  /**
   * Press a button and mark it until the bot answers.
   *
   * @param {HTMLElement} button
   * @param {function(): Promise<{query_id: string}>} send
   */
  async press(button, send) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    try {
      const { query_id: id } = await send();
      // The bot may answer before the server's own answer to the press is here.
      if (this.#early.delete(id)) {
        button.ariaBusy = null;
        return;
      }
      this.#waiting.set(id, button);
      setTimeout(() => this.#end(id), PATIENCE);
    } catch (error) {
      button.ariaBusy = null;
      throw error;
    }
  }

  /** Note the bot's answer to a press. */
  answer(id) {
    if (!this.#end(id)) this.#early.add(id);
  }

  #end(id) {
    const button = this.#waiting.get(id);
    if (button) button.ariaBusy = null;
    return this.#waiting.delete(id);
  }
}

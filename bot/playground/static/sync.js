/** Keeps the world in step with the server. */

/** Loads the state, and applies what happens after it. */
export class Sync {
  #connection;
  #world;
  #held = null;
  #again = false;

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {import("./world.js").World} world
   */
  constructor(connection, world) {
    this.#connection = connection;
    this.#world = world;
  }

  /** Load the state anew. Events that come meanwhile wait, or the state would undo them. */
  async reload() {
    if (this.#held) {
      this.#again = true;
      return;
    }
    this.#held = [];
    try {
      do {
        this.#again = false;
        this.#world.load(await this.#connection.loadState());
      } while (this.#again);
    } finally {
      const events = this.#held;
      this.#held = null;
      if (this.#world.me) events.forEach((event) => this.#world.apply(event));
    }
  }

  /** Apply an event, at once or after the state that is on its way. */
  take(event) {
    if (this.#held) this.#held.push(event);
    else this.#world.apply(event);
  }
}

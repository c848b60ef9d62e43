/** The topics of a forum, as tabs above its messages. */

import { element } from "./dom.js";

/** The number of a forum's first topic; messages in it have none. */
export const GENERAL = 1;

/** The topic of a message; null in a chat without topics. */
export const topicOf = (message, entry) =>
  entry.topics.length ? (message.is_topic_message ? message.message_thread_id : GENERAL) : null;

/**
 * Show the tabs; nothing for a chat without topics.
 *
 * @param {HTMLElement} root
 * @param {import("./world.js").Entry} entry
 * @param {function(number)} choose
 */
export function renderTopics(root, entry, choose) {
  root.hidden = !entry.topics.length;
  root.replaceChildren(
    ...entry.topics.map(({ id, name, closed }) =>
      element(
        "button",
        {
          type: "button",
          class: "topic",
          "data-testid": `topic-${id}`,
          "aria-current": id === entry.thread && "true",
          onclick: () => choose(id),
        },
        closed ? `${name} 🔒` : name,
      ),
    ),
  );
}

/** The line above a chat: whose it is, what goes on, and the way back to the list. */

import { element, iconButton } from "./dom.js";
import { createMenu } from "./menu.js";
import { createChatAvatar, titleOf } from "./people.js";

const ACTIONS = {
  upload_photo: "sending a photo",
  upload_document: "sending a file",
};

/**
 * Show the header of a chat.
 *
 * @param {HTMLElement} root
 * @param {import("./world.js").Entry} entry
 * @param {Object} bot
 * @param {{back: function(), block: function(boolean)}} actions
 */
export function renderHeader(root, entry, bot, actions) {
  const back = iconButton("back", "Back to the chats", { "data-testid": "back" });
  back.classList.add("back");
  back.addEventListener("click", actions.back);
  const title = element("h1", { class: "chat-title" }, titleOf(entry.chat, bot));
  const heading = element("div", { class: "chat-heading" }, title, createSubtitle(entry));
  root.replaceChildren(back, createChatAvatar(entry.chat, bot, "small"), heading);
  if (entry.chat.type === "private") root.append(...createMore(entry, actions));
}

/** Show what the bot is doing, without touching the rest of the header. */
export function renderAction(root, entry) {
  root.querySelector(".chat-subtitle").replaceWith(createSubtitle(entry));
}

function createSubtitle({ chat, members, action }) {
  if (action) {
    return element(
      "span",
      { class: "chat-subtitle accent", "data-testid": "typing" },
      ACTIONS[action] ?? "typing",
      element("span", { class: "dots", "aria-hidden": "true" }),
    );
  }
  const people = `${members.length} member${members.length === 1 ? "" : "s"}`;
  return element("span", { class: "chat-subtitle" }, chat.type === "private" ? "bot" : people);
}

function createMore(entry, actions) {
  const more = iconButton("more", "More about this chat");
  const item = entry.blocked
    ? { icon: "unblock", label: "Unblock the bot", run: () => actions.block(false) }
    : { icon: "block", label: "Block the bot", run: () => actions.block(true) };
  return [more, createMenu(more, "below", [item])];
}

/** The line above a chat: whose it is, what goes on, and the way back to the list. */

import { element, iconButton } from "./dom.js";
import { listActs } from "./leading.js";
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
 * @param {import("./world.js").World} world
 * @param {{back: function(), block: function(boolean), lead: function(Object)}} actions
 */
export function renderHeader(root, entry, world, actions) {
  const { bot } = world;
  const back = iconButton("back", "Back to the chats", { "data-testid": "back" });
  back.classList.add("back");
  back.addEventListener("click", actions.back);
  const title = element("h1", { class: "chat-title" }, titleOf(entry.chat, bot));
  const heading = element("div", { class: "chat-heading" }, title, createSubtitle(entry));
  root.replaceChildren(back, createChatAvatar(entry.chat, bot, "small"), heading);
  const acts = listActs(entry, world, actions);
  if (!acts.length) return;
  const more = iconButton("more", "More about this chat", { "data-testid": "chat-more" });
  root.append(more, createMenu(more, "below", acts));
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
  if (chat.type === "channel") return element("span", { class: "chat-subtitle" }, "channel");
  const people = `${members.length} member${members.length === 1 ? "" : "s"}`;
  return element("span", { class: "chat-subtitle" }, chat.type === "private" ? "bot" : people);
}

/** What stands in a chat before anybody has written. */

import { element } from "./dom.js";
import { createChatAvatar, nameOf, titleOf } from "./people.js";

/** Create the greeting of an empty chat; in a private one with the button that begins it. */
export function createEmpty({ chat }, world, start) {
  const isPrivate = chat.type === "private";
  const words = {
    private:
      world.description || `Hello, ${nameOf(world.me)}. Start the bot and see what it can do.`,
    channel: "Here the bot posts what the channel’s admins ask it for in their private chats.",
  };
  const inGroup = `In a group the bot hears what is meant for it: try /help@${world.bot.username}.`;
  const attributes = { type: "button", class: "start", "data-testid": "start", onclick: start };
  return element(
    "div",
    { class: "empty" },
    createChatAvatar(chat, world.bot, "large"),
    element("h2", { class: "empty-title" }, titleOf(chat, world.bot)),
    element("p", {}, words[chat.type] ?? inGroup),
    isPrivate && element("button", attributes, "Start"),
  );
}

/** Names, initials and colours of users and chats. */

import { element, icon } from "./dom.js";

const COLOURS = 7;
// By 7 alone the playground's first bot and its second user would look alike.
const SPREAD = 12;

/** The name of a user as a chat shows it. */
export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

/** Who a message is from, as a user: its writer, or the chat in whose name it is written. */
export function senderOf(message) {
  const chat = message.sender_chat;
  if (chat) return { id: chat.id, first_name: chat.title };
  return message.from ?? { id: message.chat.id, first_name: message.chat.title ?? "" };
}

/** The chat's title for the person who looks: a private chat is called after the bot. */
export const titleOf = (chat, bot) => (chat.type === "private" ? nameOf(bot) : chat.title);

/** The number of the user's or chat's colour, which the style sheet knows. */
export const colourOf = (id) => (Math.abs(id) % SPREAD) % COLOURS;

function initialsOf(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  // Spreading goes by code points: charAt would cut an emoji in two.
  return letters.map((word) => [...word][0].toUpperCase()).join("");
}

/** Create the round picture of a user. */
export function createAvatar(user, className = "") {
  const attributes = { class: `avatar ${className}`, "aria-hidden": "true" };
  return element(
    "span",
    { ...attributes, "data-colour": colourOf(user.id) },
    initialsOf(nameOf(user)),
  );
}

/** Create the round picture of a chat: the bot's, or a group's. */
export function createChatAvatar(chat, bot, className = "") {
  if (chat.type === "private") return createAvatar(bot, className);
  const attributes = { class: `avatar ${className}`, "aria-hidden": "true" };
  return element("span", { ...attributes, "data-colour": colourOf(chat.id) }, icon("group"));
}

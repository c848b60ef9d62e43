/** The left side: who one is, and the chats. */

import { formatBrief } from "./dates.js";
import { element } from "./dom.js";
import { createAvatar, createChatAvatar, nameOf, senderOf, titleOf } from "./people.js";
import { describeService, summarise } from "./summary.js";

/** Show the users, each a link: in the same tab one becomes them, in a new one one is both. */
export function renderPeople(root, world) {
  const links = world.users.map((user) =>
    element(
      "a",
      {
        class: "person",
        href: `?user=${user.id}`,
        "data-testid": `user-${user.id}`,
        "aria-current": user.id === world.me.id && "true",
        title: user.id === world.me.id ? "This is you" : `Become ${nameOf(user)}`,
      },
      createAvatar(user, "tiny"),
      element("span", { class: "person-name" }, nameOf(user)),
    ),
  );
  root.replaceChildren(element("span", { class: "people-label" }, "You are"), ...links);
}

/** The newest message that somebody wrote: a forum is not livelier for having topics. */
const newestOf = (entry) => [...entry.messages.values()].findLast((m) => !describeService(m));

/** Show the chats, the liveliest first. */
export function renderChats(root, world, selected) {
  const focused = root.contains(document.activeElement) && document.activeElement.hash;
  const entries = [...world.entries.values()].sort(
    (a, b) => (newestOf(b)?.date ?? 0) - (newestOf(a)?.date ?? 0),
  );
  root.replaceChildren(...entries.map((entry) => createItem(entry, world, selected)));
  // The list is drawn anew with every message; the keyboard must not lose its place.
  if (focused) root.querySelector(`a[href="${focused}"]`)?.focus();
}

function createItem({ chat, messages, action }, world, selected) {
  const newest = [...messages.values()].at(-1);
  const unread = world.countUnread(chat.id);
  const link = element(
    "a",
    {
      class: "chat-item",
      href: `#${chat.id}`,
      "data-testid": `chat-item-${chat.id}`,
      "aria-current": chat.id === selected && "true",
    },
    createChatAvatar(chat, world.bot),
    element("span", { class: "chat-name" }, titleOf(chat, world.bot)),
    newest ? element("time", { class: "chat-time" }, formatBrief(newest.date)) : null,
    createPreview(newest, action, chat, world),
    unread > 0 &&
      element("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)),
  );
  return element("li", {}, link);
}

function createPreview(message, action, chat, world) {
  if (action) return element("span", { class: "chat-preview accent" }, "typing…");
  if (!message) return element("span", { class: "chat-preview" }, "No messages yet");
  const mine = message.author === world.me.id;
  const who = mine ? "You" : chat.type === "supergroup" && nameOf(senderOf(message));
  const prefix = who && !describeService(message) ? element("b", {}, `${who}: `) : null;
  return element("span", { class: "chat-preview" }, prefix, summarise(message));
}

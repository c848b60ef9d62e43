/** What a message says in one line. */

import { nameOf, senderOf } from "./people.js";

const listNames = (users) => users.map(nameOf).join(", ");

const SERVICE = {
  new_chat_members: (users, who, from) =>
    users.length === 1 && users[0].id === from.id
      ? `${who} joined the group`
      : `${who} added ${listNames(users)}`,
  left_chat_member: (user, who, from) =>
    user.id === from.id ? `${who} left the group` : `${who} removed ${nameOf(user)}`,
  group_chat_created: (_, who) => `${who} created the group`,
  supergroup_chat_created: (_, who) => `${who} created the group`,
  new_chat_title: (title, who) => `${who} changed the title to “${title}”`,
  new_chat_photo: (_, who) => `${who} changed the group’s photo`,
  delete_chat_photo: (_, who) => `${who} removed the group’s photo`,
  migrate_to_chat_id: () => "The group became a supergroup",
  migrate_from_chat_id: () => "The group became a supergroup",
  forum_topic_created: ({ name }, who) => `${who} opened the topic “${name}”`,
  forum_topic_closed: (_, who) => `${who} closed the topic`,
  forum_topic_reopened: (_, who) => `${who} reopened the topic`,
  pinned_message: (_, who) => `${who} pinned a message`,
};

const hasContent = (message) =>
  [message.text, message.caption, message.photo, message.document].some((part) => part != null);

/** The sentence of a service message; null for a message that somebody wrote. */
export function describeService(message) {
  const from = senderOf(message);
  const kind = Object.keys(SERVICE).find((name) => name in message);
  if (kind) return SERVICE[kind](message[kind], nameOf(from), from);
  return hasContent(message) ? null : "A message that the playground cannot show";
}

/** The message in one line, for the list of chats and for the preview of a reply. */
export function summarise(message) {
  const service = describeService(message);
  if (service) return service;
  const words = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  return words || (message.photo ? "Photo" : message.document.file_name ?? "Document");
}

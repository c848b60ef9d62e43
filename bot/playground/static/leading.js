/** What the menu of a chat offers: blocking the bot, and what leaders of groups do. */

import { askName } from "./choosing.js";

/**
 * @param {import("./world.js").Entry} entry
 * @param {import("./world.js").World} world
 * @param {{block: function(boolean), lead: function(Object)}} actions
 * @returns {Array<{icon: string, label: string, run: function()}>} items of a menu
 */
export function listActs(entry, world, actions) {
  if (entry.chat.type === "private") {
    return [
      entry.blocked
        ? { icon: "unblock", label: "Unblock the bot", run: () => actions.block(false) }
        : { icon: "block", label: "Block the bot", run: () => actions.block(true) },
    ];
  }
  return isLeader(entry, world.me.id) ? listLeaderActs(entry, world, actions) : [];
}

/** Whether a member is the owner or an admin of the chat. */
export const isLeader = (entry, userId) =>
  ["creator", "administrator"].includes(entry.statuses[userId]);

const isOwner = (entry, userId) => entry.statuses[userId] === "creator";

function listLeaderActs(entry, world, { lead }) {
  const act = (icon, label, name, more = {}) => ({
    icon,
    label,
    run: () => lead({ act: name, ...more }),
  });
  const status = entry.statuses[world.bot.id] ?? "left";
  const isIn = !["left", "kicked"].includes(status);
  const isHidden = entry.anonymous.includes(world.me.id);
  const acts = isIn
    ? [act("block", "Remove the bot", "remove_bot")]
    : [act("group", "Add the bot", "add_bot")];
  if (isIn && status !== "administrator") acts.push(act("star", "Make the bot an admin", "promote"));
  if (isIn && status !== "member") acts.push(act("group", "Make the bot a plain member", "demote"));
  if (status === "member") acts.push(act("block", "Take the bot’s right to write", "restrict"));
  if (entry.chat.type !== "channel") {
    acts.push(
      isHidden
        ? act("unblock", "Speak in your own name", "unhide")
        : act("group", "Speak in the group’s name", "hide"),
    );
  }
  if (entry.chat.type === "group") acts.push(act("star", "Make it a supergroup", "migrate"));
  const others = entry.members.filter(({ id }) => id !== world.bot.id && id !== world.me.id);
  for (const { id, first_name: name } of others.filter(({ id }) => !isOwner(entry, id))) {
    acts.push(
      isLeader(entry, id)
        ? act("group", `Make ${name} a plain member`, "demote", { member: id })
        : act("star", `Make ${name} an admin`, "promote", { member: id }),
    );
  }
  return [...acts, ...listTopicActs(entry, act, lead)];
}

function listTopicActs(entry, act, lead) {
  if (!entry.topics.length) return [];
  const topic = entry.topics.find(({ id }) => id === entry.thread);
  const verb = topic.closed ? "Reopen" : "Close";
  const name = topic.closed ? "reopen_topic" : "close_topic";
  const create = () => askName("Name of the topic", (text) => lead({ act: "create_topic", name: text }));
  return [
    { icon: "edit", label: "New topic", run: create },
    act("block", `${verb} “${topic.name}”`, name, { thread: topic.id }),
  ];
}

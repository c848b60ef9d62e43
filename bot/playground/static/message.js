/** One message as it stands in the chat. */

import { formatClock, formatMoment } from "./dates.js";
import { element, iconButton } from "./dom.js";
import { createInlineKeyboard } from "./keyboards.js";
import { createDocument, createPhoto } from "./media.js";
import { colourOf, createAvatar, nameOf } from "./people.js";
import { renderText } from "./rich.js";
import { describeService, summarise } from "./summary.js";

const LONG_PRESS = 450;

/**
 * What the parts of a message may do when they are clicked.
 *
 * @typedef {Object} Actions
 * @property {string} username the bot's
 * @property {function(string)} command send a command
 * @property {function(string)} start open the private chat, and with a payload send it with /start
 * @property {function(string)} copy
 * @property {function(Object, HTMLElement)} press press a button of a message
 * @property {function(Object)} reply
 * @property {function(number)} jump show the message of this number
 */

/** Create the element of a message. `world` says who looks. */
export function createMessage(message, world, actions) {
  const service = describeService(message);
  const from = sideOf(message, world);
  const node = element("article", {
    class: service ? "message service" : `message from-${from}`,
    "data-testid": "message",
    "data-message-id": message.message_id,
    "data-from": from,
  });
  if (service) {
    node.append(element("span", { class: "pill", "data-testid": "message-text" }, service));
    return node;
  }
  const body = element("div", { class: "body" }, createBubble(message, world, actions));
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) body.append(createInlineKeyboard(message, rows, actions));
  const reply = iconButton("reply", "Reply", { "data-testid": "reply-button" });
  reply.classList.add("reply-button");
  reply.addEventListener("click", () => actions.reply(message));
  node.classList.toggle("in-group", message.chat.type !== "private");
  node.append(body, reply);
  onLongPress(body, () => reply.focus());
  return node;
}

function sideOf(message, world) {
  if (message.from?.id === world.me.id) return "me";
  return message.from?.is_bot ? "bot" : "other";
}

function createBubble(message, world, actions) {
  const bubble = element("div", { class: "bubble" });
  if (message.chat.type !== "private" && message.from.id !== world.me.id) {
    bubble.append(createAvatar(message.from, "message-avatar"), createSender(message.from));
  }
  if (message.reply_to_message) bubble.append(createReply(message.reply_to_message, actions));
  if (message.photo) bubble.append(createPhoto(message.photo));
  if (message.document) bubble.append(createDocument(message.document));
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  const words = element("div", { class: "words" });
  if (text) {
    words.append(
      element(
        "div",
        { class: "text", dir: "auto", "data-testid": "message-text" },
        renderText(text, entities, actions),
      ),
    );
  }
  words.append(createMeta(message));
  bubble.append(words);
  bubble.classList.toggle("with-photo", Boolean(message.photo));
  bubble.classList.toggle("wordless", !text);
  return bubble;
}

function createSender(from) {
  const name = element("span", { class: "sender-name" }, nameOf(from));
  const sender = element("div", { class: "sender", "data-colour": colourOf(from.id) }, name);
  if (from.is_bot) sender.append(element("span", { class: "sender-tag" }, "bot"));
  return sender;
}

function createReply(replied, actions) {
  return element(
    "button",
    {
      type: "button",
      class: "reply",
      "data-colour": replied.from && colourOf(replied.from.id),
      "data-testid": "reply-preview",
      title: "Show this message",
      onclick: () => actions.jump(replied.message_id),
    },
    element("span", { class: "reply-name" }, replied.from ? nameOf(replied.from) : "Reply"),
    element("span", { class: "reply-text" }, summarise(replied)),
  );
}

function createMeta(message) {
  const time = element(
    "time",
    { datetime: new Date(message.date * 1000).toISOString(), title: formatMoment(message.date) },
    formatClock(message.date),
  );
  const edited = message.edit_date && element("span", { class: "edited" }, "edited");
  return element("span", { class: "meta" }, edited || null, time);
}

/** Run an action when a finger rests on the node, which has no pointer to hover with. */
function onLongPress(node, run) {
  let timer;
  const stop = () => clearTimeout(timer);
  node.addEventListener("pointerdown", ({ pointerType }) => {
    if (pointerType === "touch") timer = setTimeout(run, LONG_PRESS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) {
    node.addEventListener(name, stop);
  }
}

/** One message as it stands in the chat. */

import { formatClock, formatMoment } from "./dates.js";
import { element, iconButton } from "./dom.js";
import { createInlineKeyboard } from "./keyboards.js";
import { createDocument, createPhoto } from "./media.js";
import { createMessageMenu, readSelection } from "./message_menu.js";
import { colourOf, createAvatar, nameOf, senderOf } from "./people.js";
import { createPreview, isAbove } from "./preview.js";
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
 * @property {function(Object, string)} reply answer a message, or a part of its text
 * @property {function(Object)} replyElsewhere answer a message in another chat
 * @property {function(Object)} forward
 * @property {function(Object)} edit
 * @property {function(Object)} remove
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
  // The part that is selected must stay so until it is read.
  reply.addEventListener("pointerdown", (event) => event.preventDefault());
  reply.addEventListener("click", () => actions.reply(message, readSelection(node)));
  node.classList.toggle("in-group", message.chat.type !== "private");
  const menu = createMessageMenu(message, from === "me", actions);
  node.append(body, element("div", { class: "message-acts" }, reply, ...menu));
  onLongPress(body, () => reply.focus());
  return node;
}

function sideOf(message, world) {
  if (message.author === world.me.id) return "me";
  return message.author === world.bot.id ? "bot" : "other";
}

function createBubble(message, world, actions) {
  const bubble = element("div", { class: "bubble" });
  const sender = senderOf(message);
  if (message.chat.type !== "private" && message.author !== world.me.id) {
    bubble.append(createAvatar(sender, "message-avatar"), createSender(sender));
  }
  const origin = message.forward_origin && createOrigin(message.forward_origin);
  if (origin) bubble.append(origin);
  const answered = message.reply_to_message;
  if (answered && !answered.forum_topic_created) bubble.append(createReply(message, actions));
  if (message.external_reply) bubble.append(createExternalReply(message));
  if (message.photo) bubble.append(createPhoto(message.photo));
  if (message.document) bubble.append(createDocument(message.document));
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  const words = element("div", { class: "words" });
  const preview = createPreview(message, actions);
  if (preview && isAbove(message)) words.append(preview);
  if (text) {
    words.append(
      element(
        "div",
        { class: "text", dir: "auto", "data-testid": "message-text" },
        renderText(text, entities, actions),
      ),
    );
  }
  if (preview && !isAbove(message)) words.append(preview);
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

function createOrigin(origin) {
  const from = origin.sender_user ? nameOf(origin.sender_user) : originTitle(origin);
  return element("div", { class: "origin", "data-testid": "origin" }, `Forwarded from ${from}`);
}

const originTitle = ({ chat, sender_chat: sender }) => (chat ?? sender).title;

function createExternalReply({ external_reply: { origin, chat }, quote }) {
  const from = origin.sender_user ? nameOf(origin.sender_user) : originTitle(origin);
  return element(
    "div",
    { class: "reply", "data-testid": "external-reply" },
    element("span", { class: "reply-name" }, chat ? `${from}, ${chat.title}` : from),
    element("span", { class: "reply-text" }, quote?.text ?? "Message"),
  );
}

function createReply({ reply_to_message: replied, quote }, actions) {
  return element(
    "button",
    {
      type: "button",
      class: "reply",
      "data-colour": colourOf(senderOf(replied).id),
      "data-testid": "reply-preview",
      title: "Show this message",
      onclick: () => actions.jump(replied.message_id),
    },
    element("span", { class: "reply-name" }, nameOf(senderOf(replied))),
    element("span", { class: "reply-text" }, quote ? `“${quote.text}”` : summarise(replied)),
  );
}

function createMeta(message) {
  const time = element(
    "time",
    { datetime: new Date(message.date * 1000).toISOString(), title: formatMoment(message.date) },
    formatClock(message.date),
  );
  const via = message.via_bot;
  const edited = message.edit_date && element("span", { class: "edited" }, "edited");
  return element(
    "span",
    { class: "meta" },
    via && element("span", { class: "via", "data-testid": "via" }, `via @${via.username}`),
    edited || null,
    time,
  );
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

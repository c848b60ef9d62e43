/** The buttons that a bot offers: under its messages, and in place of a keyboard. */

import { element, icon } from "./dom.js";
import { createLink, readAddress } from "./links.js";

/** Create the buttons under a message. */
export function createInlineKeyboard(message, rows, actions) {
  return element(
    "div",
    { class: "keyboard", role: "group", "aria-label": "Buttons" },
    ...rows.map((row) =>
      element(
        "div",
        { class: "keyboard-row" },
        ...row.map((button) => createButton(message, button, actions)),
      ),
    ),
  );
}

function createButton(message, button, actions) {
  const attributes = { class: "inline-button", "data-testid": "inline-button" };
  const label = element("span", { class: "inline-label" }, button.text);
  const address = button.url && readAddress(button.url);
  if (address) return createLink(address, actions, attributes, label, icon("outward"));
  const sign = (button.copy_text && icon("copy")) ?? (button.web_app && icon("app"));
  const node = element("button", { type: "button", ...attributes }, label, sign);
  node.addEventListener("click", () => runButton(message, button, node, actions));
  return node;
}

function runButton(message, button, node, actions) {
  if (button.callback_data !== undefined) return actions.press(message, button.callback_data, node);
  if (button.copy_text) return actions.copy(button.copy_text.text);
  if (button.web_app) return actions.openApp(button.web_app.url);
  const [here, there] = [button.switch_inline_query_current_chat, button.switch_inline_query];
  if (here !== undefined) return actions.insert(`@${actions.username} ${here}`);
  const elsewhere = there ?? button.switch_inline_query_chosen_chat?.query;
  if (elsewhere !== undefined) return actions.insertElsewhere(`@${actions.username} ${elsewhere}`);
  return actions.notify("This kind of button does nothing in the playground.");
}

/** The markup of the newest message that set the chat's own keyboard, or took it away. */
export function findReplyMarkup(messages) {
  const kinds = ["keyboard", "remove_keyboard", "force_reply"];
  const last = [...messages].findLast((m) => kinds.some((kind) => m.reply_markup?.[kind]));
  return last?.reply_markup ?? null;
}

/** Create the buttons below the composer; each sends its text. */
export function createReplyKeyboard(rows, send) {
  const createKey = (key) => {
    const text = typeof key === "string" ? key : key.text;
    const attributes = { type: "button", class: "key", "data-testid": "reply-keyboard-button" };
    return element("button", { ...attributes, onclick: () => send(text) }, text);
  };
  return element(
    "div",
    { class: "keys", role: "group", "aria-label": "Answers" },
    ...rows.map((row) => element("div", { class: "keyboard-row" }, ...row.map(createKey))),
  );
}

/** Small dialogs that ask for one thing: a chat, or a name. */

import { element } from "./dom.js";
import { openDialog } from "./notices.js";
import { createChatAvatar, titleOf } from "./people.js";

/** Ask for one of the user's chats; `run` is called with its id. */
export function chooseChat(title, world, run) {
  const dialog = createDialog(title, "chat-chooser");
  for (const { chat } of world.entries.values()) {
    const choose = () => {
      dialog.close();
      run(chat.id);
    };
    dialog.append(
      element(
        "button",
        { type: "button", class: "chooser-item", "data-testid": `to-${chat.id}`, onclick: choose },
        createChatAvatar(chat, world.bot, "tiny"),
        titleOf(chat, world.bot),
      ),
    );
  }
  openDialog(dialog);
}

/** Ask for a short text; `run` is called with it. */
export function askName(title, run) {
  const dialog = createDialog(title, "name-dialog");
  const input = element("input", { class: "name-input", "aria-label": title, required: true });
  const form = element(
    "form",
    { method: "dialog" },
    input,
    element("button", { class: "text-button" }, "OK"),
  );
  form.addEventListener("submit", () => run(input.value.trim()));
  dialog.append(form);
  openDialog(dialog);
}

function createDialog(title, testId) {
  const heading = element("h2", { class: "chooser-title" }, title);
  return element(
    "dialog",
    { class: "chooser", "aria-label": title, "data-testid": testId, closedby: "any" },
    heading,
  );
}

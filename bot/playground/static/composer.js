/** Where one writes: text, replies, edits and files. */

import { Attachments } from "./attachments.js";
import { CommandMenu } from "./command_menu.js";
import { ContextBar } from "./context_bar.js";
import { element, icon, iconButton } from "./dom.js";
import { InlineMenu } from "./inline_menu.js";
import { createReplyKeyboard } from "./keyboards.js";

/**
 * What the composer asks for; what sends promises whether it went well.
 *
 * @typedef {Object} Outbox
 * @property {function(string, Object|null, string): Promise<boolean>} send
 *   a text; as a reply to a message, or to the part of it that is quoted, or not
 * @property {function(number, string): Promise<boolean>} edit
 * @property {function(string, File[], string): Promise<boolean>} upload
 *   "photo"s or "document"s with a caption
 * @property {function(): Object|undefined} findLastOwn the last text that the user wrote here
 * @property {function()} unblock
 * @property {function(string)} openApp open the Mini App at an address
 * @property {import("./inline_menu.js").Inline} inline
 */

/** Holds one draft for each chat. */
export class Composer {
  #outbox;
  #input = element("textarea", {
    class: "input",
    rows: 1,
    placeholder: "Message",
    "aria-label": "Message",
    "data-testid": "composer",
    autocomplete: "off",
    "aria-autocomplete": "list",
  });
  #send = iconButton("send", "Send", { "data-testid": "send", type: "submit" });
  #menuButton = element(
    "button",
    {
      type: "button",
      class: "command-menu-button",
      "aria-label": "Commands of the bot",
      title: "Commands",
      "data-testid": "command-menu-button",
    },
    icon("menu"),
    element("span", {}, "Menu"),
  );
  #keys = element("div", { class: "keys-place" });
  #form;
  #unblock = element("button", { type: "button", class: "unblock" }, "Unblock the bot");
  #bar = new ContextBar(() => this.#endContext());
  #menu;
  #app = null;
  #inlineMenu;
  #attachments;
  #drafts = new Map();
  #chat = null;

  /**
   * @param {HTMLElement} root
   * @param {Outbox} outbox
   */
  constructor(root, outbox) {
    this.#outbox = outbox;
    this.#menu = new CommandMenu(this.#input, (command) => this.#sendCommand(command));
    this.#inlineMenu = new InlineMenu(this.#input, this.#createInline());
    this.#attachments = new Attachments(root.parentElement, this.#input, (kind, files) => {
      this.#bar.showFiles(kind, files);
      this.#refresh();
      this.#input.focus();
    });
    const field = element("div", { class: "field" }, this.#menuButton, this.#input);
    field.append(...this.#attachments.nodes);
    const box = element("div", { class: "box" }, this.#bar.root, field);
    this.#form = element("form", { class: "composer" }, box, this.#send);
    root.append(this.#menu.root, this.#inlineMenu.root, this.#form, this.#unblock, this.#keys);
    this.#listen();
  }

  /** Write in this chat, where its own draft waits; `suffix` goes after a chosen command. */
  open(chatId, suffix) {
    if (this.#chat?.id === chatId) return;
    if (this.#chat) this.#drafts.set(this.#chat.id, this.#input.value);
    this.#chat = { id: chatId, suffix };
    this.#bar.clear();
    this.#input.value = this.#drafts.get(chatId) ?? "";
    this.#refresh();
  }

  /** Show the bot's commands, behind the button that the bot wants in front of them. */
  setMenu(commands, button) {
    this.#app = button.type === "web_app" ? button : null;
    this.#menu.setCommands(commands);
    this.#menuButton.hidden = !commands.length && !this.#app;
    this.#menuButton.lastChild.textContent = this.#app?.text ?? "Menu";
    this.#menuButton.title = this.#app ? this.#app.text : "Commands";
    this.#menuButton.ariaLabel = this.#app ? this.#app.text : "Commands of the bot";
  }

  /** Take the field away from who blocked the bot, and from who may only read. */
  setClosed({ isBlocked, isReader }) {
    this.#form.hidden = isBlocked || isReader;
    this.#keys.hidden = isBlocked || isReader;
    this.#unblock.hidden = !isBlocked;
  }

  /** Show the keyboard that the bot set for the chat; null where there is none. */
  setReplyMarkup(markup) {
    const send = (text) => {
      if (markup.one_time_keyboard) this.#keys.replaceChildren();
      this.#deliver(text, this.#outbox.send(text, null, ""));
    };
    const rows = markup?.keyboard;
    this.#keys.replaceChildren(...(rows ? [createReplyKeyboard(rows, send)] : []));
    this.#input.placeholder = markup?.input_field_placeholder ?? "Message";
  }

  replyTo(message, quote = "") {
    this.#bar.showReply(message, quote);
    this.#input.focus();
  }

  /** Let the user write one of the own texts anew. */
  editOwn(message) {
    this.#bar.showEdit(message);
    this.insert(message.text ?? message.caption);
  }

  /** Put a text into the field, for the user to go on with. */
  insert(text) {
    this.#input.value = text;
    this.#refresh();
    this.#input.focus();
    this.#inlineMenu.filter(text);
  }

  focus() {
    this.#input.focus();
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener("input", () => {
      this.#refresh();
      this.#menu.filter(this.#input.value);
      if (!this.#bar.kind) this.#inlineMenu.filter(this.#input.value);
    });
    this.#input.addEventListener("keydown", (event) => this.#handleKey(event));
    this.#input.addEventListener("blur", () => this.#closeMenus());
    this.#menuButton.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#menuButton.addEventListener("click", () => {
      if (this.#app) return this.#outbox.openApp(this.#app.web_app.url);
      this.#input.focus();
      this.#menu.toggle();
    });
    this.#unblock.addEventListener("click", () => this.#outbox.unblock());
  }

  #handleKey(event) {
    // While an input method composes, Enter and the arrows are its own.
    if (event.isComposing) return;
    if (this.#menu.handleKey(event) || this.#inlineMenu.handleKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#bar.kind) {
      event.preventDefault();
      this.#endContext();
    } else if (event.key === "ArrowUp" && !this.#input.value && !this.#bar.kind) {
      const own = this.#outbox.findLastOwn();
      if (!own) return;
      event.preventDefault();
      this.editOwn(own);
    }
  }

  #endContext() {
    if (this.#bar.kind === "edit") this.#input.value = "";
    this.#bar.clear();
    this.#refresh();
    this.#input.focus();
  }

  #refresh() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
    this.#send.disabled = !this.#input.value.trim() && this.#bar.kind !== "file";
  }

  #closeMenus() {
    this.#menu.close();
    this.#inlineMenu.close();
  }

  /** What the inline menu may do; the text is gone once a result or the button is taken. */
  #createInline() {
    const { inline } = this.#outbox;
    const empty = () => {
      this.#closeMenus();
      this.#input.value = "";
      this.#refresh();
    };
    return {
      get username() {
        return inline.username;
      },
      ask: (query, offset) => inline.ask(query, offset),
      choose: (queryId, resultId) => {
        const text = this.#input.value;
        empty();
        this.#deliver(text, inline.choose(queryId, resultId));
      },
      press: (button) => {
        empty();
        inline.press(button);
      },
    };
  }

  #sendCommand(command) {
    const text = `/${command}${this.#chat.suffix}`;
    this.#menu.close();
    this.#input.value = "";
    this.#deliver(text, this.#outbox.send(text, null, ""));
  }

  #submit() {
    const text = this.#input.value.trim();
    const { kind, message, quote, files, fileKind } = this.#bar;
    if (!text && kind !== "file") return;
    this.#closeMenus();
    this.#input.value = "";
    this.#bar.clear();
    if (kind === "file") this.#deliver(text, this.#outbox.upload(fileKind, files, text));
    else if (kind === "edit") this.#deliver(text, this.#outbox.edit(message.message_id, text));
    else this.#deliver(text, this.#outbox.send(text, message, quote));
  }

  /** Clear the field for what is on its way; a text that was not taken must not be lost. */
  async #deliver(text, sending) {
    this.#refresh();
    if (!(await sending) && !this.#input.value) this.insert(text);
  }
}

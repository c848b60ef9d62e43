/** The messages of the open chat, by days and senders, and where in them one stands. */

import { formatDay, keyOfDay } from "./dates.js";
import { element, icon } from "./dom.js";
import { createMessage } from "./message.js";
import { describeService } from "./summary.js";
import { topicOf } from "./topics.js";

const NEAR = 48;
const PAUSE = 600;

/** Whether two neighbouring messages stand together as one person's. */
function belongTogether(one, other) {
  if (!one || !other || describeService(one) || describeService(other)) return false;
  return one.author === other.author && Math.abs(other.date - one.date) < PAUSE;
}

/** Keeps the nodes of one chat's messages as the world changes. */
export class Timeline {
  #root;
  #column = element("div", { class: "column" });
  #jump;
  #badge = element("span", { class: "badge" });
  #world;
  #actions;
  #chatId = null;
  #shown = new Map();
  #atEnd = true;

  /**
   * @param {HTMLElement} root what scrolls
   * @param {HTMLButtonElement} jump leads down to the newest message
   * @param {import("./world.js").World} world
   * @param {import("./message.js").Actions} actions
   */
  constructor(root, jump, world, actions) {
    this.#root = root;
    this.#jump = jump;
    this.#world = world;
    this.#actions = actions;
    root.append(this.#column);
    jump.append(icon("down"), this.#badge);
    jump.addEventListener("click", () => this.scrollToEnd("smooth"));
    root.addEventListener("scroll", () => this.#noteScroll(), { passive: true });
    // What opens under the pointer must stay there, even at the end of the chat.
    root.addEventListener("click", ({ target }) => {
      if (target.closest(".quote-more")) this.#atEnd = false;
    });
    // The end moves away when pictures load, the composer grows or a phone is turned.
    const follow = new ResizeObserver(() => {
      if (this.#atEnd) this.scrollToEnd();
      else this.#noteScroll();
    });
    follow.observe(root);
    follow.observe(this.#column);
    document.addEventListener("visibilitychange", () => this.#noteScroll());
  }

  /** Show a chat from the world anew; `empty` stands where it has no messages. */
  show(chatId, empty) {
    const top = chatId === this.#chatId && !this.#atEnd ? this.#root.scrollTop : null;
    this.#chatId = chatId;
    this.#shown.clear();
    // A screen reader must not read out the whole chat.
    this.#root.ariaBusy = "true";
    this.#column.replaceChildren(empty);
    const entry = this.#world.entries.get(chatId);
    for (const message of entry.messages.values()) {
      if (topicOf(message, entry) === entry.thread) this.#append(message);
    }
    this.#root.ariaBusy = null;
    if (top === null) this.scrollToEnd();
    else this.#root.scrollTop = top;
    this.#noteScroll();
  }

  /** Add a message that has just come. */
  add(message) {
    const entry = this.#world.entries.get(message.chat.id);
    if (topicOf(message, entry) !== entry.thread) return;
    const mine = message.author === this.#world.me.id;
    this.#append(message).classList.add("arriving");
    if (this.#atEnd || mine) this.scrollToEnd();
    this.#noteScroll();
  }

  /** Draw a message anew where it stands, with the keyboard's focus on the same button. */
  replace(message) {
    const old = this.#shown.get(message.message_id);
    if (!old) return;
    const place = [...old.node.querySelectorAll("button, a")].indexOf(document.activeElement);
    const label = document.activeElement.textContent;
    const node = createMessage(message, this.#world, this.#actions);
    old.node.replaceWith(node);
    this.#shown.set(message.message_id, { node, message });
    this.#regroup(node);
    if (place >= 0) refocus(node, label, place);
    if (this.#atEnd) this.scrollToEnd();
  }

  /** Take a message away. */
  remove(messageId) {
    const node = this.#shown.get(messageId)?.node;
    if (!node) return;
    const { previousElementSibling: before, nextElementSibling: after, parentElement: day } = node;
    this.#shown.delete(messageId);
    node.remove();
    if (!day.querySelector(".message")) day.remove();
    this.#regroup(before);
    this.#regroup(after);
  }

  /** Bring a message into view and mark it for a moment; false where it isn't in the chat. */
  jumpTo(messageId) {
    const node = this.#shown.get(messageId)?.node;
    if (!node) return false;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("marked");
    // Reading the layout starts the animation again where it already ran.
    node.getBoundingClientRect();
    node.classList.add("marked");
    return true;
  }

  scrollToEnd(behavior = "instant") {
    this.#root.scrollTo({ top: this.#root.scrollHeight, behavior });
  }

  #append(message) {
    const node = createMessage(message, this.#world, this.#actions);
    const day = this.#findDay(message.date);
    const before = day.lastElementChild;
    day.append(node);
    this.#shown.set(message.message_id, { node, message });
    this.#regroup(before);
    this.#regroup(node);
    return node;
  }

  #findDay(date) {
    const key = keyOfDay(date);
    const last = this.#column.lastElementChild;
    if (last?.dataset.day === key) return last;
    const name = element("h2", { class: "pill day-name" }, formatDay(date));
    const day = element("section", { class: "day", "data-day": key }, name);
    this.#column.append(day);
    return day;
  }

  /** Mark whether a message begins or ends what one person says in a row. */
  #regroup(node) {
    if (!node?.dataset.messageId) return;
    const at = (each) => this.#shown.get(Number(each?.dataset.messageId))?.message;
    const message = at(node);
    node.classList.toggle("first", !belongTogether(at(node.previousElementSibling), message));
    node.classList.toggle("last", !belongTogether(message, at(node.nextElementSibling)));
  }

  #noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.#root;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#chatId === null) return;
    if (this.#atEnd && document.visibilityState === "visible" && clientHeight > 0) {
      this.#world.markRead(this.#chatId);
    }
    const unread = this.#world.countUnread(this.#chatId);
    this.#jump.hidden = this.#atEnd;
    this.#badge.hidden = unread === 0;
    this.#badge.textContent = String(unread);
  }
}

/** Focus the button that was focused before: by its name without the page's number, or place. */
function refocus(node, label, place) {
  const bare = (text) => text.replace(/\d+/g, "").trim();
  const buttons = [...node.querySelectorAll("button, a")];
  const same = label && buttons.find((button) => bare(button.textContent) === bare(label));
  (same || buttons[place] || buttons.at(-1)).focus({ preventScroll: true });
}

/** What the user knows of the playground: the chats with their messages, and what is new. */

const TYPING = 6000;

/**
 * @typedef {Object} Entry
 * @property {Object} chat Bot API Chat
 * @property {Object[]} members Bot API Users
 * @property {Map<number, Object>} messages Bot API Messages by id, oldest first
 * @property {boolean} blocked whether the user blocked the bot here
 * @property {string|null} action what the bot is doing: "typing", "upload_photo"…
 * @property {Object<number, string>} statuses of the members, by user id
 * @property {number[]} anonymous the leaders who write in the group's name
 * @property {Array<{id: number, name: string, closed: boolean}>} topics of a forum
 * @property {number|null} thread the topic that is shown
 */

/**
 * Events: "loaded" (all is new), "message", "edited", "deleted", "topics", "profile", "changed"
 * (anything that the list of chats shows), "action", "toast", "stale" (the state must be loaded again). The
 * detail is the server's event. A message has its writer's id as `author`, which bots don't get.
 */
export class World extends EventTarget {
  me = null;
  bot = null;
  /** What the bot says that it can do; "" for nothing. */
  description = "";
  /** The MenuButton of the private chat. */
  button = { type: "default" };
  users = [];
  /** @type {Map<number, Entry>} */
  entries = new Map();
  #commands = {};
  #read = new Map();
  #timers = new Map();

  /** Take over the state that the server sent. */
  load(state) {
    const before = this.entries;
    this.me = state.user;
    this.#learn(state);
    this.users = state.users;
    this.entries = new Map(
      state.chats.map((given) => [given.chat.id, toEntry(given, before.get(given.chat.id))]),
    );
    for (const [id, entry] of this.entries) {
      const newest = newestId(entry);
      // A chat of the first load is read; after the server's restart its numbers begin anew.
      const read = before.size ? (this.#read.get(id) ?? 0) : newest;
      this.#read.set(id, Math.min(read, newest));
    }
    this.#tell("loaded");
    this.#tell("changed");
  }

  /** Take over what happened. */
  apply(event) {
    switch (event.type) {
      case "message":
      case "edited":
        return this.#keep(event);
      case "deleted":
        this.entries.get(event.chat_id)?.messages.delete(event.message_id);
        this.#tell("deleted", event);
        return this.#tell("changed");
      case "action":
        return this.#setAction(event.chat_id, event.action);
      case "topics":
        this.entries.get(event.chat_id).topics = event.topics;
        return this.#tell("topics", event);
      case "profile":
        this.#learn(event);
        return this.#tell("profile");
      case "toast":
        return this.#tell("toast", event);
      default:
        return this.#tell("stale");
    }
  }

  /** The bot's commands in a chat. */
  commandsOf(chatId) {
    return this.#commands[chatId] ?? [];
  }

  /** How many messages of others came since the chat was last read. */
  countUnread(chatId) {
    const read = this.#read.get(chatId) ?? 0;
    const messages = [...(this.entries.get(chatId)?.messages.values() ?? [])];
    return messages.filter((m) => m.message_id > read && m.author !== this.me.id).length;
  }

  /** Note that everything in the chat was seen. */
  markRead(chatId) {
    if (!this.countUnread(chatId)) return;
    this.#read.set(chatId, newestId(this.entries.get(chatId)));
    this.#tell("changed");
  }

  /** Note that the user blocked the bot, or no longer does. */
  setBlocked(blocked) {
    this.entries.get(this.me.id).blocked = blocked;
    this.#tell("changed");
  }

  #learn({ bot, description, button, commands }) {
    Object.assign(this, { bot, description, button });
    this.#commands = commands;
  }

  #keep(event) {
    const message = { ...event.message, author: event.author };
    const entry = this.entries.get(message.chat.id);
    if (!entry || message.new_chat_members || message.left_chat_member) return this.#tell("stale");
    const isNew = !entry.messages.has(message.message_id);
    entry.messages.set(message.message_id, message);
    if (message.author === this.bot.id) this.#setAction(message.chat.id, null);
    this.#tell(isNew ? "message" : "edited", { message });
    this.#tell("changed");
  }

  #setAction(chatId, action) {
    const entry = this.entries.get(chatId);
    if (!entry) return;
    clearTimeout(this.#timers.get(chatId));
    if (action) this.#timers.set(chatId, setTimeout(() => this.#setAction(chatId, null), TYPING));
    if (entry.action === action) return;
    entry.action = action;
    this.#tell("action", { chat_id: chatId });
    this.#tell("changed");
  }

  #tell(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function toEntry(given, before) {
  const messages = given.messages.map((message) => [
    message.message_id,
    { ...message, author: given.authors[message.message_id] },
  ]);
  return {
    chat: given.chat,
    members: given.members,
    messages: new Map(messages),
    blocked: given.blocked ?? false,
    action: null,
    statuses: given.statuses,
    anonymous: given.anonymous,
    topics: given.topics,
    thread: before?.thread ?? given.topics[0]?.id ?? null,
  };
}

const newestId = (entry) => [...entry.messages.keys()].at(-1) ?? 0;

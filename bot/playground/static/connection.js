/** The playground's server, as the page sees it: requests, and a stream of events. */

const PAUSE = 2000;

async function readAnswer(response) {
  const answer = await response.json().catch(() => ({ ok: false }));
  if (!response.ok || answer.ok === false) {
    throw new Error(answer.description ?? `The server answered ${response.status}`);
  }
  return answer;
}

/** The address of a file that was sent to a chat. */
export const fileAddress = (fileId) => `/client/file?file_id=${encodeURIComponent(fileId)}`;

/**
 * What one user asks of the server. A refusal is an Error with the server's words; where there is
 * no server, fetch throws a TypeError.
 */
export class Connection {
  #user;

  constructor(user) {
    this.#user = user;
  }

  async loadState() {
    return readAnswer(await fetch(`/client/state?user=${this.#user}`));
  }

  /** Send a text into a chat's topic; `message` is what it answers and `quote` a part of that. */
  send(chat, thread, text, message = null, quote = "") {
    const answer = { reply_to: message?.message_id ?? null, reply_chat: message?.chat.id ?? null };
    return this.#post("send", { chat, thread, text, quote, ...answer });
  }

  forward(message, to) {
    return this.#post("forward", { chat: message.chat.id, message_id: message.message_id, to });
  }

  remove(message) {
    return this.#post("delete", { chat: message.chat.id, message_id: message.message_id });
  }

  /** Do what leaders of a group may do: `act` with its `member`, `thread` or `name`. */
  lead(chat, act) {
    return this.#post("lead", { chat, ...act });
  }

  edit(chat, messageId, text) {
    return this.#post("edit", { chat, message_id: messageId, text });
  }

  press(chat, messageId, data) {
    return this.#post("press", { chat, message_id: messageId, data });
  }

  askInline(chat, query, offset) {
    return this.#post("inline", { chat, query, offset });
  }

  choose(queryId, resultId, thread) {
    return this.#post("choose", { query_id: queryId, result_id: resultId, thread });
  }

  openApp(url, theme) {
    return this.#post("app", { url, theme });
  }

  block(blocked) {
    return this.#post("block", { blocked });
  }

  upload(chat, thread, kind, files, caption) {
    const form = new FormData();
    form.append("user", this.#user);
    form.append("chat", chat);
    form.append("kind", kind);
    form.append("caption", caption);
    if (thread !== null) form.append("thread", thread);
    files.forEach((file, n) => form.append(`file${n}`, file, file.name));
    return this.#post("upload", form);
  }

  /**
   * Listen to the server for as long as the page lives.
   *
   * @param {function()} onOpen called whenever the stream was opened, the first time included
   * @param {function(Object)} onEvent called with each event
   * @param {function(boolean)} onLost called when the stream broke off, and whether by a refusal
   */
  listen(onOpen, onEvent, onLost) {
    const stream = new EventSource(`/client/events?user=${this.#user}`);
    stream.addEventListener("open", onOpen);
    stream.addEventListener("message", ({ data }) => onEvent(JSON.parse(data)));
    stream.addEventListener("error", () => {
      // A refusal ends an EventSource for good; a lost connection it mends by itself.
      const isRefused = stream.readyState === EventSource.CLOSED;
      onLost(isRefused);
      if (isRefused) setTimeout(() => this.listen(onOpen, onEvent, onLost), PAUSE);
    });
  }

  async #post(name, body) {
    const headers = { "X-Playground": "1" };
    const isForm = body instanceof FormData;
    if (!isForm) headers["Content-Type"] = "application/json";
    const payload = isForm ? body : JSON.stringify({ user: this.#user, ...body });
    return readAnswer(await fetch(`/client/${name}`, { method: "POST", headers, body: payload }));
  }
}

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

  send(chat, text, replyTo) {
    return this.#post("send", { chat, text, reply_to: replyTo });
  }

  edit(chat, messageId, text) {
    return this.#post("edit", { chat, message_id: messageId, text });
  }

  press(chat, messageId, data) {
    return this.#post("press", { chat, message_id: messageId, data });
  }

  block(blocked) {
    return this.#post("block", { blocked });
  }

  upload(chat, kind, file, caption) {
    const form = new FormData();
    form.append("user", this.#user);
    form.append("chat", chat);
    form.append("kind", kind);
    form.append("caption", caption);
    form.append("file", file, file.name);
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

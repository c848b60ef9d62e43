/** The page: one user, a connection, the world, and the views of it. */

import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { createEmpty } from "./empty.js";
import { renderAction, renderHeader } from "./header.js";
import { findReplyMarkup } from "./keyboards.js";
import { createLink, linkLocal, readAddress, readDeepLink } from "./links.js";
import { showAlert, showToast } from "./notices.js";
import { nameOf } from "./people.js";
import { Presses } from "./presses.js";
import { renderChats, renderPeople } from "./sidebar.js";
import { Sync } from "./sync.js";
import { Timeline } from "./timeline.js";
import { World } from "./world.js";

const FIRST_USER = 1001;
const NARROW = window.matchMedia("(max-width: 720px)");

const find = (id) => document.getElementById(id);
const user = Number(new URLSearchParams(window.location.search).get("user")) || FIRST_USER;
const connection = new Connection(user);
const world = new World();
const sync = new Sync(connection, world);
const presses = new Presses();
let selected = null;

/** Await what may fail; a failure is shown to the user. True where it went well. */
async function attempt(promise) {
  try {
    await promise;
    return true;
  } catch (error) {
    // What fetch throws where there is no server.
    const isOffline = error instanceof TypeError;
    showToast(isOffline ? "The playground’s server does not answer." : error.message, true);
    return false;
  }
}

const openEntry = () => world.entries.get(selected);

/** @type {import("./message.js").Actions} */
const actions = {
  get username() {
    return world.bot.username;
  },
  command(text) {
    const isPlain = openEntry().chat.type === "private" || text.includes("@");
    attempt(connection.send(selected, isPlain ? text : `${text}@${world.bot.username}`, null));
  },
  start(payload) {
    window.location.hash = `#${user}`;
    if (payload) attempt(connection.send(user, `/start ${payload}`, null));
  },
  async copy(text) {
    if (await attempt(navigator.clipboard.writeText(text))) showToast("Copied to the clipboard");
  },
  press(message, data, button) {
    const send = () => connection.press(message.chat.id, message.message_id, data);
    attempt(presses.press(button, send));
  },
  reply: (message) => composer.replyTo(message),
  jump(messageId) {
    if (!timeline.jumpTo(messageId)) showToast("That message is no longer here");
  },
  insert: (text) => composer.insert(text),
  notify: (text) => showToast(text),
};

const composer = new Composer(find("dock"), {
  send: (text, replyTo) => attempt(connection.send(selected, text, replyTo)),
  edit: (messageId, text) => attempt(connection.edit(selected, messageId, text)),
  upload: (kind, file, caption) => attempt(connection.upload(selected, kind, file, caption)),
  findLastOwn: () =>
    [...openEntry().messages.values()].findLast((m) => m.from?.id === user && m.text),
  unblock: () => setBlocked(false),
});

const timeline = new Timeline(find("messages"), find("jump"), world, actions);

async function setBlocked(blocked) {
  if (!(await attempt(connection.block(blocked)))) return;
  world.setBlocked(blocked);
  showChat();
}

/** Show the chat that the address names; on a narrow page without one, the list. */
function showChat() {
  const named = Number(window.location.hash.slice(1));
  find("app").dataset.screen = world.entries.has(named) ? "chat" : "list";
  if (world.entries.has(named)) selected = named;
  else if (!openEntry()) [selected] = world.entries.keys();
  const entry = openEntry();
  const inGroup = entry.chat.type !== "private";
  const back = () => (window.location.hash = "");
  renderHeader(find("chat-header"), entry, world.bot, { back, block: setBlocked });
  composer.open(selected, inGroup ? `@${world.bot.username}` : "");
  composer.setCommands(world.commandsOf(selected));
  composer.setBlocked(entry.blocked);
  composer.setReplyMarkup(findReplyMarkup(entry.messages.values()));
  timeline.show(selected, createEmpty(entry, world, () => actions.command("/start")));
  renderList();
}

function renderList() {
  renderChats(find("chats"), world, selected);
  const unread = [...world.entries.keys()].reduce((sum, id) => sum + world.countUnread(id), 0);
  document.title = `${unread ? `(${unread}) ` : ""}${nameOf(world.bot)} · Playground`;
}

function showAnswer({ query_id: id, text, alert, url }) {
  presses.answer(id);
  const address = url && readAddress(url);
  const payload = address ? readDeepLink(address, world.bot.username) : null;
  if (payload !== null) actions.start(payload);
  else if (address) showToast(createLink(address, actions, {}, text || address));
  else if (text) (alert ? showAlert : showToast)(linkLocal(text, actions));
}

function showConnection(isConnected) {
  find("connection").classList.toggle("lost", !isConnected);
  find("connection-state").textContent = isConnected ? "connected" : "reconnecting…";
}

/** Run a view's change where the event is about the open chat. */
function onOpenChat(name, run) {
  world.addEventListener(name, ({ detail }) => {
    if ((detail.message?.chat.id ?? detail.chat_id) === selected) run(detail);
  });
}

world.addEventListener("loaded", () => {
  renderPeople(find("people"), world);
  showChat();
});
onOpenChat("message", ({ message }) => {
  timeline.add(message);
  composer.setReplyMarkup(findReplyMarkup(openEntry().messages.values()));
  if (message.reply_markup?.force_reply) composer.replyTo(message);
});
onOpenChat("edited", ({ message }) => timeline.replace(message));
onOpenChat("deleted", (event) => timeline.remove(event.message_id));
onOpenChat("action", () => renderAction(find("chat-header"), openEntry()));
world.addEventListener("commands", () => composer.setCommands(world.commandsOf(selected)));
world.addEventListener("changed", renderList);
world.addEventListener("toast", ({ detail }) => showAnswer(detail));
world.addEventListener("stale", () => attempt(sync.reload()));
window.addEventListener("hashchange", () => {
  showChat();
  // On a phone the focus would bring up the keyboard over the chat.
  if (!NARROW.matches) composer.focus();
  else if (find("app").dataset.screen === "list") find("chats").querySelector("a").focus();
});

connection.listen(
  () => {
    showConnection(true);
    attempt(sync.reload());
  },
  (event) => sync.take(event),
  (isRefused) => {
    showConnection(false);
    // A stream says nothing of why it was refused; the state's answer does.
    if (isRefused) attempt(connection.loadState());
  },
);

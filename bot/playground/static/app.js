/** The page: one user, a connection, the world, and the views of it. */

import { chooseChat } from "./choosing.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { createEmpty } from "./empty.js";
import { renderAction, renderHeader } from "./header.js";
import { findReplyMarkup } from "./keyboards.js";
import { isLeader } from "./leading.js";
import { createLink, linkLocal, readAddress, readDeepLink } from "./links.js";
import { readTheme, showMiniApp } from "./mini_app.js";
import { showAlert, showToast } from "./notices.js";
import { nameOf } from "./people.js";
import { Presses } from "./presses.js";
import { renderChats, renderPeople } from "./sidebar.js";
import { Sync } from "./sync.js";
import { Timeline } from "./timeline.js";
import { GENERAL, renderTopics } from "./topics.js";
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

/** The topic that messages go to; null for General, and where there are none. */
const openThread = () => (openEntry().thread === GENERAL ? null : openEntry().thread);

/** Send a text into the open chat. */
const say = (text, message = null, quote = "") =>
  attempt(connection.send(selected, openThread(), text, message, quote));

/** @type {import("./message.js").Actions} */
const actions = {
  get username() {
    return world.bot.username;
  },
  command(text) {
    const isPlain = openEntry().chat.type === "private" || text.includes("@");
    say(isPlain ? text : `${text}@${world.bot.username}`);
  },
  start(payload) {
    window.location.hash = `#${user}`;
    if (payload) attempt(connection.send(user, null, `/start ${payload}`));
  },
  async copy(text) {
    if (await attempt(navigator.clipboard.writeText(text))) showToast("Copied to the clipboard");
  },
  press(message, data, button) {
    const send = () => connection.press(message.chat.id, message.message_id, data);
    attempt(presses.press(button, send));
  },
  reply: (message, quote) => composer.replyTo(message, quote),
  replyElsewhere(message) {
    chooseChat("Reply in…", world, (chat) => {
      openChat(chat);
      composer.replyTo(message);
    });
  },
  forward(message) {
    chooseChat("Forward to…", world, (to) => attempt(connection.forward(message, to)));
  },
  edit: (message) => composer.editOwn(message),
  remove: (message) => attempt(connection.remove(message)),
  jump(messageId) {
    if (!timeline.jumpTo(messageId)) showToast("That message is no longer here");
  },
  insert: (text) => composer.insert(text),
  insertElsewhere(text) {
    chooseChat("Choose a chat…", world, (chat) => {
      openChat(chat);
      composer.insert(text);
    });
  },
  notify: (text) => showToast(text),
  openApp,
};

const composer = new Composer(find("dock"), {
  send: say,
  edit: (messageId, text) => attempt(connection.edit(selected, messageId, text)),
  upload: (kind, files, caption) =>
    attempt(connection.upload(selected, openThread(), kind, files, caption)),
  findLastOwn: () =>
    [...openEntry().messages.values()].findLast((m) => m.author === user && m.text && !m.via_bot),
  unblock: () => setBlocked(false),
  openApp,
  inline: {
    get username() {
      return world.bot?.username;
    },
    async ask(query, offset) {
      let answer = null;
      await attempt(
        connection.askInline(selected, query, offset).then((given) => (answer = given)),
      );
      return answer;
    },
    choose: (queryId, resultId) => attempt(connection.choose(queryId, resultId, openThread())),
    press: (button) =>
      button.web_app ? openApp(button.web_app.url) : actions.start(button.start_parameter),
  },
});

const timeline = new Timeline(find("messages"), find("jump"), world, actions);

async function setBlocked(blocked) {
  if (!(await attempt(connection.block(blocked)))) return;
  world.setBlocked(blocked);
  showChat();
}

/** Open another chat at once; the address's own event comes later. */
function openChat(chat) {
  window.location.hash = `#${chat}`;
  showChat();
}

/** Do what leaders do, and see what came of it. */
async function lead(act) {
  if (await attempt(connection.lead(selected, act))) await attempt(sync.reload());
}

/** Show another topic of the open forum. */
function showTopic(thread) {
  openEntry().thread = thread;
  showChat();
  composer.focus();
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
  renderHeader(find("chat-header"), entry, world, { back, block: setBlocked, lead });
  renderTopics(find("topics"), entry, showTopic);
  composer.open(selected, inGroup ? `@${world.bot.username}` : "");
  showMenu();
  const isReader = entry.chat.type === "channel" && !isLeader(entry, user);
  composer.setClosed({ isBlocked: entry.blocked, isReader });
  composer.setReplyMarkup(findReplyMarkup(entry.messages.values()));
  timeline.show(selected, createEmpty(entry, world, () => actions.command("/start")));
  renderList();
}

function showMenu() {
  const isPrivate = openEntry().chat.type === "private";
  composer.setMenu(world.commandsOf(selected), isPrivate ? world.button : { type: "default" });
}

/** Open a Mini App; what it links to opens as the links of messages do. */
async function openApp(url) {
  const follow = (link) => {
    const address = readAddress(link);
    const payload = address && readDeepLink(address, world.bot.username);
    if (payload !== null) actions.start(payload);
    else if (address) window.open(address, "_blank", "noopener");
  };
  await attempt(
    connection
      .openApp(url, readTheme())
      .then((answer) => showMiniApp(nameOf(world.bot), answer.url, follow)),
  );
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
onOpenChat("topics", showChat);
onOpenChat("action", () => renderAction(find("chat-header"), openEntry()));
world.addEventListener("profile", () => {
  showChat();
  renderPeople(find("people"), world);
});
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

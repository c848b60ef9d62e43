/** Which addresses a message may lead to, and which of them stay in the playground. */

import { element } from "./dom.js";

const SCHEMES = ["http:", "https:", "tg:"];
const HOSTS = ["t.me", "telegram.me"];
const LOCAL = /(?:https?:\/\/)?(?:t\.me|telegram\.me)\/[\w?=&-]+/gi;

/** The address in full, or null where its scheme is none that a message may open. */
export function readAddress(text) {
  const full = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : null;
  return url && SCHEMES.includes(url.protocol) ? url.href : null;
}

/** What a deep link hands to the bot with /start ("" for none); null if it isn't the bot's link. */
export function readDeepLink(address, username) {
  const url = new URL(address);
  const name =
    url.protocol === "tg:" ? url.searchParams.get("domain") : url.pathname.replace(/^\//, "");
  const known = url.protocol === "tg:" || HOSTS.includes(url.hostname);
  if (!known || name?.toLowerCase() !== username.toLowerCase()) return null;
  return url.searchParams.get("start") ?? "";
}

/** What a link to Telegram's dialog of sharing puts into the chat that is chosen; else null. */
function readShare(address) {
  const { hostname, pathname, searchParams } = new URL(address);
  if (!HOSTS.includes(hostname) || pathname !== "/share/url") return null;
  return ["url", "text"].map((name) => searchParams.get(name)).filter(Boolean).join("\n");
}

/**
 * Create a link that opens in a new tab. The bot's own deep link opens in its private chat, and a
 * link to share in the chat that is chosen: on Telegram's servers nobody knows the playground's
 * bot.
 *
 * @param {string} address as `readAddress` returned it
 * @param {{username: string, start: function(string), insertElsewhere: function(string)}} actions
 */
export function createLink(address, actions, attributes = {}, ...children) {
  const payload = readDeepLink(address, actions.username);
  const shared = readShare(address);
  if (payload === null && shared === null) {
    const outward = { href: address, target: "_blank", rel: "noopener noreferrer" };
    return element("a", { ...outward, ...attributes }, ...children);
  }
  const onclick = (event) => {
    event.preventDefault();
    if (shared === null) actions.start(payload);
    else actions.insertElsewhere(shared);
  };
  return element("a", { href: address, onclick, ...attributes }, ...children);
}

/** Text with the t.me addresses in it made links; a callback's answer has no entities. */
export function linkLocal(text, actions) {
  const nodes = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(LOCAL)) {
    nodes.append(text.slice(at, match.index));
    nodes.append(createLink(readAddress(match[0]), actions, {}, match[0]));
    at = match.index + match[0].length;
  }
  nodes.append(text.slice(at));
  return nodes;
}

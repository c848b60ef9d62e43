/** A Mini App in a frame over the page, which talks to it as to Telegram's own web client. */

import { element, iconButton } from "./dom.js";
import { openDialog } from "./notices.js";

/** The page's colours under the names that Mini Apps know. */
const COLOURS = {
  bg_color: "--panel",
  secondary_bg_color: "--panel-soft",
  text_color: "--text",
  hint_color: "--soft",
  link_color: "--accent",
  button_color: "--accent-fill",
  button_text_color: "--on-accent",
};

/** What an app is told of the colours here. */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(COLOURS);
  return Object.fromEntries(entries.map(([name, source]) => [name, style.getPropertyValue(source)]));
}

/**
 * Show an app until it is closed.
 *
 * @param {string} title
 * @param {string} address with Telegram's data in its fragment
 * @param {function(string)} openLink opens a link for the app
 */
export function showMiniApp(title, address, openLink) {
  const frame = element("iframe", {
    class: "app-frame",
    src: address,
    title,
    "data-testid": "mini-app",
    sandbox: "allow-scripts allow-same-origin allow-forms allow-popups",
  });
  const close = iconButton("close", "Close", { "data-testid": "mini-app-close" });
  const head = element("div", { class: "app-head" }, element("h2", {}, title), close);
  const dialog = element("dialog", { class: "mini-app", "aria-label": title }, head, frame);
  const acts = {
    web_app_close: () => dialog.close(),
    web_app_open_link: ({ url }) => openLink(url),
    web_app_open_tg_link: ({ path_full: path }) => {
      dialog.close();
      openLink(`https://t.me${path}`);
    },
  };
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    const { eventType, eventData } = readEvent(data);
    if (Object.hasOwn(acts, eventType)) acts[eventType](eventData ?? {});
  };
  window.addEventListener("message", hear);
  dialog.addEventListener("close", () => window.removeEventListener("message", hear));
  close.addEventListener("click", () => dialog.close());
  openDialog(dialog);
}

function readEvent(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return {};
  }
}

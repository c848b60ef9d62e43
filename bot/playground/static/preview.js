/** The card of a message's link. Nothing is fetched, so it says no more than the address. */

import { element } from "./dom.js";
import { createLink, readAddress } from "./links.js";

/** Create the card, or null where the message has no link or wants no card. */
export function createPreview(message, actions) {
  const options = message.link_preview_options ?? {};
  if (options.is_disabled || !message.text) return null;
  const address = readAddress(options.url ?? findLink(message) ?? "");
  if (!address) return null;
  const url = new URL(address);
  if (!url.protocol.startsWith("http")) return null;
  const place = `${url.pathname}${url.search}`;
  return createLink(
    address,
    actions,
    { class: "preview", "data-testid": "preview" },
    element("span", { class: "preview-host" }, url.hostname),
    place !== "/" && element("span", { class: "preview-place" }, decodePlace(place)),
  );
}

/** Whether the card stands over the words. */
export const isAbove = (message) => message.link_preview_options?.show_above_text === true;

function findLink({ text, entities = [] }) {
  const link = entities.find(({ type }) => type === "url" || type === "text_link");
  return link && (link.url ?? text.slice(link.offset, link.offset + link.length));
}

function decodePlace(place) {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

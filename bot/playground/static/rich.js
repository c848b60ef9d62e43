/** Text with Telegram's entities as nodes. Offsets count UTF-16 units, as strings do here. */

import { element, icon } from "./dom.js";
import { createLink, readAddress } from "./links.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];

/**
 * Render a text with its entities.
 *
 * @param {string} text
 * @param {Array<Object>} entities
 * @param {Object} actions what a click may do: `command`, `copy`, `start`
 * @returns {DocumentFragment}
 */
export function renderText(text, entities, actions) {
  const fragment = document.createDocumentFragment();
  const outermost = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, { text, actions }, 0, text.length, outermost);
  return fragment;
}

/** Append text[start:end] to the parent; the entities are sorted by offset, the longest first. */
function fill(parent, context, start, end, entities) {
  let at = start;
  let afterBlock = false;
  const plain = (to) => {
    const piece = context.text.slice(at, to);
    // A block ends its line by itself; the line's own end would show as an empty line.
    parent.append(afterBlock ? piece.replace(/^\n/, "") : piece);
  };
  for (let rest = entities; rest.length; ) {
    const [entity, ...others] = rest;
    rest = others;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    plain(from);
    const [node, inside] = wrap(entity, context.text.slice(from, to), context.actions);
    // What begins inside is drawn inside, and what sticks out goes on behind it.
    fill(inside, context, from, to, others.filter((other) => other.offset < to));
    rest = others.filter((other) => other.offset + other.length > to);
    parent.append(node);
    afterBlock = BLOCKS.includes(entity.type);
    at = to;
  }
  plain(end);
}

/** The node for an entity, and the node that its text goes into. */
function wrap(entity, content, actions) {
  const only = (node) => [node, node];
  switch (entity.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
      return only(element(TAGS[entity.type]));
    case "spoiler":
      return only(createSpoiler());
    case "code":
      return only(createCode(content, actions));
    case "pre":
      return createPre(entity.language, content, actions);
    case "blockquote":
      return only(element("blockquote", { class: "quote" }));
    case "expandable_blockquote":
      return createExpandable();
    case "bot_command":
      return only(
        element("button", {
          type: "button",
          class: "command",
          title: "Send this command",
          onclick: () => actions.command(content),
        }),
      );
    case "url":
    case "text_link": {
      const address = readAddress(entity.url ?? content);
      return only(address ? createLink(address, actions) : element("span"));
    }
    default:
      return only(element("span", { class: "accent" }));
  }
}

/** Let Enter and the space bar do what a click does on a node that reads as a button. */
function asButton(run) {
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    run(event);
  };
  return { role: "button", tabindex: 0, onclick: run, onkeydown };
}

function createSpoiler() {
  const show = () => {
    spoiler.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) spoiler.removeAttribute(name);
  };
  const attributes = { class: "spoiler", "aria-label": "Hidden text", ...asButton(show) };
  const spoiler = element("span", attributes);
  return spoiler;
}

function createCode(content, actions) {
  return element("code", { title: "Copy", ...asButton(() => actions.copy(content)) });
}

function createPre(language, content, actions) {
  const code = element("code");
  const copy = element(
    "button",
    { type: "button", class: "pre-copy", "aria-label": "Copy the code", title: "Copy" },
    icon("copy"),
  );
  copy.addEventListener("click", () => actions.copy(content));
  const head = element("div", { class: "pre-head" }, language ?? "code", copy);
  return [element("div", { class: "pre" }, head, element("pre", {}, code)), code];
}

/** A quote of which three lines are shown until asked for more; a short one has no button. */
function createExpandable() {
  const inside = element("div", { class: "quote-text" });
  const more = element("button", { type: "button", class: "quote-more" }, "Show more");
  const quote = element("blockquote", { class: "quote expandable" }, inside, more);
  more.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    more.textContent = open ? "Show less" : "Show more";
    more.setAttribute("aria-expanded", open);
  });
  more.setAttribute("aria-expanded", "false");
  // Whether it overflows depends on the width, and is known only once it is laid out.
  new ResizeObserver(() => {
    if (quote.classList.contains("open")) return;
    quote.classList.toggle("clipped", inside.scrollHeight > inside.clientHeight + 1);
  }).observe(inside);
  return [quote, inside];
}

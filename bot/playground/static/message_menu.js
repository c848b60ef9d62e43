/** What one may do with a message: forward it, copy its text, edit or delete it. */

import { iconButton } from "./dom.js";
import { createMenu } from "./menu.js";

/** Create the button and the menu that it opens. */
export function createMessageMenu(message, isMine, actions) {
  const more = iconButton("more", "More", { "data-testid": "message-more" });
  more.classList.add("message-more");
  const text = message.text ?? message.caption;
  const items = [{ icon: "forward", label: "Forward", run: () => actions.forward(message) }];
  items.push({ icon: "reply", label: "Reply elsewhere", run: () => actions.replyElsewhere(message) });
  if (text) items.push({ icon: "copy", label: "Copy text", run: () => actions.copy(text) });
  if (isMine && text && !message.via_bot && !message.forward_origin) {
    items.push({ icon: "edit", label: "Edit", run: () => actions.edit(message) });
  }
  items.push({ icon: "block", label: "Delete", run: () => actions.remove(message) });
  return [more, createMenu(more, "below", items)];
}

/** The part of a message's text that is selected; "" where nothing is, or something else. */
export function readSelection(node) {
  const selection = window.getSelection();
  const text = node.querySelector("[data-testid=message-text]");
  const isInside = text && selection.rangeCount && text.contains(selection.anchorNode);
  return isInside && text.contains(selection.focusNode) ? selection.toString().trim() : "";
}

// Search inside the page: marks what fits without touching the text, so that nothing moves.
"use strict";

const form = document.querySelector(".inside");
const text = document.querySelector(".transcript");

if (form && text && globalThis.CSS?.highlights) {
  const input = form.querySelector("input");
  const count = form.querySelector("output");
  let found = [];
  let at = -1;

  // Each character stands for one, so that places in the folded text are places in the text.
  const fold = (words) =>
    Array.from(words, (c) => {
      const bare = c.normalize("NFD")[0].toLowerCase();
      const plain = { "ё": "е", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-" };
      return (plain[bare] ?? bare).padEnd(c.length).slice(0, c.length);
    }).join("");

  const find = (words) => {
    const ranges = [];
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.className === "pin" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      const folded = fold(node.data);
      for (let i = folded.indexOf(words); i >= 0; i = folded.indexOf(words, i + words.length)) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + words.length);
        ranges.push(range);
      }
    }
    return ranges;
  };

  const show = () => {
    CSS.highlights.set("found", new Highlight(...found));
    CSS.highlights.set("current", new Highlight(...found.slice(at, at + 1)));
    count.value = input.value.trim() ? `${found.length ? at + 1 : 0} / ${found.length}` : "";
    found[at]?.startContainer.parentElement.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    show();
  };

  input.addEventListener("input", () => {
    const words = fold(input.value.trim());
    found = words ? find(words) : [];
    at = found.length ? 0 : -1;
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  form.addEventListener("click", (event) => {
    if (event.target.dataset.step) step(Number(event.target.dataset.step));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      input.value = "";
      input.dispatchEvent(new Event("input"));
      input.blur();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });
  form.hidden = false;
}

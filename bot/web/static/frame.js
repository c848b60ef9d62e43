// Inside Telegram: say that the page is there, take the whole height, go to the paragraph asked for.
"use strict";

globalThis.Telegram?.WebApp?.ready();
globalThis.Telegram?.WebApp?.expand();
const wanted = new URLSearchParams(location.search).get("p");
if (wanted) document.getElementById(`p${wanted}`)?.scrollIntoView();

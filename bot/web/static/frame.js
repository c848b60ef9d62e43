// Inside Telegram: say that the page is there, and take the whole height.
"use strict";

globalThis.Telegram?.WebApp?.ready();
globalThis.Telegram?.WebApp?.expand();

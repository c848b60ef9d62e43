/**
 * What a Mini App finds as `window.Telegram.WebApp`, where Telegram's own script can't be had.
 *
 * It has the parts of that script that a page to read needs; everything else is left out. The
 * interface is described at https://core.telegram.org/bots/webapps.
 */

(() => {
  const given = new URLSearchParams(window.location.hash.slice(1));
  const initData = given.get("tgWebAppData") ?? "";
  const unsafe = Object.fromEntries(new URLSearchParams(initData));
  const version = given.get("tgWebAppVersion") ?? "6.0";
  const theme = JSON.parse(given.get("tgWebAppThemeParams") || "{}");

  function post(eventType, eventData = {}) {
    if (window.parent === window) return;
    // The frame's parent is on a port that this page doesn't know.
    window.parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
  }

  function isVersionAtLeast(wanted) {
    const [mine, theirs] = [version, wanted].map((text) => text.split(".").map(Number));
    return mine[0] === theirs[0] ? (mine[1] ?? 0) >= (theirs[1] ?? 0) : mine[0] > theirs[0];
  }

  for (const [name, value] of Object.entries(theme)) {
    const property = `--tg-theme-${name.replaceAll("_", "-")}`;
    document.documentElement.style.setProperty(property, value);
  }

  const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  window.Telegram = {
    WebApp: {
      initData,
      initDataUnsafe: { ...unsafe, ...(unsafe.user && { user: JSON.parse(unsafe.user) }) },
      version,
      platform: given.get("tgWebAppPlatform") ?? "unknown",
      colorScheme: isDark ? "dark" : "light",
      themeParams: theme,
      isExpanded: true,
      isVersionAtLeast,
      ready: () => post("web_app_ready"),
      expand: () => post("web_app_expand"),
      close: () => post("web_app_close"),
      openLink: (url) => post("web_app_open_link", { url: new URL(url, window.location).href }),
      openTelegramLink(url) {
        const { pathname, search } = new URL(url);
        post("web_app_open_tg_link", { path_full: `${pathname}${search}` });
      },
      onEvent() {},
      offEvent() {},
    },
  };
})();

"""The page to read on, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "button.page": "Page ↗",
    "web.title": "Official transcripts",
    "web.skip": "Skip to the text",
    "web.search": "Search the archive",
    "web.find": "Find",
    "web.source": "Source",
    "web.day": "Source: the day’s page",
    "web.inside": "Find on this page",
    "web.previous": "Previous",
    "web.next": "Next",
    "web.paragraph": "Link to paragraph {n}",
    "web.empty": "The archive holds no transcript of this event.",
    "web.latest": "Latest events",
    "web.events": "Events",
    "web.nothing": "Nothing like this in the archive.",
    "web.nearest": "Nearest to it, but no match:",
    "web.failed": "Something went wrong here. Please try again in a minute.",
    "web.pages": "Pages",
    "web.missing": "There is no such page",
    "web.missing.advice": "The event may have been taken out of the archive. Search for it above.",
    "web.total": {
        "one": "{n} passage",
        "other": "{n} passages",
    },
}

"""Settings, groups and inline mode, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "group.hello": (
        "Hello! Ask me here with <code>/quote words</code>, or reply to a message with "
        "<code>/quote</code>. /help@{bot} says more."
    ),
    "flood": "That is a lot at once. I will answer again in a minute.",
    "no.picture": "I can’t read pictures; copy the text out of it.",
    "guest.settings": "Settings and subscriptions are for groups that I am in: add me there.",
    "inline.help": "What one can ask",
    "inline.nothing": "Nothing found. What one can ask",
    "inline.links": "Your text with links",
    "inline.none": "{words} → nothing like it in the archive",
    "button.in_bot": "More",
    "settings": "Settings",
    "admins.only": "Only this group’s admins can change that.",
    "setting.lang": "I answer in",
    "setting.lang.0": "each reader’s language",
    "setting.lang.1": "English",
    "setting.lang.2": "Русский",
    "setting.archive": "Events that I list",
    "setting.archive.0": "in the reader’s language",
    "setting.archive.1": "English events",
    "setting.archive.2": "Russian events",
    "setting.admins_only": "Who may ask",
    "setting.admins_only.0": "everybody",
    "setting.admins_only.1": "admins only",
    "setting.delete_after": "Answers are deleted",
    "setting.delete_after.0": "never",
    "setting.delete_after.1": "after 10 minutes",
    "setting.delete_after.2": "after an hour",
    "setting.delete_after.3": "after a day",
    "setting.zone": "Time zone",
    "setting.zone.0": "UTC",
    "setting.zone.how": (
        "Another time zone: <code>/settings Asia/Tokyo</code>, by the name of a city."
    ),
    "setting.thread_id": "Where I answer",
    "setting.thread_id.0": "in every topic",
    "setting.thread_id.1": "only in this topic",
    "setting.thread_id.2": "only in another topic",
    "no.zone": "I know no such time zone. Try the name of a large city, or UTC+3.",
}

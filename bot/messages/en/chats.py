"""Settings, groups and inline mode, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "settings": "Settings",
    "admins.only": "Only this group’s admins can change that.",
    "setting.lang": "I answer in",
    "setting.lang.0": "each reader’s language",
    "setting.lang.1": "English",
    "setting.lang.2": "Русский",
    "setting.archive": "Events looked up first",
    "setting.archive.0": "in the language of the request",
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
}

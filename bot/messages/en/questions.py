"""Questions and their answers, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "help.ask": "a question: when, where, who, how many, what was said on something",
    "menu.ask": "Ask a question",
    "empty.ask": (
        "Ask a question after the command, for example: "
        "<code>/ask When did the President last visit Sochi?</code>"
    ),
    "answer.nothing": "The archive has nothing on this.",
    "answer.nearest": "Nearest to it are:",
    "answer.via": "Found through “See also” of: {title}",
    "answer.order.new": "The latest first.",
    "answer.order.old": "The earliest first.",
    "answer.days": {"one": "on {n} day", "other": "on {n} days"},
    "answer.times": {
        "one": "{n} event that names all of this, {days}",
        "other": "{n} events that name all of this, {days}",
    },
    "button.passage": "Passage",
}

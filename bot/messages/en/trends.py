"""Trends and statistics, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "trend.axis": "per 10,000 words",
    "trend.axis.year": "year",
    "trend.axis.month": "month",
    "trend.times": {
        "one": "{words} — {n} time.",
        "other": "{words} — {n} times.",
    },
    "trend.never": "{words} — never.",
    "trend.peak": "Most in {when}: {rate} per 10,000 words.",
    "trend.voices": "Says it most: {names}.",
    "trend.left_out": {
        "one": "{n} more is left out.",
        "other": "{n} more are left out.",
    },
    "trend.rule": (
        "Counted are the words in a row, in any of their forms (in quotation marks as typed), "
        "in what is said. Grey: nothing in the archive."
    ),
    "empty.trend": (
        "Send words after the command, several apart by |, for example: "
        "<code>/trend oil | gas from:2010</code>"
    ),
    "stats.archive": "The archive",
    "stats.events": {"one": "{n} event", "other": "{n} events"},
    "stats.words": {"one": "{n} word is said", "other": "{n} words are said"},
    "stats.speakers": {"one": "by {n} speaker", "other": "by {n} speakers"},
    "stats.said": {"one": "{n} word", "other": "{n} words"},
    "button.echoes": "Said again",
    "echoes.none": "These words stand in no other event of the archive.",
    "button.stats": "Who speaks",
}

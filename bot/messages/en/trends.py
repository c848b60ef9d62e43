"""Trends and statistics, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "trend.axis": "per 10,000 words",
    "trend.axis.year": "year",
    "trend.axis.month": "month",
    "trend.times": {
        "one": "{words} — {shown} time.",
        "other": "{words} — {shown} times.",
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
    "stats.events": {"one": "{shown} event", "other": "{shown} events"},
    "stats.words": {"one": "{shown} word is said", "other": "{shown} words are said"},
    "stats.speakers": {"one": "by {shown} speaker", "other": "by {shown} speakers"},
    "stats.said": {"one": "{shown} word", "other": "{shown} words"},
    "stats.only.en": "Only what there is in English is counted, so that nothing counts twice.",
    "stats.only.ru": "Only what there is in Russian is counted, so that nothing counts twice.",
    "button.echoes": "Said again",
    "echoes.none": "These words stand in no other event of the archive.",
    "button.stats": "Who speaks",
}

"""Verdicts on quotations, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    "help.verify": "a quotation, or a post with some: whether it was said so",
    "menu.verify": "Check a quotation",
    "empty.verify": (
        "Send the quotation after the command, or answer a message that quotes with /verify. "
        "A name and a date beside it help: <code>/verify Name, 2017: “the words”</code>"
    ),
    # The verdict, in one line
    "verdict.verbatim": "<b>Verbatim.</b> The transcript has these very words.",
    "verdict.clipped": "<b>Clipped.</b> The words are true; they are a part of what was said.",
    "verdict.altered": "<b>Altered.</b> The transcript has other words.",
    "verdict.reworded": "<b>Reworded.</b> The transcript says something like it in other words.",
    "verdict.stitched": {
        "one": "<b>Stitched.</b> Put together from {n} passage.",
        "other": "<b>Stitched.</b> Put together from {n} passages that stand apart.",
    },
    "verdict.quoted": "<b>Quoted.</b> {who} gives these words as somebody else’s.",
    "verdict.quoted.site": "<b>Quoted.</b> The site’s text gives these words as somebody’s.",
    "verdict.misattributed": "<b>Misattributed.</b> The words are {who}’s, not {name}’s.",
    "verdict.misattributed.site": (
        "<b>Misattributed.</b> The words are the site’s own text, not {name}’s."
    ),
    "verdict.misattributed.asked": (
        "<b>Misattributed.</b> The words are from a question, not {name}’s."
    ),
    "verdict.absent": "<b>Absent.</b> The archive has nothing like it.",
    "verdict.count": {"one": "{n} quotation:", "other": "{n} quotations:"},
    "verdict.left_out": {
        "one": "{n} further quotation is left out.",
        "other": "{n} further quotations are left out.",
    },
    # What turns the meaning
    "verdict.only.quoted": "Not in the transcript: {words}",
    "verdict.only.found": "In the transcript instead: {words}",
    "verdict.passed_over": "What is passed over says {words}",
    "verdict.small": "Only small words or their forms differ.",
    # Notes
    "verdict.legend": "Struck: only in the quotation. Underlined: only in the transcript.",
    "verdict.translation": (
        "The passage is the site’s own English translation; another translation of the same "
        "Russian may have other words."
    ),
    "verdict.original": "In Russian:",
    "verdict.other_speaker": "It is not {name} who says it.",
    "verdict.unsigned": "The text is in the first person; the archive does not say whose it is.",
    "verdict.other_day": "The post gives another date: {day}.",
    "verdict.brackets": "The words in brackets are not the speaker’s.",
    "verdict.cut": "The quotation is long; only its beginning was compared.",
    # Absent
    "verdict.held": "It holds {events} with {turns}.",
    "verdict.held.name": "Of {name} it holds {events} with {turns}.",
    "verdict.held.days": "Of that time, {days}, it holds {events} with {turns}.",
    "verdict.held.name.days": "Of {name} in that time, {days}, it holds {events} with {turns}.",
    "verdict.unheld.name": "Of {name} it holds nothing.",
    "verdict.unheld.days": "Of that time, {days}, it holds nothing.",
    "verdict.unheld.name.days": "Of {name} in that time, {days}, it holds nothing.",
    "verdict.events": {"one": "{n} event", "other": "{n} events"},
    "verdict.turns": {"one": "{n} turn", "other": "{n} turns"},
    "verdict.not_covered": "That time, {days}, is not covered: it goes from {first} to {last}.",
    "verdict.no.en": "It holds no transcripts in English.",
    "verdict.no.ru": "It holds no transcripts in Russian.",
    "verdict.elsewhere": (
        "That does not mean that nobody said it: the archive has only what its sites publish."
    ),
    "verdict.nearest": "The nearest passages:",
    "button.verdicts": "All",
}

"""Asking words typed in haste: "wen did Bell", "whos Bell", "скока раз"."""

import re

_DOING = r"(?=\s+(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should)\b)"
_MISTYPED = tuple(
    (re.compile(rf"^(?:{pattern})", re.IGNORECASE), right)
    for pattern, right in (
        # "Wen" and "Hwo" are names too, so a verb must follow.
        (rf"(?:wen|whn|wehn|whne|wjen){_DOING}", "when"),
        (rf"(?:wher|were|whre|wehre|whree){_DOING}", "where"),
        (rf"(?:hwo|woh|whoo){_DOING}", "who"),
        (rf"(?:wat|wht|waht|whta|wath|wot|whaat){_DOING}", "what"),
        (rf"(?:wy|whay|wyh){_DOING}", "why"),
        (r"(?:hwo|hoe|hw|howe)(?=\s+(?:many|much|often|long)\b)", "how"),
        (r"whos\b", "who is"),
        (r"whats\b", "what is"),
        (r"whens\b", "when is"),
        (r"wheres\b", "where is"),
        (r"(?:кагда|когад|кода|кгода|когла)\b", "когда"),
        (r"(?:скоко|скока|сколко|скольок|скольк)\b", "сколько"),
        (r"(?:што|чо|чё|чт)\b", "что"),
        (r"(?:гед|хде)\b", "где"),
    )
)


def mend_asking(text: str) -> str:
    """Return a text with its first word as it is spelt, where that is an asking word mistyped."""
    for pattern, right in _MISTYPED:
        if pattern.match(text):
            return pattern.sub(right, text, count=1)
    return text

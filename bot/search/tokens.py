"""A query's words, phrases, filters and bars as they are typed, from left to right."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A quotation copied from elsewhere may be a whole Telegram message.
LONGEST = 4096
_OPEN = '"“”„«‹'
_CLOSE = {'"': '"“”', "“": '”"', "”": '“”"', "„": '“”"', "«": "»", "‹": "›"}
_TOKEN = re.compile(
    rf"(?P<bar>\|)"
    rf"|(?P<minus>[-−–](?=[\w{_OPEN}]))?"
    rf"(?:(?P<name>[^\W\d_]+):(?=[\w{_OPEN}]))?"
    rf"(?:(?P<open>[{_OPEN}])|(?P<word>[^\s|{_OPEN}]+))"
)
_NAMES = {
    "by": "by", "от": "by", "кто": "by",
    "topic": "topic", "тема": "topic",
    "in": "in", "где": "in",
    "from": "from", "с": "from",
    "to": "to", "по": "to",
    "on": "on", "дата": "on",
    "event": "event", "событие": "event",
    "lang": "lang", "язык": "lang",
    "sort": "sort",
}  # fmt: skip


class Token(NamedTuple):
    """A word, a phrase or a filter as it is typed; without a value and not quoted, a bar.

    Attributes:
        name: What stands before a colon; None where there is none.
        value: The rest, without quotation marks.
        quoted: Whether it stood in marks.
        avoided: Whether a minus stands before it.
        span: Where in the text it stands, with all its signs.
    """

    name: str | None
    value: str
    quoted: bool
    avoided: bool
    span: tuple[int, int]

    @property
    def operator(self) -> str | None:
        """The English name of the filter that it is; None for what is to be found or avoided."""
        return _NAMES.get(self.name.lower()) if self.name and not self.avoided else None


def read_tokens(text: str) -> Iterator[Token]:
    """Take a text apart, from left to right."""
    text = text[:LONGEST]
    at = 0
    while found := _TOKEN.search(text, at):
        start, at = found.start(), found.end()
        value, quoted = found["word"] or "", found["open"] is not None
        if quoted:
            marks = _CLOSE[found["open"]]
            end = next((n for n in range(at, len(text)) if text[n] in marks), len(text))
            value, at = text[at:end].strip(), end + 1
        yield Token(found["name"], value, quoted, bool(found["minus"]), (start, at))

"""Telegram's HTML, read to plain text and entities as Telegram itself reads it.

The rules and the words of the refusals are those of TDLib's `parse_html`
(td/telegram/MessageEntity.cpp). Text is handled as a string of UTF-16 units ("wide"), one
character a unit, because entities count in them; an index of that string is an offset.
"""

import re
import sys
from dataclasses import dataclass

from bot.playground.links import check_link
from bot.playground.model import JSON
from bot.playground.refusal import RefusedError, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SPACE = " \t\r\n\v"
_LONGEST_REFERENCE = 9
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")


def widen(text: str) -> str:
    """The text with each UTF-16 unit as one character."""
    return "".join(map(chr, memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")))


def narrow(wide: str) -> str:
    """The reverse of `widen`."""
    return wide.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@dataclass
class _Tag:
    name: str
    argument: str
    start: int


class _Reader:
    def __init__(self, html: str) -> None:
        self.html = html
        self.pos = 0
        self.wide = ""
        self.open: list[_Tag] = []
        self.entities: list[JSON] = []

    def read(self) -> tuple[str, list[JSON]]:
        while self.pos < len(self.html):
            self.wide += widen(self._take("[^<&]*"))
            if self._here() == "&":
                self.wide += widen(self._reference())
            elif self.html.startswith("</", self.pos):
                self._close()
            elif self._here():
                self._open()
        if self.open:
            raise _fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        try:
            return narrow(self.wide), self.entities
        except UnicodeDecodeError as error:
            raise _fault(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from error

    def _reference(self) -> str:
        """Decode the character reference here, or take the ampersand as it stands."""
        match = _REFERENCE.match(self.html, self.pos)
        if match is None:
            raise AssertionError("called away from an ampersand")
        sixteen, ten, name = match.groups()
        if name is not None:
            char = _NAMED.get(name, "")
        else:
            number = int(sixteen or "0", 16) if sixteen is not None else int(ten or "0")
            long = len(match[0].rstrip(";")) > _LONGEST_REFERENCE
            char = "" if not 0 < number < sys.maxunicode or long else chr(number)
        if not char:
            self.pos += 1
            return "&"
        self.pos = match.end()
        return char

    def _at(self, pos: int) -> str:
        return f"at byte offset {len(self.html[:pos].encode())}"

    def _take(self, pattern: str) -> str:
        match = re.compile(pattern).match(self.html, self.pos)
        found = match[0] if match else ""
        self.pos += len(found)
        return found

    def _here(self) -> str:
        return self.html[self.pos : self.pos + 1]

    def _open(self) -> None:
        begin = self.pos
        self.pos += 1
        name = self._take(rf"[^{_SPACE}>]*").lower()
        if not self._here():
            raise _fault(f"Unclosed start tag {self._at(begin)}")
        if name not in _KINDS:
            raise _fault(f'Unsupported start tag "{name}" {self._at(begin)}')
        argument = ""
        while True:
            self._take(f"[{_SPACE}]*")
            if self._here() == ">":
                break
            argument = self._attribute(name, begin) or argument
        self.pos += 1
        if name == "span" and argument != "spoiler":
            raise _fault(f'Tag "span" must have class "tg-spoiler" {self._at(begin)}')
        self.open.append(_Tag(name, argument, len(self.wide)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; return the tag's argument where this attribute gives it."""
        name = self._take(rf"[^{_SPACE}=>]*")
        if not name:
            raise _fault(f'Empty attribute name in the tag "{tag}" {self._at(begin)}')
        self._take(f"[{_SPACE}]*")
        if self._here() != "=":
            if not self._here():
                raise _fault(f'Unclosed start tag "{tag}" {self._at(begin)}')
            return _argument(tag, name, "")
        self.pos += 1
        self._take(f"[{_SPACE}]*")
        if not self._here():
            raise _fault(f'Unclosed start tag "{tag}" {self._at(begin)}')
        value = self._value()
        if not self._here():
            raise _fault(f"Unclosed start tag {self._at(begin)}")
        return _argument(tag, name, value)

    def _value(self) -> str:
        quote = self._here()
        if quote not in "'\"":
            begin = self.pos
            token = self._take(r"[A-Za-z0-9.\-]*").lower()
            if not re.match(rf"[{_SPACE}>]", self._here()):
                raise _fault(f"Unexpected end of name token {self._at(begin)}")
            return token
        self.pos += 1
        value = ""
        while self._here() and self._here() != quote:
            if self._here() == "&":
                value += self._reference()
            else:
                value += self._take(f"[^{quote}&]+")
        if self._here():
            self.pos += 1
        return value

    def _close(self) -> None:
        begin = self.pos
        if not self.open:
            raise _fault(f"Unexpected end tag {self._at(begin)}")
        self.pos += 2
        name = self._take(rf"[^{_SPACE}>]*").lower()
        self._take(f"[{_SPACE}]*")
        if self._here() != ">":
            raise _fault(f"Unclosed end tag {self._at(begin)}")
        self.pos += 1
        tag = self.open.pop()
        if name and name != tag.name:
            raise _fault(
                f'Unmatched end tag {self._at(begin)}, expected "</{tag.name}>", found "</{name}>"'
            )
        length = len(self.wide) - tag.start
        if length:
            self._add(tag, {"type": _KINDS[tag.name], "offset": tag.start, "length": length})

    def _add(self, tag: _Tag, entity: JSON) -> None:
        last = self.entities[-1] if self.entities else None
        if last and (last["offset"], last["length"]) != (entity["offset"], entity["length"]):
            last = None
        if tag.name == "pre" and last and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
            return
        if tag.name == "code" and tag.argument:
            entity["language"] = tag.argument
            if last and last["type"] == "pre":
                last["language"] = tag.argument
                return
        elif tag.name == "tg-emoji":
            if not tag.argument.isdecimal() or not int(tag.argument):
                raise _fault("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "a":
            url = check_link(tag.argument or narrow(self.wide[tag.start :]))
            if url is None:
                return
            entity["url"] = url
        self.entities.append(entity)


def parse_html(html: str) -> tuple[str, list[JSON]]:
    """Read Telegram's HTML.

    Args:
        html: Text with Telegram's tags.

    Returns:
        The plain text and its MessageEntity objects in the order in which their tags end.

    Raises:
        RefusedError: 400 "can't parse entities: …" with TDLib's reason and the byte offset.
    """
    return _Reader(html).read()


def _argument(tag: str, attribute: str, value: str) -> str:
    if (tag, attribute) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, attribute) == ("blockquote", "expandable"):
        return "1"
    for owner, prefix in (("code", "language-"), ("span", "tg-")):
        if (tag, attribute) == (owner, "class") and value.startswith(prefix):
            return value.removeprefix(prefix)
    return ""


def _fault(reason: str) -> RefusedError:
    return bad_request(f"can't parse entities: {reason}")

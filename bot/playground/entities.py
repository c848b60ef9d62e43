"""Message entities: made valid, cut with the text, and found in plain text.

Follows TDLib's `fix_formatted_text` (td/telegram/MessageEntity.cpp): control characters go,
the text is trimmed, entities nest properly, nothing stands inside code. Offsets count UTF-16
units; see `bot.playground.markup.widen`.
"""

import itertools
import re
from collections.abc import Iterable

from bot.playground.markup import narrow, parse_html, widen
from bot.playground.model import JSON
from bot.playground.refusal import bad_request

MAX_TEXT, MAX_CAPTION = 4096, 1024
"""UTF-16 units of a message's text and of a file's caption, after the markup is read."""
MAX_ENTITIES = 100
"""Telegram drops further entities of a message without a word."""

_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = ("blockquote", "expandable_blockquote")
_OWN = ("text_link", "text_mention")
_FOUND = ("url", "email", "mention", "bot_command", "hashtag")
# Of several entities over the same words the outer stands first.
_ORDER = (*_QUOTES, "pre", "code", *_OWN, *_FOUND, *_SPLITTABLE, "custom_emoji")
_NO_NESTING = {"pre", "code"}
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\n\r"}
_REMOVED = dict.fromkeys(map(ord, "\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a"))
# Bare hosts are links only under a known top level domain; Telegram knows all of them, this
# list those that our texts and their readers are likely to use.
_TOP_LEVEL = "com|org|net|info|int|gov|edu|ru|me|io|dev|eu|uk|de|fr|cn|by|kz|рф|su"
_FINDERS = (
    (
        "url",
        re.compile(
            rf"(?<![\w@/.])(?:https?://[^\s<>\"«»]+|(?:[\w-]+\.)+(?:{_TOP_LEVEL})\b(?:[/?#][^\s<>\"«»]*)?)",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}\b")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{3,32}\b")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,256}(?![\w#])")),
)


def length(text: str) -> int:
    """The text's length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def format_text(text: str, parse_mode: str, given: list[JSON]) -> tuple[str, list[JSON]]:
    """Make a message's text and entities of what a bot sent.

    Args:
        text: Plain, or with tags where `parse_mode` says so.
        parse_mode: "HTML" (any case) or "".
        given: MessageEntity objects for a plain text; not used with a parse mode.

    Returns:
        The text that the message shows and its entities, those found in it included.

    Raises:
        RefusedError: 400 where the markup or an entity is wrong.
    """
    if not parse_mode:
        entities = _check(text, given)
    elif parse_mode.lower() == "html":
        text, entities = parse_html(text)
    else:
        # Markdown is a part of the Bot API that the playground leaves out.
        raise bad_request("unsupported parse_mode")
    wide, entities = _clean(widen(text), fix_nesting(entities))
    found = find_entities(narrow(wide))
    taken = [e for e in entities if e["type"] not in (*_SPLITTABLE, *_QUOTES)]
    found = [e for e in found if not any(_touch(e, other) for other in taken)]
    if found:
        wide, entities = _clean(wide, _resplit([*entities, *found]))
    return narrow(wide), entities[:MAX_ENTITIES]


def find_entities(text: str) -> list[JSON]:
    """The links, addresses, mentions, commands and hashtags of a plain text."""
    wide = widen(text)
    found: list[JSON] = []
    for kind, pattern in _FINDERS:
        for match in pattern.finditer(wide):
            word = match[0].rstrip(".,;:!?)'\"…") if kind == "url" else match[0]
            entity = {"type": kind, "offset": match.start(), "length": len(word)}
            if not any(_touch(entity, other) for other in found):
                found.append(entity)
    return _sort(found)


def fix_nesting(entities: list[JSON]) -> list[JSON]:
    """Sort entities and make them nest: no crossing, nothing inside code, none twice."""
    entities = _sort([entity for entity in entities if entity["length"] > 0])
    return entities if _nest(entities) else _resplit(entities)


def _sort(entities: Iterable[JSON]) -> list[JSON]:
    def key(entity: JSON) -> tuple[int, int, int]:
        kind = entity["type"]
        return entity["offset"], -entity["length"], _ORDER.index(kind)

    return sorted(entities, key=key)


def _end(entity: JSON) -> int:
    return int(entity["offset"] + entity["length"])


def _touch(one: JSON, other: JSON) -> bool:
    return bool(one["offset"] < _end(other) and other["offset"] < _end(one))


def _nest(entities: list[JSON]) -> bool:
    around: list[JSON] = []
    for entity in entities:
        while around and _end(around[-1]) <= entity["offset"]:
            around.pop()
        if around and _end(entity) > _end(around[-1]):
            return False
        if not all(_may_hold(outer["type"], entity["type"]) for outer in around):
            return False
        around.append(entity)
    return True


def _may_hold(outer: str, inner: str) -> bool:
    """Whether an entity of one kind may stand inside one of another kind."""
    if outer in _QUOTES:
        return inner not in _QUOTES
    if outer in _SPLITTABLE:
        return inner not in {*_NO_NESTING, outer}
    return outer not in _NO_NESTING and inner in _SPLITTABLE


def _resplit(entities: list[JSON]) -> list[JSON]:
    """Cut the bold, italic… at the borders of the others; drop what crosses or stands in code."""
    quotes = _drop_crossing(e for e in entities if e["type"] in _QUOTES)
    whole = _drop_crossing(e for e in entities if e["type"] not in (*_QUOTES, *_SPLITTABLE))
    whole = [e for e in whole if all(not _touch(e, q) or _within(e, q) for q in quotes)]
    runs = {kind: _merge(e for e in entities if e["type"] == kind) for kind in _SPLITTABLE}
    borders = {border for e in (*whole, *quotes) for border in (e["offset"], _end(e))}
    borders |= {start for spans in runs.values() for start, _ in spans}
    closed = [e for e in whole if e["type"] in _NO_NESTING]
    pieces: list[JSON] = []
    for kind, spans in runs.items():
        for start, end in spans:
            cuts = [start, *sorted(b for b in borders if start < b < end), end]
            for left, right in itertools.pairwise(cuts):
                piece = {"type": kind, "offset": left, "length": right - left}
                if not any(_touch(piece, e) for e in closed):
                    pieces.append(piece)
    return _sort([*whole, *quotes, *pieces])


def _within(inner: JSON, outer: JSON) -> bool:
    return bool(outer["offset"] <= inner["offset"] and _end(inner) <= _end(outer))


def _drop_crossing(entities: Iterable[JSON]) -> list[JSON]:
    kept: list[JSON] = []
    for entity in _sort(entities):
        if not kept or entity["offset"] >= _end(kept[-1]):
            kept.append(entity)
    return kept


def _merge(entities: Iterable[JSON]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for entity in _sort(entities):
        if spans and entity["offset"] <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], _end(entity))
        else:
            spans.append((entity["offset"], _end(entity)))
    return spans


def _clean(wide: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Take out what Telegram takes out, trim both ends, and move the entities with the text."""
    places = [0]
    for unit in wide:
        places.append(places[-1] + (ord(unit) not in _REMOVED))
    text = wide.translate({**_CONTROLS, **_REMOVED})
    start = len(text) - len(text.lstrip(" \n"))
    stop = len(text.rstrip(" \n"))
    kept: list[JSON] = []
    for entity in entities:
        left = max(places[entity["offset"]], start)
        right = min(places[min(_end(entity), len(wide))], stop)
        while left < right and text[left] in " \n":
            left += 1
        if text[left:right].strip(" \n"):
            kept.append({**entity, "offset": left - start, "length": right - left})
    return text[start:stop], fix_nesting(kept)


_NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}


def _check(text: str, given: list[JSON]) -> list[JSON]:
    """Keep the given entities that a bot may give, and refuse those outside of the text."""
    wide_length = length(text)
    kept = []
    for entity in given:
        try:
            kind = str(entity["type"])
            offset, size = int(entity["offset"]), int(entity["length"])
        except (KeyError, TypeError, ValueError) as error:
            raise bad_request("can't parse MessageEntity: object expected") from error
        if kind not in _ORDER or kind in _FOUND:
            continue  # what Telegram finds by itself; a bot's word for it is ignored
        if kind in _NEEDS and _NEEDS[kind] not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{_NEEDS[kind]}\"")
        if offset < 0 or offset > wide_length:
            raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + size > wide_length:
            raise bad_request(
                f"Entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + size}"
            )
        kept.append({**entity, "offset": offset, "length": size})
    return kept

"""Refusing markup that would keep the HTML parser busy for minutes."""

import re
from collections import Counter

from bot.errors import SourceError
from bot.sources.text import word_set

# The largest real page, a conference of four hours, has 5,000 tags, 19 deep, and 13 attributes in
# a tag. The parser's time grows with the square of each: 300,000 nested <div> take six minutes.
_MOST_TAGS = 15_000
_MOST_DEPTH = 40
_MOST_ATTRIBUTES = 100

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^>]*)")
_VALUE = re.compile(r"""([^\s=>"'])\s*=\s*(?:"[^"]*"|'[^']*')""")
# Tags that nothing is nested in, and those that the next one of their kind closes.
_FLAT = word_set("""
    area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr
""")


def check_markup(text: str) -> None:
    """Check that the text can be parsed in a moment.

    Raises:
        SourceError: It has too many tags, too deeply nested, or with too many attributes.
    """
    tags = _TAG.findall(text)
    if len(tags) > _MOST_TAGS:
        raise SourceError(f"an HTML page with more than {_MOST_TAGS:,} tags")
    depth = 0
    opened: Counter[str] = Counter()
    for closing, name, attributes in tags:
        if len(attributes) > _MOST_ATTRIBUTES:
            _check_attributes(attributes)
        if closing:
            if opened[name]:
                opened[name] -= 1
                depth -= 1
        elif name not in _FLAT:
            opened[name] += 1
            depth += 1
            if depth > _MOST_DEPTH:
                raise SourceError(f"an HTML page nested more than {_MOST_DEPTH} deep")


def _check_attributes(attributes: str) -> None:
    if len(_VALUE.sub(r"\1 ", attributes).split()) > _MOST_ATTRIBUTES:
        raise SourceError(f"an HTML page with a tag of more than {_MOST_ATTRIBUTES} attributes")

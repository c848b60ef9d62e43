"""From bytes to text, and from a page's white space to one space."""

import re
from hashlib import sha256

from bot.errors import SourceError

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Soft hyphens, zero-width characters and marks of direction: nobody sees them, and "Putin" with
# one of them inside is found by nobody. Control characters can stand in no message.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f\ufffd]")
# A page of 400,000 characters has one broken byte in all; a picture has one in three.
_BROKEN_SHARE = 0.02
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)


def decode(data: bytes) -> str:
    """Return the text of a document: UTF-8, or UTF-16 with its byte order mark.

    A broken byte here and there becomes U+FFFD: one of them must not cost the whole page.

    Raises:
        SourceError: The bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            break
    else:
        text = data.decode("utf-8", "replace")
    broken = len(_CONTROL.findall(text))
    if broken > 1 + _BROKEN_SHARE * len(text):
        raise SourceError("not a text in UTF-8")
    return text


def tidy(text: str) -> str:
    """Make each run of white space one space and take out what is invisible."""
    return " ".join(_INVISIBLE.sub("", text).split())


def digest(text: str) -> str:
    """Return a hash of a form's letters and digits, whatever a parser makes of them."""
    letters = "".join(filter(str.isalnum, text))
    return sha256(letters.encode("utf-8", "replace")).hexdigest()[:16]


def find_language(text: str) -> str:
    """Return the language, "en" or "ru", by the script of most letters."""
    return "ru" if len(_RUSSIAN.findall(text)) > len(_LATIN.findall(text)) else "en"


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, each once; for lists of words in the code."""
    return frozenset(text.split())

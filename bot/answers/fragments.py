"""Addresses that lead to the very words on a page.

By the text fragment directive, https://wicg.github.io/scroll-to-text-fragment/: the words stand
percent-encoded after `#:~:text=`, where `-`, `,` and `&` have a meaning and are encoded too.
"""

from urllib.parse import quote

# A long passage is named by its first and last words: addresses should stay short.
_WORDS = 6
# Characters; a Cyrillic letter takes six. Where the words are longer there is no fragment.
_LONGEST = 700


def point_at(url: str, text: str, upto: str = "") -> str:
    """Return the address of the page at which a browser shows and marks this text of it.

    Args:
        url: The page.
        text: A paragraph, or a part of one.
        upto: The text of a later paragraph with which the marked text ends. A browser finds words
            over two paragraphs by their beginning and their end only.
    """
    words, last = text.split(), upto.split() or text.split()
    whole = [_encode(words)] if 0 < len(words) <= 2 * _WORDS and not upto else []
    most = min(len(words), len(last)) if upto else len(words) // 2
    counts = range(min(_WORDS, most), 0, -1)
    ends = (f"{_encode(words[:n])},{_encode(last[-n:])}" for n in counts)
    named = next((name for name in (*whole, *ends) if len(name) <= _LONGEST), None)
    return url if named is None else f"{url.partition('#')[0]}#:~:text={named}"


def _encode(words: list[str]) -> str:
    # A full stop at the end of an address is taken for the sentence's.
    return quote(" ".join(words), safe="").replace("-", "%2D").replace(".", "%2E")

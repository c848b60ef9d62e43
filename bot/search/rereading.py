"""Other readings of a text that finds nothing: another keyboard layout, look-alike letters."""

import re

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(
    _LATIN_KEYS + _LATIN_KEYS.upper(), _CYRILLIC_KEYS + _CYRILLIC_KEYS.upper()
)
_TO_LATIN = str.maketrans(
    _CYRILLIC_KEYS + _CYRILLIC_KEYS.upper(), _LATIN_KEYS + _LATIN_KEYS.upper()
)
_LATIN_LIKES, _CYRILLIC_LIKES = "aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ"
_LIKE_CYRILLIC = str.maketrans(_LATIN_LIKES, _CYRILLIC_LIKES)
_LIKE_LATIN = str.maketrans(_CYRILLIC_LIKES, _LATIN_LIKES)
_LATIN = re.compile("[a-zA-Z]")
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")


def swap_layout(text: str) -> str:
    """Return what the same keys give in the other layout: "gfnhbjn" is "патриот"."""
    return text.translate(_TO_LATIN if _CYRILLIC.search(text) else _TO_CYRILLIC)


def join_scripts(text: str) -> str:
    """Return the text with each word in one script, as far as its letters look alike in both.

    A word of mixed letters goes to the script of most of them, unless only the other one fits;
    one that could be either ("CCCP") to the script that it isn't in.
    """
    return " ".join(map(_join_word, text.split()))


def _join_word(word: str) -> str:
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    to_cyrillic, to_latin = word.translate(_LIKE_CYRILLIC), word.translate(_LIKE_LATIN)
    if latin and cyrillic:
        likely, other = (to_cyrillic, to_latin) if cyrillic > latin else (to_latin, to_cyrillic)
        return other if _LATIN.search(likely) and _CYRILLIC.search(likely) else likely
    if latin:
        return word if _LATIN.search(to_cyrillic) else to_cyrillic
    return word if _CYRILLIC.search(to_latin) else to_latin


def reread(text: str) -> list[str]:
    """Return the other readings of a text, the likeliest first."""
    return [
        other for other in (swap_layout(text), join_scripts(text)) if other.split() != text.split()
    ]

"""The rules by which a quotation that was laid along a passage is judged.

They look at words, never at sense, so a verdict can be checked by eye and is always the same.

1. The same words in the same order, up to punctuation, case and spelling (British or American,
   "don't", "dont" or "do not", "five" or "5"), are *verbatim* where they are whole sentences, else
   *clipped*. What the quotation puts in brackets may stand for up to four words, what the passage
   has in square brackets may be missing, but of two numbers in brackets at one place neither may
   stand for the other; and where the quotation has "…" or "[…]" the turn may go on, but where it
   passes over a negation within a sentence, it is *clipped*.
2. A difference is *telling* where a negation stands in one and none at that place in the other;
   where the quotation has a number or a name that the passage doesn't have, or has elsewhere and
   another in its place, or the passage has one in the place of other words; where a prefix turns
   a word ("able", "unable"); where one has a word that takes away ("stop", "lose", "fewer") and
   the other has in its place a word that gives ("more", "open"), or none that takes away too.
   With a telling difference it is *altered*.
3. Without one, it is still *altered* where its letter shows that it was made from this very text:
   where four fifths of its words beside small ones stand there in the same form and order, or a
   row of eight words of which four are neither small nor names. Else other words are another
   translation's or a memory's: it is *reworded* where two fifths of the quotation's words beside
   small ones, and three tenths of those of the sentences that it is laid along, are the same in
   order.
4. A passage is the one that is meant where two fifths of the quotation's words beside small ones
   are in it, three at least; where it is found surely by its words, and a third of them are in
   it; or where the post names its month, or its time and its event, and two words are in it, a
   fifth at least. Of a quotation with fewer than three such words seven tenths of all must be in
   it. If no passage is meant, the archive doesn't have the quotation: *absent*.
5. Of several passages one with the very words goes before any other, and the claimed speaker's
   before another's (`candidates`). Where somebody else says the very words, they are *quoted* if
   they stand in quotation marks or the claimed person is named beside them (`speakers`), else
   *misattributed*; so they are in a question from the hall, and in the site's own text unless that
   is an article or address in the first person, of which the archive doesn't know whose it is.
   Where no passage has all but a few of the words, but several have all of them, the quotation is
   *stitched* (`stitching`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby

from bot.answers.verify.comparison import Comparison, count_content
from bot.answers.verify.lexicon import are_opposed
from bot.answers.verify.tokens import Token, Weight
from bot.answers.verify.verdict import Verdict

_COPIED_SHARE = 0.8
_COPIED_RUN, _COPIED_CONTENT = 8, 4
_REWORDED_SHARE, _REWORDED_COVER = 0.4, 0.3
_LIKE_SHARE, _LEAST_LIKE = 0.4, 3
_SMALL_SHARE = 0.7
_SURE_SHARE, _LED_SHARE, _LEAST_LED = 1 / 3, 0.2, 2
_BEFORE = 4  # words; a negation farther off seldom turns what is quoted
_CLAUSE_END = re.compile(r"[,;:()–—]")
_SHORTEST_NAME = 4  # letters of a name that its adjective shares ("Iraq", "Iraqi")


class Lead(IntEnum):
    """What leads to a passage besides the words that it shares with the quotation."""

    NOTHING = 0
    SEARCH = 1
    POST = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """The words by which the meaning is turned.

    Attributes:
        struck: Those that only the quotation has.
        added: Those that only the passage has.
    """

    struck: tuple[Token, ...]
    added: tuple[Token, ...]

    def __bool__(self) -> bool:
        return bool(self.struck or self.added)


def find_telling(comparison: Comparison) -> Telling:
    """Return the telling differences, in order (rule 2)."""
    struck: list[Token] = []
    added: list[Token] = []
    first, last = comparison.sentences
    passage = comparison.found[first : last + 1]
    for hunk in comparison.hunks:
        struck += _list_telling(hunk.struck, hunk.added, passage)
        replaced = any(token.weight > Weight.COMMON for token in hunk.struck)
        kept = _list_telling(hunk.added, hunk.struck, comparison.quoted.tokens)
        added += [t for t in kept if replaced or t.weight == Weight.NEGATION]
    return Telling(tuple(struck), tuple(added))


def _list_telling(
    here: Sequence[Token], there: Sequence[Token], text: Sequence[Token]
) -> list[Token]:
    """The telling words of one side of a hunk, beside the other side and its whole text."""
    telling = []
    for token in _missing(here, there):
        if token.weight == Weight.NEGATION:
            # "No loans" and "without loans" deny alike.
            tells = not any(other.weight == Weight.NEGATION for other in there)
        elif token.weight in (Weight.NUMBER, Weight.NAME):
            # Elsewhere in the text it was only moved, unless another stands in its place.
            moved = any(_is_same_name(token, other) for other in text)
            tells = not moved or any(
                other.weight == token.weight and not _is_same_name(token, other) for other in there
            )
        elif any(are_opposed(token.key, other.key) for other in there):
            tells = True
        else:
            turned = any(other.direction == -token.direction for other in there)
            alone = token.direction < 0 and not any(other.direction < 0 for other in there)
            tells = token.direction != 0 and (turned or alone)
        if tells:
            telling.append(token)
    return telling


def _missing(tokens: Iterable[Token], others: Iterable[Token]) -> list[Token]:
    """Those of the tokens that the others don't have, each as often as it is missing."""
    left = [token.stem for token in others]
    missing = []
    for token in tokens:
        if token.stem in left:
            left.remove(token.stem)
        else:
            missing.append(token)
    return missing


def _is_same_name(one: Token, other: Token) -> bool:
    """Whether two words are one number, or one name in two forms: "Russia" and "Russian"."""
    if one.stem == other.stem:
        return True
    if one.weight != Weight.NAME:
        return False
    short, long = sorted((one.key, other.key), key=len)
    # An adjective may change a name's last letter: "Ukraine", "Ukrainian".
    root = short if len(short) <= _SHORTEST_NAME else short[:-1]
    return len(root) >= _SHORTEST_NAME and long.startswith(root)


def judge(comparison: Comparison, lead: Lead) -> Verdict:
    """Judge a quotation by one passage.

    Args:
        comparison: The quotation, laid along the passage's turn.
        lead: What leads to the passage besides.

    Returns:
        Verbatim, clipped, altered, reworded or absent.
    """
    if comparison.exact:
        return Verdict.VERBATIM if _is_whole(comparison) else Verdict.CLIPPED
    if not _is_meant(comparison, lead):
        return Verdict.ABSENT
    if find_telling(comparison) or _is_copied(comparison):
        return Verdict.ALTERED
    if comparison.share >= _REWORDED_SHARE and comparison.cover >= _REWORDED_COVER:
        return Verdict.REWORDED
    return Verdict.ALTERED


def _is_whole(comparison: Comparison) -> bool:
    first, last = comparison.range
    if not comparison.found[first].opens or not comparison.found[last].closes:
        return False
    return not list_omitted_negations(comparison)


def list_omitted_negations(comparison: Comparison) -> tuple[Token, ...]:
    """Return the negations that a quotation passes over in sentences that it has a part of.

    Also those that stand shortly before it: "I do not think that" before "they are late".
    """
    negations = _list_before(comparison)
    for omitted, group in groupby(comparison.steps, lambda step: step.kind == "omitted"):
        if not omitted:
            continue
        gap = [comparison.found[step.found] for step in group if step.found is not None]
        ends = [n for n, token in enumerate(gap) if token.closes]
        # Of the sentences between, the whole ones are let be.
        parts = [gap] if not ends else [gap[: ends[0] + 1], gap[ends[-1] + 1 :]]
        if ends and gap[0].opens:
            parts = parts[1:]
        negations += [t for part in parts for t in part if t.weight == Weight.NEGATION]
    return tuple(negations)


def _list_before(comparison: Comparison) -> list[Token]:
    """The negations in the few words of its clause that stand before a quotation's first."""
    found, text = comparison.found, comparison.turn.text
    at = comparison.range[0]
    before: list[Token] = []
    while len(before) < _BEFORE and not found[at].opens:
        if _CLAUSE_END.search(text[found[at - 1].end : found[at].start]):
            break
        at -= 1
        before.insert(0, found[at])
    return [token for token in before if token.weight == Weight.NEGATION]


def _is_copied(comparison: Comparison) -> bool:
    if comparison.literal_share >= _COPIED_SHARE:
        return True
    run = comparison.run
    telling = [t for t in run if t.weight not in (Weight.COMMON, Weight.NAME)]
    return len(run) >= _COPIED_RUN and len(telling) >= _COPIED_CONTENT


def _is_meant(comparison: Comparison, lead: Lead) -> bool:
    share, content = comparison.share, count_content(comparison.quoted.tokens)
    shared = round(share * content)
    if content < _LEAST_LIKE:
        # Small words alone: they stand everywhere, so they must be nearly all of them there.
        return share >= _SMALL_SHARE and comparison.word_share >= _SMALL_SHARE
    if share >= _LIKE_SHARE and shared >= _LEAST_LIKE:
        return True
    if lead == Lead.POST:
        return share >= _LED_SHARE and shared >= _LEAST_LED
    return lead == Lead.SEARCH and share >= _SURE_SHARE and shared >= _LEAST_LED

"""Quotations that are put together from several passages.

Every word of such a quotation stands word for word in one of two to four passages, in pieces of at
least five words. Pieces of one turn count where whole sentences lie between them; where less lies
between, the quotation has left words out, which is shown as such. Where one passage lacks one
to four words, the quotation is that one's, altered.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.answers.verify.alignment import Step
from bot.answers.verify.comparison import Comparison, count_content
from bot.answers.verify.quoted import Words, read_quotation
from bot.answers.verify.tokens import Token
from bot.answers.verify.turns import Turn

_LEAST_WORDS, _LEAST_CONTENT = 5, 2
_LEAST_PIECES, _MOST_PIECES = 2, 4
_LONGEST_QUERY = 14  # words of what is left that are looked up

Look = Callable[[Words, Words], Sequence[Comparison]]
"""From the words to look up and the words to lay along to passages that may hold them."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Words of the quotation that stand in a row in a passage.

    Attributes:
        first: The first of them, as its index in the quotation.
        size: How many they are.
        comparison: What was laid along the passage.
        found: Where the first of them stands in the passage.
    """

    first: int
    size: int
    comparison: Comparison
    found: int

    @property
    def end(self) -> int:
        """The word after the last."""
        return self.first + self.size

    def tokens(self) -> tuple[Token, ...]:
        """The words as they stand in the passage."""
        return self.comparison.found[self.found : self.found + self.size]


def find_stitches(
    words: Words, comparisons: Iterable[Comparison], look: Look
) -> tuple[Comparison, ...]:
    """Return the passages that a quotation is put together from, in its order; () where it isn't.

    Args:
        words: The quotation.
        comparisons: Passages that it was laid along.
        look: Finds further passages.
    """
    size = len(words.tokens)
    comparisons = list(comparisons)
    if any(0 < size - _count_same(one) < _LEAST_WORDS for one in comparisons):
        return ()
    blocks = [block for one in comparisons for block in _list_blocks(one, 0)]
    chosen: list[_Block] = []
    at = 0
    while at < size:
        best = _choose(blocks, at)
        if best is None and any(block.size >= _LEAST_WORDS for block in blocks):
            query = _cut(words, at, min(at + _LONGEST_QUERY, size))
            found = look(query, _cut(words, at, size))
            blocks = [block for one in found for block in _list_blocks(one, at)]
            best = _choose(blocks, at)
        if best is None or len(chosen) == _MOST_PIECES:
            return ()
        chosen.append(best)
        at = best.end
    if len(chosen) < _LEAST_PIECES or not all(_is_apart(a, b) for a, b in pairwise(chosen)):
        return ()
    return tuple(_narrow(words, block) for block in chosen)


def _count_same(comparison: Comparison) -> int:
    return sum(step.kind == "same" for step in comparison.steps)


def _list_blocks(comparison: Comparison, offset: int) -> Iterable[_Block]:
    """The rows of words that are the same in both."""
    for same, group in groupby(comparison.steps, lambda step: step.kind == "same"):
        row = [(step.quoted, step.found) for step in group] if same else []
        if row and row[0][0] is not None and row[0][1] is not None:
            yield _Block(row[0][0] + offset, len(row), comparison, row[0][1])


def _choose(blocks: Iterable[_Block], at: int) -> _Block | None:
    """The block from a word on that reaches furthest, if it is long enough to be a piece."""
    cut = (
        _Block(at, block.end - at, block.comparison, block.found + at - block.first)
        for block in blocks
        if block.first <= at < block.end
    )
    best = max(cut, key=lambda block: block.size, default=None)
    if best is None or best.size < _LEAST_WORDS:
        return None
    return best if count_content(best.tokens()) >= _LEAST_CONTENT else None


def _cut(words: Words, first: int, end: int) -> Words:
    """A part of a quotation as a quotation of its own."""
    return read_quotation(words.text[words.tokens[first].start : words.tokens[end - 1].end])


def _narrow(words: Words, block: _Block) -> Comparison:
    """A piece laid along its passage alone."""
    steps = (Step("same", n, block.found + n) for n in range(block.size))
    one = block.comparison
    return Comparison(_cut(words, block.first, block.end), one.turn, one.found, tuple(steps))


def _is_apart(one: _Block, other: _Block) -> bool:
    """Whether two pieces stand apart: in other turns, or with whole sentences between them."""
    a, b = one.comparison.turn, other.comparison.turn
    last, first = one.tokens()[-1], other.tokens()[0]
    if a.event.number != b.event.number or not _touch(a, b):
        return True
    if b.place(first.start) < a.place(last.start):
        return True
    return last.closes and first.opens


def _touch(a: Turn, b: Turn) -> bool:
    """Whether two are parts of one turn."""
    return bool({p.n for p in a.paragraphs} & {p.n for p in b.paragraphs})

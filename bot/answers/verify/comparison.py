"""A quotation laid along a turn, and what the two differ in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from bot.answers.verify.alignment import Step, align
from bot.answers.verify.quoted import BRACKETED, Words
from bot.answers.verify.tokens import Token, Weight, read_tokens
from bot.answers.verify.turns import Turn, join_turn
from bot.model import Event, Paragraph

_ROOM = 300  # characters of a turn around a passage, beside the quotation's own length
_EXTRA = 3  # words that the passage may have more than were struck at an end
_MOST_FOR_BRACKETS = 4  # words that the quoter's own in brackets may stand for
_SAME = ("same", "form")
_UNTELLING = (Weight.COMMON, Weight.NEGATION)


@dataclass(frozen=True)
class Comparison:
    """A quotation laid along a turn that shares at least a word with it.

    Attributes:
        quoted: The quotation's words.
        turn: The turn.
        found: The turn's words.
        steps: The way along both; see `bot.answers.verify.alignment`.
    """

    quoted: Words
    turn: Turn
    found: tuple[Token, ...]
    steps: tuple[Step, ...]

    @cached_property
    def range(self) -> tuple[int, int]:
        """The first and the last word of the turn that the quotation has too."""
        shared = [s.found for s in self.steps if s.kind in _SAME and s.found is not None]
        return shared[0], shared[-1]

    @cached_property
    def sentences(self) -> tuple[int, int]:
        """The first and the last word of the sentences that hold `range`."""
        first, last = self.range
        while not self.found[first].opens:
            first -= 1
        while not self.found[last].closes:
            last += 1
        return first, last

    @cached_property
    def paragraph(self) -> Paragraph:
        """The paragraph that most of the shared words stand in, of equals the first."""
        held = Counter(
            self.turn.paragraph_at(self.found[s.found].start).n
            for s in self.steps
            if s.kind in _SAME and s.found is not None
        )
        most = max(held, key=lambda n: (held[n], -n))
        return next(one for one in self.turn.paragraphs if one.n == most)

    @cached_property
    def struck(self) -> tuple[Token, ...]:
        """The words that only the quotation has, and not in brackets."""
        return tuple(
            self.quoted.tokens[step.quoted]
            for step in self.steps
            if step.kind == "struck"
            and step.quoted is not None
            and step.quoted not in self.quoted.optional
        )

    @cached_property
    def added(self) -> tuple[Token, ...]:
        """The words between that only the passage has, and not in brackets on either side."""
        return tuple(token for hunk in self.hunks for token in hunk.added)

    @cached_property
    def hunks(self) -> tuple["Hunk", ...]:
        """The places where the two differ, in order."""
        hunks = []
        optional, bracketed = self.quoted.optional, find_bracketed(self.turn.text, self.found)
        for differs, group in groupby(self.steps, lambda s: s.kind in ("struck", "added")):
            if not differs:
                continue
            steps = list(group)
            struck = [s.quoted for s in steps if s.quoted is not None]
            added = [s.found for s in steps if s.found is not None and s.found not in bracketed]
            own = [n for n in struck if n in optional]
            if own and len(own) == len(struck) and len(added) <= _MOST_FOR_BRACKETS:
                added = []
            hunk = Hunk(
                tuple(self.quoted.tokens[n] for n in struck if n not in optional),
                tuple(self.found[n] for n in added),
            )
            if hunk.struck or hunk.added:
                hunks.append(hunk)
        return tuple(hunks)

    @cached_property
    def forms(self) -> tuple[tuple[Token, Token], ...]:
        """The words that stand in both in other forms: the quotation's, and the passage's."""
        return tuple(
            (self.quoted.tokens[step.quoted], self.found[step.found])
            for step in self.steps
            if step.kind == "form" and step.quoted is not None and step.found is not None
        )

    @cached_property
    def omitted(self) -> tuple[Token, ...]:
        """The words that the quotation passes over and says so."""
        return tuple(
            self.found[step.found]
            for step in self.steps
            if step.kind == "omitted" and step.found is not None
        )

    @property
    def exact(self) -> bool:
        """Whether the two are the same, up to punctuation, case and what is marked."""
        return not self.hunks and not self.forms

    @cached_property
    def share(self) -> float:
        """The share of the quotation's words beside small ones that the passage has in order."""
        return self._share(_SAME)

    @cached_property
    def literal_share(self) -> float:
        """The same, where only the very form counts."""
        return self._share(("same",))

    @cached_property
    def word_share(self) -> float:
        """The share of all of the quotation's words that the passage has in order."""
        held = sum(step.kind in _SAME for step in self.steps)
        return held / len(self.quoted.tokens)

    def _share(self, kinds: Sequence[str]) -> float:
        held = [
            self.quoted.tokens[step.quoted]
            for step in self.steps
            if step.kind in kinds and step.quoted is not None
        ]
        total = count_content(self.quoted.tokens)
        return count_content(held) / total if total else len(held) / len(self.quoted.tokens)

    @cached_property
    def cover(self) -> float:
        """The share of the passage's sentences, beside small words, that the quotation has."""
        first, last = self.sentences
        held = [self.found[s.found] for s in self.steps if s.kind in _SAME and s.found is not None]
        total = count_content(self.found[first : last + 1])
        return count_content(held) / total if total else 0.0

    @cached_property
    def run(self) -> tuple[Token, ...]:
        """The longest row of words that are the same in both."""
        rows = [
            tuple(self.quoted.tokens[s.quoted] for s in group if s.quoted is not None)
            for same, group in groupby(self.steps, lambda s: s.kind == "same")
            if same
        ]
        return max(rows, key=count_content, default=())


@dataclass(frozen=True, slots=True)
class Hunk:
    """A place where two texts differ: what only the quotation has, and what only the passage."""

    struck: tuple[Token, ...]
    added: tuple[Token, ...]


def count_content(tokens: Sequence[Token]) -> int:
    """How many of the words are telling: neither small ones nor negations, which all texts have."""
    return sum(token.weight not in _UNTELLING for token in tokens)


def find_bracketed(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Which words of a passage stand in square brackets, as its editors' own."""
    if "[" not in text:
        return frozenset()
    spans = [found.span() for found in BRACKETED.finditer(text)]
    return frozenset(
        n for n, token in enumerate(tokens) if any(s <= token.start < e for s, e in spans)
    )


def compare_turn(
    quoted: Words, event: Event, n: int, *, over_edge: bool = False
) -> Comparison | None:
    """Lay a quotation along a paragraph, or along its turn where it runs over the edges.

    Args:
        quoted: The quotation.
        event: The event.
        n: The paragraph's number.
        over_edge: Whether it is known to run over them; else that is told by the paragraph alone.
    """
    if not quoted.tokens:
        return None
    room = quoted.tokens[-1].end - quoted.tokens[0].start + _ROOM
    if over_edge:
        return compare(quoted, join_turn(event, n, room))
    alone = compare(quoted, join_turn(event, n, 0))
    if alone is None or alone.exact:
        return alone
    kinds = [step.kind for step in alone.steps]
    shared = [n for n, kind in enumerate(kinds) if kind in _SAME]
    size, (first, last) = len(quoted.tokens), alone.range
    before = "struck" in kinds[: shared[0]] and first < size
    after = "struck" in kinds[shared[-1] :] and len(alone.found) - last <= size
    if not (quoted.breaks or before or after):
        return alone
    joined = compare(quoted, join_turn(event, n, room))
    return joined if joined and (joined.exact or joined.share > alone.share) else alone


def compare(quoted: Words, turn: Turn) -> Comparison | None:
    """Lay a quotation, of at least a word, along a turn; None where they share no word."""
    found = tuple(read_tokens(turn.text))
    bracketed = find_bracketed(turn.text, found)
    steps = align(
        quoted.tokens, found, breaks=quoted.breaks, optional=quoted.optional, bracketed=bracketed
    )
    if not any(step.kind in _SAME for step in steps):
        return None
    return Comparison(quoted, turn, found, tuple(_lengthen(steps, found, quoted.optional)))


def _lengthen(steps: list[Step], found: Sequence[Token], optional: frozenset[int]) -> list[Step]:
    """Show beside words that are struck at an end what the passage has in their place."""
    shared = [s.found for s in steps if s.kind in _SAME and s.found is not None]
    first, last = shared[0], shared[-1]
    head = next(n for n, step in enumerate(steps) if step.kind in _SAME)
    tail = next(n for n, step in enumerate(reversed(steps)) if step.kind in _SAME)
    end = len(steps) - tail
    most_before = sum(step.quoted not in optional for step in steps[:head])
    most_after = sum(step.quoted not in optional for step in steps[end:])
    before: list[Step] = []
    after: list[Step] = []
    while most_before and len(before) < most_before + _EXTRA and not found[first].opens:
        first -= 1
        before.append(Step("added", None, first))
    while most_after and len(after) < most_after + _EXTRA and not found[last].closes:
        last += 1
        after.append(Step("added", None, last))
    return [*steps[:head], *reversed(before), *steps[head:end], *steps[end:], *after]

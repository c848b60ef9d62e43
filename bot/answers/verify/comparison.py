"""A quotation laid along a turn, and what the two differ in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from bot.answers.verify.alignment import Step
from bot.answers.verify.quoted import BRACKETED, Words
from bot.answers.verify.tokens import Token, Weight
from bot.answers.verify.turns import Turn
from bot.model import Paragraph

_MOST_FOR_BRACKETS = 4  # words that the quoter's own in brackets may stand for
SAME = ("same", "form")
"""The kinds of steps along words that both texts have."""

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
        shared = [s.found for s in self.steps if s.kind in SAME and s.found is not None]
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
            if s.kind in SAME and s.found is not None
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
            bracketed_here = [s.found for s in steps if s.found in bracketed]
            ours, theirs = self._compare_brackets(own, bracketed_here)
            hunk = Hunk(
                (*ours, *(self.quoted.tokens[n] for n in struck if n not in optional)),
                (*theirs, *(self.found[n] for n in added)),
            )
            if hunk.struck or hunk.added:
                hunks.append(hunk)
        return tuple(hunks)

    def _compare_brackets(
        self, own: Sequence[int], bracketed: Sequence[int | None]
    ) -> tuple[list[Token], list[Token]]:
        """The numbers that differ where both put something in brackets: "[$7 billion]"."""
        ours = [self.quoted.tokens[n] for n in own]
        theirs = [self.found[n] for n in bracketed if n is not None]
        ours, theirs = (
            [token for token in tokens if token.weight == Weight.NUMBER]
            for tokens in (ours, theirs)
        )
        differ = ours and theirs and [t.key for t in ours] != [t.key for t in theirs]
        return (ours, theirs) if differ else ([], [])

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
        return self._share(SAME)

    @cached_property
    def literal_share(self) -> float:
        """The same, where only the very form counts."""
        return self._share(("same",))

    @cached_property
    def word_share(self) -> float:
        """The share of all of the quotation's words that the passage has in order."""
        held = sum(step.kind in SAME for step in self.steps)
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
        held = [self.found[s.found] for s in self.steps if s.kind in SAME and s.found is not None]
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

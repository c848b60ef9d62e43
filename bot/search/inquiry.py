"""What is looked for to answer a question, and what is found."""

from dataclasses import dataclass

from bot.search.operators import Period


@dataclass(frozen=True, slots=True)
class Clue:
    """A word of a question.

    Attributes:
        form: The word, folded.
        kin: The stems of words that may stand in its place.
        named: Whether a capital shows that it names somebody or something.
    """

    form: str
    kin: frozenset[str] = frozenset()
    named: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is looked for.

    Attributes:
        clues: The words that tell something, each once.
        periods: The days that the question names; an event of any of them is meant rather.
        voices: The stems of all words of the question, by which a speaker may be named.
        among: The numbers of the only events that count; empty for all.
    """

    clues: tuple[Clue, ...]
    periods: tuple[Period, ...] = ()
    voices: frozenset[str] = frozenset()
    among: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lead:
    """A paragraph that may answer.

    Attributes:
        event: The event's number.
        n: The paragraph's number in the event, from 1.
        score: Comparable over questions; 2 where it holds all clues and its event's facts do too.
        held: The share of the clues, by what they tell, that it holds, its neighbours half.
    """

    event: int
    n: int
    score: float
    held: float


@dataclass(frozen=True, slots=True)
class Suspect:
    """An event that may be meant.

    Attributes:
        event: The event's number.
        score: About 1 where its title and facts hold all clues.
        lead: The best of its paragraphs; None for an event without any.
    """

    event: int
    score: float
    lead: Lead | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question.

    Attributes:
        suspects: The events, best first.
        leads: The paragraphs, best first.
        facts: How much of what is asked the best event's title and facts hold; about 0 to 1, more
            where it is of a day that the question names.
        said: How much of it the best paragraph holds, 0 to 1.
        told: What all clues tell together, in nats: the sum of the logarithms of how rare they are.
        rarity: What a clue tells on average.
        whole: What singles out one paragraph of the archive.
        read_as: For each clue the stems of what was looked for: itself, respelt, and its kin; none
            where nothing is like it.
        tells: For each clue what it tells, in nats; 0 where nothing is like it.
    """

    suspects: tuple[Suspect, ...] = ()
    leads: tuple[Lead, ...] = ()
    facts: float = 0.0
    said: float = 0.0
    told: float = 0.0
    rarity: float = 0.0
    whole: float = 0.0
    read_as: tuple[frozenset[str], ...] = ()
    tells: tuple[float, ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all that was looked for."""
        return frozenset().union(*self.read_as)

"""What can be said of a quotation, and what it is said from."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.verify.claims import Claim
from bot.answers.verify.comparison import Comparison
from bot.answers.verify.quotations import Quotation
from bot.model import Coverage, Event, Paragraph
from bot.search import Tally


class Verdict(StrEnum):
    """How a quotation stands to the archive; the rules are in `bot.answers.verify.rules`."""

    VERBATIM = "verbatim"
    CLIPPED = "clipped"
    ALTERED = "altered"
    REWORDED = "reworded"
    STITCHED = "stitched"
    QUOTED = "quoted"
    MISATTRIBUTED = "misattributed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph that a quotation may come from."""

    event: Event
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Original:
    """What stands for a passage in the language that it was said in.

    Attributes:
        event: The event in that language.
        texts: What stands at the passage's place.
        unsure: Whether that may be another place.
    """

    event: Event
    texts: tuple[str, ...]
    unsure: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation and what the archive says on it.

    Attributes:
        quotation: What the post quotes.
        claim: Who the post says has said it, and when.
        verdict: How it stands to the archive.
        comparisons: The passages that prove the verdict, each laid along the quotation; several
            where it is stitched, none where it is absent.
        places: The paragraphs that it may come from, the likeliest first; also of an absent one.
        speaker: Who says the passage, as its event introduces them; None for the site's own text.
        other_speaker: Whether that is somebody else than the post says.
        unsigned: Whether the post names a speaker, but the passage is of a text in the first person
            of which the archive doesn't know whose it is.
        other_day: Whether the passage is of another day than the post says.
        original: The passage in Russian, where it is held and tells more.
        held: How much the archive holds of the claimed person and time, for an absent quotation.
        covered: Whether the archive holds anything of the claimed time.
        unheld: The quotation's language, ISO 639-1, where the archive holds nothing in it; else "".
    """

    quotation: Quotation
    claim: Claim
    verdict: Verdict
    comparisons: tuple[Comparison, ...] = ()
    places: tuple[Place, ...] = ()
    speaker: str | None = None
    other_speaker: bool = False
    unsigned: bool = False
    other_day: bool = False
    original: Original | None = None
    held: Tally | None = None
    covered: bool = True
    unheld: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What the archive says on the quotations of a post.

    Attributes:
        words: The post.
        part: Which quotation is asked for, from 1; 0 for all.
        findings: One for each quotation that is asked for, in the post's order.
        total: How many quotations of the post can be asked for.
        left_out: How many more the post has.
        coverage: What the archive holds.
    """

    words: str
    part: int
    findings: tuple[Finding, ...]
    total: int
    left_out: int
    coverage: Coverage

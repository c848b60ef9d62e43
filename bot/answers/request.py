"""What can be asked. A typed command, a button and the command line all become one of these."""

from dataclasses import dataclass

from bot.answers.subscribing import FollowLookup, FollowRequest


@dataclass(frozen=True, slots=True)
class Greet:
    """Say what the bot is and what one can ask."""


@dataclass(frozen=True, slots=True)
class Help:
    """Say what one can ask."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A command that is not the bot's."""


@dataclass(frozen=True, slots=True)
class Wordless:
    """A message without text, perhaps a picture, where text would have been looked up."""

    picture: bool = False


@dataclass(frozen=True, slots=True)
class FindEvent:
    """Find an event by words of it, by its number on the site, by a date or by its address."""

    words: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowEvent:
    """Show the card of the event with the store's `number`."""

    number: int


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """Show a page, from 0, of the event's transcript."""

    number: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListSeeAlso:
    """List what the event points to."""

    number: int


@dataclass(frozen=True, slots=True)
class FindQuote:
    """Find the passage that the words come from; `hit` counts from 0, the best first."""

    words: str
    hit: int = 0


@dataclass(frozen=True, slots=True)
class ShowContext:
    """Show the paragraphs around paragraph `n`; the rest leads back to where it was found."""

    number: int
    n: int
    hit: int
    words: str


@dataclass(frozen=True, slots=True)
class FindTopic:
    """Find a topic by its name, perhaps misspelt; without words, list all topics."""

    words: str


@dataclass(frozen=True, slots=True)
class ListTopic:
    """Show a page, from 0, of the events of the topic of exactly this name."""

    name: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListTopics:
    """Show a page, from 0, of all topics with their counts."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """Show the topic that a link names by its code (`bot.answers.starts`)."""

    code: str


@dataclass(frozen=True, slots=True)
class ListLatest:
    """Show a page, from 0, of the newest events."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class FindDay:
    """Show a page, from 0, of the events of the day, month or year that the words name."""

    words: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class FindSpeaker:
    """Show who somebody is, by a person's key or by a name, perhaps misspelt."""

    words: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowPassage:
    """Show paragraph `n` of an event; the rest leads back to where it was found.

    Attributes:
        other: 1 for what stands at its place in the event's other language.
    """

    number: int
    n: int
    other: int = 0
    hit: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Cite paragraph `n` of an event, or with 0 the event itself; the rest leads back.

    Attributes:
        style: One of `bot.answers.papers.Style`.
    """

    number: int
    n: int = 0
    style: int = 0
    hit: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class FindCitation:
    """Cite the passage that the words come from, or the event that they name."""

    words: str


@dataclass(frozen=True, slots=True)
class Export:
    """Give the whole of a result as a file.

    Attributes:
        scope: What is exported: one of `bot.answers.papers.Scope`.
        number: The event's number, where it is one event; else the page or the hit that is shown.
        form: One of `bot.answers.papers.Form`; 0 offers them.
        words: What was searched for, or the name of the topic or person.
    """

    scope: int
    number: int = 0
    form: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class FindExport:
    """Offer the result of a search as a file."""

    words: str


@dataclass(frozen=True, slots=True)
class ShowAbout:
    """Say what the archive covers, how fresh it is and under which licence."""


@dataclass(frozen=True, slots=True)
class Verify:
    """Hold the quotations of a post against the archive.

    Attributes:
        words: The post.
        part: Which of its quotations is asked for, from 1; 0 for all.
    """

    words: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class ShowProof:
    """Show the paragraphs around paragraph `n`, by which quotation `part` of a post was judged."""

    number: int
    n: int
    part: int
    words: str


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show what the chat has chosen, with buttons that change it."""


@dataclass(frozen=True, slots=True)
class ChooseZone:
    """Choose the chat's time zone by its name or a city's, perhaps misspelt."""

    words: str


@dataclass(frozen=True, slots=True)
class ShowPrivacy:
    """Say what is kept about the chat."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete what is kept about the chat; unless it is `sure`, 1, ask first."""

    sure: int = 0


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Choose value number `value`, from 0, of the setting `name` (`bot.preferences.CHOICES`)."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Discard:
    """Delete the message of the bot whose button this is."""


@dataclass(frozen=True, slots=True)
class ShowTrend:
    """Show how often the words are said, period by period."""

    words: str


@dataclass(frozen=True, slots=True)
class ShowStats:
    """Show who speaks how much: in the event with this number, else in the one that `words` name.

    Without either, in the whole archive.
    """

    number: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class ShowEchoes:
    """Show a page, from 0, of the events in which the words of paragraph `n` stand again."""

    number: int
    n: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question; `hit` counts the passages of the answer from 0, the best first."""

    words: str
    hit: int = 0


Lookup = (
    Greet
    | Ask
    | Help
    | Unknown
    | Wordless
    | FindEvent
    | ShowEvent
    | ReadEvent
    | ListSeeAlso
    | FindQuote
    | ShowContext
    | FindTopic
    | ListTopic
    | ListTopics
    | OpenTopic
    | ListLatest
    | FindDay
    | FindSpeaker
    | ShowPassage
    | ShowAbout
    | Cite
    | FindCitation
    | Export
    | FindExport
    | ShowTrend
    | ShowStats
    | ShowEchoes
    | Verify
    | ShowProof
    | FollowLookup
)
"""What is answered from the archive, for anybody alike."""

ChatRequest = ShowSettings | ChangeSetting | ChooseZone | ShowPrivacy | Forget | FollowRequest
"""What is about the chat itself: it is answered by who asks, and may change what is kept."""

Request = Lookup | ChatRequest | Discard

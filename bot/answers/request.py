"""What can be asked. A typed command, a button and the command line all become one of these."""

from dataclasses import dataclass


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
    """A message without text, where one would have been looked up."""


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
class ShowSettings:
    """Show what the chat has chosen, with buttons that change it."""


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Choose value number `value`, from 0, of the setting `name` (`bot.preferences.CHOICES`)."""

    name: str
    value: int


Lookup = (
    Greet
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
)
"""What is answered from the archive, for anybody alike."""

ChatRequest = ShowSettings | ChangeSetting
"""What is about the chat itself: it is answered by who asks, and may change what is kept."""

Request = Lookup | ChatRequest

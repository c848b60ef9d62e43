"""What answers are drawn from."""

from dataclasses import dataclass

from bot.people import People
from bot.protocols import View
from bot.search import Search


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the archive holds at one moment.

    Attributes:
        view: The store.
        search: The index; it may be a moment behind the view.
        people: Who speaks; may be some events behind the view, and nobody soon after a start.
    """

    view: View
    search: Search
    people: People

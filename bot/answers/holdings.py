"""What answers are drawn from."""

import datetime as dt
from dataclasses import dataclass

from bot.nearness import Nearness
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
        today: The day that it is where somebody asks; None where nobody has said.
        meaning: Finds paragraphs by their meaning; None where that is not set up.
    """

    view: View
    search: Search
    people: People
    today: dt.date | None = None
    meaning: Nearness | None = None

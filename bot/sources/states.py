"""What state an event is in with its site. Pure."""

import re

from bot.model import Check, Event, State

_CONTINUED = re.compile(r"to be continued|(?:продолжение|окончание) следует", re.IGNORECASE)
# The promise stands alone; in a longer paragraph they are somebody's words.
_MOST_MARK = 60


def state_of(event: Event, check: Check | None = None) -> State:
    """Return an event's state.

    Args:
        event: The event, whose own form shows whether it is yet to come or to be continued.
        check: How it stands with its site (`View.check`), which alone knows that a page is gone;
            None where nobody has looked.
    """
    if check is not None and check.state == "withdrawn":
        return "withdrawn"
    if event.kind == "announcement":
        return "announced"
    return "partial" if is_partial(event) else "full"


def is_partial(event: Event) -> bool:
    """Whether the event says that it is "to be continued"."""
    return any(
        len(paragraph.text) <= _MOST_MARK and _CONTINUED.search(paragraph.text)
        for paragraph in event.paragraphs
    )

"""Buttons before Telegram's form of them, and the rows that many answers share."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.answer import Elsewhere
from bot.answers.links import link_source
from bot.answers.request import Request, ShowEvent
from bot.messages import Phrases
from bot.model import Event


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks (`request`), or does one of the other things.

    Attributes:
        url: The address that it leads to.
        copy: The text that it copies, at most 256 characters.
        share: The code of the link to the bot (`bot.answers.starts`) that it offers to pass on.
        invite: Whether it adds the bot to a group.
        page: The key of an event whose page it opens (`bot.web`), and perhaps "#p" with the number
            of a paragraph. Where there are no pages the button is left out.
    """

    label: str
    request: Request | None = None
    url: str | None = None
    copy: str | None = None
    share: str | None = None
    invite: bool = False
    page: str | None = None


Rows = list[list[Button]]


def source_button(event: Event, t: Phrases) -> list[Button]:
    """The button that leads to the event on its site, where it has an address."""
    link = link_source(event)
    return [Button(t("button.source"), url=link.url)] if link else []


def number_buttons(events: tuple[Event, ...], offset: int = 0) -> Rows:
    """A button for each event of a list, five in a row; numbered on from `offset`."""
    return in_rows([Button(f"{n}", ShowEvent(e.number)) for n, e in enumerate(events, offset + 1)])


def mark(label: str, *, chosen: bool) -> str:
    """The label of a choice's button, which tells whether it is what is chosen."""
    return f"✓ {label}" if chosen else label


def in_rows(buttons: list[Button], most: int = 5) -> Rows:
    """The buttons in rows of so many, the last one perhaps shorter."""
    return [buttons[i : i + most] for i in range(0, len(buttons), most)]


def in_twos(buttons: list[Button]) -> Rows:
    """The buttons in rows of two, an odd one first: a phone cuts longer words in narrower ones."""
    odd = len(buttons) % 2
    return [buttons[:odd]] * odd + [buttons[i : i + 2] for i in range(odd, len(buttons), 2)]


def turn_buttons(page: int, pages: int, to: Callable[[int], Request]) -> list[Button]:
    """The buttons to the page before and after page `page`, from 0, of `pages`."""
    back = [Button(f"◀ {page}", to(page - 1))] if page > 0 else []
    on = [Button(f"{page + 2} ▶", to(page + 1))] if page + 1 < pages else []
    return back + on


def elsewhere_button(
    elsewhere: Elsewhere | None, there: Callable[[int], Request], t: Phrases
) -> list[Button]:
    """The button to the other language: by a request for what is held there, else an address."""
    if elsewhere is None:
        return []
    label = t(f"button.in.{elsewhere.lang}") if elsewhere.lang in {"en", "ru"} else elsewhere.lang
    if elsewhere.number is None:
        return [Button(f"{label} ↗", url=elsewhere.url)]
    return [Button(label, there(elsewhere.number))]

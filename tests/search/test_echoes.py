"""Where the same words were said again."""

import datetime as dt
from pathlib import Path

from search.ardava import Feed, fill

from bot.model import Event, Paragraph
from bot.search import Search

SAID = (
    "An island that waits three days for bread does not care whose timetable has failed, and "
    "neither should those who sign the timetable."
)


def _make(number: int, day: dt.date | None, *texts: str) -> Event:
    paragraphs = tuple(
        Paragraph(n, "speech", text, "Ilona Varga") for n, text in enumerate(texts, 1)
    )
    return Event(
        title=f"Meeting {number}",
        lang="en",
        source="plain",
        date=day,
        number=number,
        paragraphs=paragraphs,
    )


def _find(folder: Path, *events: Event, text: str = SAID) -> list[tuple[int, int]]:
    search = Search(folder)
    try:
        fill(search, Feed(events))
        return [(hit.event, hit.n) for hit in search.echoes(text, 1)]
    finally:
        search.close()


def test_words_said_again_are_found_earliest_first(tmp_path: Path) -> None:
    late = _make(2, dt.date(2021, 3, 4), "Good morning.", SAID.replace("neither", "nor"))
    early = _make(3, dt.date(2015, 3, 4), f"{SAID} That was true then. It is true today as well.")
    assert _find(tmp_path, _make(1, dt.date(2018, 1, 1), SAID), late, early) == [(3, 1), (2, 2)]


def test_an_event_is_no_echo_of_itself_and_is_named_once(tmp_path: Path) -> None:
    own = _make(1, None, SAID, SAID)
    [(event, _)] = _find(tmp_path, own, _make(2, None, SAID, SAID))
    assert event == 2


def test_the_same_words_far_apart_are_no_echo(tmp_path: Path) -> None:
    words = SAID.split()
    scattered = " and so on and so forth as they say ".join(
        " ".join(words[i : i + 2]) for i in range(0, len(words), 2)
    )
    assert _find(tmp_path, _make(1, None, SAID), _make(2, None, scattered)) == []


def test_what_is_said_at_every_occasion_is_no_echo(tmp_path: Path) -> None:
    thanks = "Thank you very much for your attention."
    assert _find(tmp_path, _make(1, None, thanks), _make(2, None, thanks), text=thanks) == []


def test_the_end_of_a_long_paragraph_is_looked_for_too(tmp_path: Path) -> None:
    idle = [f"On quay {n} the cranes stood idle." for n in range(12)]
    whole, end = " ".join([*idle, SAID]), " ".join([*idle[-4:], SAID])
    assert _find(tmp_path, _make(1, None, whole), _make(2, None, end), text=whole) == [(2, 1)]

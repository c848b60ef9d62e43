"""An archive of an invented country, and a store's change feed over such events.

Run as a program, it indexes the archive over and over until it is killed: ardava.py FOLDER
"""

import datetime as dt
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.model import Change, Event, Paragraph
from bot.search import Search

FERRY = Event(
    title="Meeting with heads of the island ferry lines",
    lang="en",
    source="plain",
    lede="Ilona Varga discussed winter sailings with the companies that serve the islands.",
    date=dt.date(2019, 12, 3),
    place="Selm",
    topics=("Fight against smuggling", "Transport"),
    number=1,
    paragraphs=tuple(
        Paragraph(n, "speech", text, "Ilona Varga")
        for n, text in enumerate(
            (
                "Good afternoon, colleagues. The first storm of the season has come early.",
                "We have long suggested a common list of the most unreliable vessels. It comes.",
                "An island that waits three days for bread doesn’t care whose timetable failed.",
                "Smugglers read our timetables too: they know which harbour sleeps on Sundays.",
                "What they call ”tides“ are in truth the same four boats under other names.",
                "I would like to thank you all, and I would like to hear your proposals.",
            ),
            1,
        )
    ),
)
BRIDGE = Event(
    title="Opening of the Tarn bridge",
    lang="en",
    source="page",
    lede="The bridge joins both halves of Ostrel for the first time since the flood.",
    date=dt.date(2021, 6, 18),
    place="Ostrel",
    topics=("Transport", "Regions"),
    persons=("Dorn Pavel",),
    number=2,
    paragraphs=(
        Paragraph(1, "heading", "Speech on the bridge"),
        Paragraph(2, "speech", "Friends, the river has lost its argument today.", "Ilona Varga"),
        Paragraph(
            3,
            "speech",
            "To build or not to build was never the question; the question was who would pay.",
            "Ilona Varga",
        ),
        Paragraph(
            4,
            "speech",
            "Four thousand people crossed by boat every morning, and now nine minutes will do.",
            "Pavel Dorn",
        ),
        Paragraph(5, "note", "(Applause)"),
        Paragraph(6, "divider", "* * *"),
        Paragraph(7, "text", "The bridge is 640 metres long and carries two lanes of traffic."),
    ),
)
BUDGET = Event(
    title="Meeting on next year’s budget",
    lang="en",
    source="plain",
    date=dt.date(2022, 10, 11),
    place="Selm",
    topics=("Budget",),
    number=3,
    paragraphs=tuple(
        Paragraph(n, "speech", text, "Ilona Varga")
        for n, text in enumerate(
            (
                "Let us begin with schools, because everything else can be repaired later.",
                "Revenue grew by six percent, mostly thanks to fish, salt and stubbornness.",
                "The most dangerous sentence in this room is that there is nothing to be done.",
                "It would be wrong to save on lighthouses: a lighthouse has no lobby at all.",
            ),
            1,
        )
    ),
)
CAFE = Event(
    title="Visit to the Café Lánchíd",
    lang="en",
    source="plain",
    date=dt.date(2018, 3, 9),
    number=4,
    paragraphs=(
        Paragraph(
            1, "text", "The President tasted the cre\u0301pes and asked for the reci\u00adpe."
        ),
        Paragraph(2, "text", "Counter-smuggling boats’ crews were guests of honour."),
    ),
)
SOWING = Event(
    title="Совещание о ходе весеннего сева",
    lang="ru",
    source="plain",
    lede="Илона Варга провела в Селме совещание с главами областей.",
    date=dt.date(2020, 4, 14),
    place="Селм",
    topics=("Сельское хозяйство",),
    number=5,
    paragraphs=tuple(
        Paragraph(n, "speech", text, "Илона Варга")
        for n, text in enumerate(
            (
                "Весна в этом году пришла поздно, зато всё ещё впереди.",
                "Мы давно предлагали создать общий список самых надёжных хозяйств.",
                "Хлеб не спрашивает, чья очередь работать, он просто растёт.",
            ),
            1,
        )
    ),
)
ARCHIVE = (FERRY, BRIDGE, BUDGET, CAFE, SOWING)


class Feed:
    """A store's change feed, in memory."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._changes: dict[int, Change] = {}
        self._last = 0
        for event in events:
            self.put(event)

    def put(self, event: Event) -> None:
        self._note(Change(self._last + 1, event.number, event))

    def remove(self, number: int) -> None:
        self._note(Change(self._last + 1, number, None))

    def _note(self, change: Change) -> None:
        self._last = change.at
        self._changes.pop(change.number, None)
        self._changes[change.number] = change

    def last_change(self) -> int:
        return self._last

    def changes(self, after: int, limit: int) -> list[Change]:
        return [change for change in self._changes.values() if change.at > after][:limit]


def fill(search: Search, feed: Feed, limit: int = 500) -> int:
    """Take all of a feed in and look at it; returns how many changes there were."""
    taken = 0
    while some := search.catch_up(feed, limit):
        taken += some
    search.refresh()
    return taken


def _write_on_and_on(folder: Path) -> None:
    feed, search = Feed(ARCHIVE), Search(folder)
    fill(search, feed)
    print("indexed", flush=True)
    n = 0
    while True:
        n += 1
        feed.put(replace(ARCHIVE[n % len(ARCHIVE)], place=f"Place {n}"))
        search.catch_up(feed)


if __name__ == "__main__":
    _write_on_and_on(Path(sys.argv[1]))

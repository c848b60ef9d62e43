"""The verbs that put pages in and print them out: ingest, parse, export."""

import asyncio
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson
from tqdm import tqdm

from bot.library import open_library
from bot.model import Change, Event, Outcome, View, dump_event
from bot.settings import Settings
from bot.sources.files import Reading, measure, read_path
from bot.sources.site import fetch_page, is_address

_EVENTS_A_READ = 200


def write_line(values: object) -> None:
    """Print JSON values as one line."""
    sys.stdout.buffer.write(orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE))


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


async def ingest(settings: Settings, sources: list[str]) -> int:
    """Put files, folders, archives and addresses in; 1 if there was no event in any of them."""
    paths = [Path(source) for source in sources if not is_address(source)]
    addresses = [source for source in sources if is_address(source)]
    total = sum(map(measure, paths))

    def read_all() -> Iterator[Reading]:
        before = 0
        for path in paths:
            for reading in read_path(path):
                yield Reading(
                    reading.name, reading.events, reading.refusal, before + reading.position
                )
            before += measure(path)
        for address in addresses:
            yield fetch_page(address, settings.sites, before)

    async with open_library(settings.data_dir) as library:
        with tqdm(total=total, unit="B", unit_scale=True, disable=None, leave=False) as bar:
            summary = await library.fill(
                read_all(), lambda reading: bar.update(max(0, reading.position - bar.n))
            )
        for reading in summary.refused:
            _tell(f"refused {reading.name}: {reading.refusal}")
        counts = ", ".join(f"{n} {outcome}" for outcome, n in summary.counts.items())
        print(f"{counts}, {len(summary.refused)} refused")
        if any(summary.counts[outcome] for outcome in (Outcome.NEW, Outcome.CHANGED)):
            _tell("indexing …")
        if not await library.index():
            _tell("the running bot indexes what is new")
    return 0 if any(summary.counts.values()) else 1


def parse(paths: list[Path]) -> int:
    """Print the events of files, folders and archives; 1 if there was none."""
    found = False
    for path in paths:
        measure(path)
        for reading in read_path(path):
            for event in reading.events:
                found = True
                write_line(dump_event(event))
            if reading.refusal is not None:
                _tell(f"refused {reading.name}: {reading.refusal}")
    return 0 if found else 1


async def export(settings: Settings, *, paragraphs: bool) -> int:
    """Print all events, or all paragraphs, in the order in which they last changed."""
    after = 0
    async with open_library(settings.data_dir) as library:
        while True:

            def read(view: View, after: int = after) -> list[Change]:
                return view.changes(after, _EVENTS_A_READ)

            changes = await library.store.read(read)
            if not changes:
                return 0
            events = [change.event for change in changes if change.event is not None]
            await asyncio.to_thread(_write_events, events, paragraphs)
            after = changes[-1].at


def _write_events(events: Iterable[Event], paragraphs: bool) -> None:
    for event in events:
        if not paragraphs:
            write_line(dump_event(event))
            continue
        for paragraph in event.paragraphs:
            write_line({"event": event.key, "paragraph": paragraph.n, "text": paragraph.text})

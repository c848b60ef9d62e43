"""The verbs that put pages in and print them out: ingest, parse, export."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from bot.background import Background, dump_background
from bot.cli.contents import demand_events
from bot.cli.output import tell, write_line
from bot.cli.progress import Progress
from bot.library import Library, Summary, open_library
from bot.model import Change, Event, dump_event
from bot.protocols import View
from bot.reader import open_reader
from bot.settings import Settings
from bot.sources.files import is_address, measure, read_path

_EVENTS_A_READ = 200


async def ingest(settings: Settings, sources: list[str]) -> int:
    """Put files, folders, archives and addresses in; 1 if there was no event in any of them."""
    paths = [Path(source) for source in sources if not is_address(source)]
    addresses = [source for source in sources if is_address(source)]
    total = sum(map(measure, paths))
    async with open_library(settings.data_dir) as library:
        with Progress(total) as progress:
            summary = await _take_in(library, paths, progress)
            if addresses:
                summary.add(await _fetch(library, addresses, settings))
            ours = await library.index(progress.show_indexed)
    for reading in summary.refused:
        tell(f"refused {reading.name}: {reading.refusal}")
    if not ours:
        tell("the running bot indexes what is new")
    if not summary.refused and not any(summary.counts.values()):
        tell(_miss(sources))
    counts = ", ".join(f"{n} {outcome}" for outcome, n in summary.counts.items())
    print(f"{counts}, {len(summary.refused)} refused")
    return 0 if any(summary.counts.values()) else 1


async def _take_in(library: Library, paths: list[Path], progress: Progress) -> Summary:
    """Store what is in the paths, and begin to index it meanwhile."""
    stop = asyncio.Event()
    indexing = asyncio.create_task(library.keep_indexed(stop, progress.show_indexed))
    try:
        with open_reader(paths) as readings:
            return await library.fill(readings, progress.show_read)
    finally:
        stop.set()
        await indexing


async def _fetch(library: Library, addresses: list[str], settings: Settings) -> Summary:
    from bot.sync.clock import Clock
    from bot.sync.visitor import fetch_page, open_visitor

    summary = Summary()
    async with open_visitor(
        settings.sites, settings.sites_private, Clock(), tell, settings.data_dir
    ) as visitor:
        for address in addresses:
            summary.add(await library.fill([await fetch_page(visitor, address, 0)]))
    return summary


def parse(paths: list[Path]) -> int:
    """Print the events of files, folders and archives; 1 if there was none."""
    found = refused = False
    for path in paths:
        measure(path)
        for reading in read_path(path):
            for event in reading.events:
                found = True
                write_line(dump_event(event))
            if reading.refusal is not None:
                refused = True
                tell(f"refused {reading.name}: {reading.refusal}")
    if not found and not refused:
        tell(_miss(map(str, paths)))
    return 0 if found else 1


def _miss(sources: Iterable[str]) -> str:
    return f"there is no page in {', '.join(sources)}"


async def export(settings: Settings, *, paragraphs: bool) -> int:
    """Print all events, or all paragraphs, in the order in which they last changed."""
    after = 0
    async with open_library(settings.data_dir) as library:
        await demand_events(library.store, settings.data_dir)
        while True:

            def read(view: View, after: int = after) -> list[tuple[Change, Background]]:
                changes = view.changes(after, _EVENTS_A_READ)
                return [(change, view.background(change.number)) for change in changes]

            found = await library.store.read(read)
            if not found:
                return 0
            write = _write_paragraphs if paragraphs else _write_event
            for change, background in found:
                if change.event is not None:
                    await asyncio.to_thread(write, change.event, background)
            after = found[-1][0].at


def _write_event(event: Event, background: Background) -> None:
    known = dump_background(background)
    write_line(dump_event(event) | ({"background": known} if known else {}))


def _write_paragraphs(event: Event, _: Background) -> None:
    for paragraph in event.paragraphs:
        write_line({"event": event.key, "paragraph": paragraph.n, "text": paragraph.text})

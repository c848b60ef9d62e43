"""The verbs that look things up: search and ask, one by one or a batch for measuring."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.answers.answer import Answer, Card, Choice, Nothing, Passage, TopicPage
from bot.answers.desk import answer
from bot.answers.holdings import Holdings
from bot.answers.links import attribute
from bot.answers.request import ChatRequest, FindQuote, Lookup
from bot.chat.wording import read_private
from bot.cli.output import write_line
from bot.errors import UsageError
from bot.library import Library, open_library
from bot.messages import phrases
from bot.model import Event
from bot.protocols import View
from bot.search import PassageHit
from bot.settings import Settings
from bot.telegram.html import strip_markup
from bot.telegram.render import render

_HITS = 10
_ASKED_HITS = 5
# On the command line, commands may carry this name, as in a group.
_USERNAME = "transcripts_bot"


def _read_batch(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for n, line in enumerate(lines, 1):
                try:
                    query = json.loads(line)
                    yield str(query["id"]), str(query["q"])
                except (ValueError, TypeError, KeyError):
                    raise UsageError(f'{path}:{n}: not {{"id": …, "q": …}}') from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error


def _check(words: list[str], batch: Path | None) -> str:
    text = " ".join(words)
    if bool(text.strip()) == bool(batch):
        raise UsageError("give either words or --batch")
    return text


async def search(settings: Settings, words: list[str], batch: Path | None) -> int:
    """Print passages for words (1 where there are none), or for a batch of queries."""
    text = _check(words, batch)
    async with open_library(settings.data_dir) as library:
        await library.index()
        if batch is not None:
            for id_, query in _read_batch(batch):
                start = time.perf_counter()
                hits = library.search.passages(query, limit=_HITS)
                spent = (time.perf_counter() - start) * 1e3
                write_line({"id": id_, "ms": spent, "hits": list(map(_hit_values, hits))})
            return 0
        hits = await asyncio.to_thread(library.search.passages, text, limit=_HITS)
        events = await library.store.read(lambda view: _events_of(hits, view))
        for hit in hits:
            print(_hit_line(hit, events.get(hit.event)))
        if not hits:
            print("Nothing like this in the archive.")
        return 0 if hits else 1


def _hit_values(hit: PassageHit) -> dict[str, Any]:
    return {"event": hit.event, "paragraph": hit.n, "score": hit.score, "text": hit.text}


def _events_of(hits: list[PassageHit], view: View) -> dict[int, Event]:
    return {event.number: event for event in view.events([hit.event for hit in hits])}


def _hit_line(hit: PassageHit, event: Event | None) -> str:
    paragraph = event.paragraph(hit.n) if event else None
    who = attribute(event, paragraph) if event and paragraph else None
    facts = (f"{hit.score:.0f}", who, event and event.title, event and event.date)
    return " · ".join(str(fact) for fact in facts if fact) + f"\n{hit.text}\n"


async def ask(settings: Settings, words: list[str], batch: Path | None, lang: str) -> int:
    """Print what the chat would answer, as plain text, or the answers to a batch of questions."""
    text = _check(words, batch)
    async with open_library(settings.data_dir) as library:
        await library.index()
        if batch is None:
            found = await library.desk.answer(_read_request(text), lang)
            print(strip_markup(render(found, phrases(lang))))
            return 1 if isinstance(found, Nothing) else 0
        for id_, question in _read_batch(batch):
            start = time.perf_counter()
            found = await library.desk.answer(_read_request(question), lang)
            spent = (time.perf_counter() - start) * 1e3
            hits = await _collect_hits(library, found, lang)
            kind = "none" if isinstance(found, Nothing) else "answer"
            short = {"answer": None, "verdict": None}
            write_line({"id": id_, "ms": spent, "kind": kind, **short, "hits": hits})
        return 0


def _read_request(text: str) -> Lookup:
    request = read_private(text, _USERNAME)
    if request is None:
        raise UsageError(f"that command is for another bot than @{_USERNAME}")
    if isinstance(request, ChatRequest):
        raise UsageError("that command is about a chat; it can be asked in Telegram only")
    return request


async def _collect_hits(library: Library, found: Answer, lang: str) -> list[dict[str, Any]]:
    """The answer's best hits; a passage's further ones are what its ▶ button leads to."""
    match found:
        case Card(event=event):
            return [_event_values(event, event.lede or "")]
        case Choice(events=events) | TopicPage(events=events):
            return [_event_values(event, event.lede or "") for event in events[:_ASKED_HITS]]
        case Passage(words=words, total=total):
            requests = [FindQuote(words, hit) for hit in range(min(total, _ASKED_HITS))]

            def read(holdings: Holdings) -> list[Answer]:
                return [answer(each, holdings, lang) for each in requests]

            passages = await library.desk.read(read)
            return [
                _event_values(each.event, each.paragraph.text)
                for each in passages
                if isinstance(each, Passage)
            ]
        case _:
            return []


def _event_values(event: Event, text: str) -> dict[str, Any]:
    day = event.date.isoformat() if event.date else None
    return {"event": {"title": event.title, "date": day}, "text": text}

"""The verbs that look things up: search and ask, one by one or a batch for measuring."""

import asyncio
import datetime as dt
import json
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bot.answers.answer import Advice, Nothing
from bot.answers.links import attribute
from bot.answers.questions.findings import Unanswered
from bot.answers.request import Ask, ChatRequest, Discard, Lookup
from bot.chat.wording import read_private
from bot.cli.answers import describe
from bot.cli.contents import demand_events
from bot.cli.output import write_line
from bot.errors import UsageError
from bot.library import open_library
from bot.messages import phrases
from bot.model import Event
from bot.protocols import View
from bot.search import Found, PassageHit
from bot.settings import Settings
from bot.telegram.html import strip_markup
from bot.telegram.render import render
from bot.telegram.taken import describe_taken, list_notes

_HITS = 10
# On the command line, commands may carry this name, as in a group.
_USERNAME = "transcripts_bot"


def _check(words: list[str], batch: Path | None) -> tuple[str, list[tuple[str, str]]]:
    """The words, or the queries of a batch: all of them are read before the first is answered."""
    text = " ".join(words)
    if bool(text.strip()) == bool(batch):
        raise UsageError("give either words or --batch")
    return text, list(_read_batch(batch)) if batch else []


def _read_batch(path: Path) -> Iterator[tuple[str, str]]:
    """The number and the words of each query."""
    try:
        with path.open(encoding="utf-8") as lines:
            for n, line in enumerate(lines, 1):
                try:
                    query = json.loads(line)
                    yield str(query["id"]), str(query["q"])
                except (ValueError, TypeError, KeyError):
                    raise UsageError(f'{path}:{n}: not {{"id": …, "q": …}}') from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text in UTF-8"
        raise UsageError(f"{path}: {reason}") from error


async def search(settings: Settings, words: list[str], batch: Path | None) -> int:
    """Print passages for words (1 where there are none), or for a batch of queries."""
    text, queries = _check(words, batch)
    async with open_library(settings.data_dir) as library:
        await demand_events(library.store, settings.data_dir)
        await library.index()
        if batch is not None:
            for id_, query in queries:
                start = time.perf_counter()
                hits = library.search.passages(query, limit=_HITS)
                spent = (time.perf_counter() - start) * 1e3
                write_line({"id": id_, "ms": spent, "hits": list(map(_hit_values, hits))})
            return 0
        found = await asyncio.to_thread(library.search.find, text, limit=_HITS)
        hits = list(found.hits) or [hit for hit in (found.miss,) if hit]
        events = await library.store.read(lambda view: _events_of(hits, view))
        print(*_describe(found), sep="\n", end="\n\n")
        for hit in hits:
            print(_hit_line(hit, events.get(hit.event)))
        return 0 if found.hits else 1


def _hit_values(hit: PassageHit) -> dict[str, Any]:
    return {"event": hit.event, "paragraph": hit.n, "score": hit.score, "text": hit.text}


def _describe(found: Found) -> list[str]:
    """How many passages there are, and what the query was taken as."""
    t = phrases("en")
    if found.exact and found.total:
        count = f"{len(found.hits)} of {t.number(found.total)}"
    else:
        likeliest = f"The {len(found.hits)} likeliest"
        count = likeliest if found.hits else "Nothing like this in the archive."
    voices = [voice for voice in found.understood.speakers if voice.passages]
    taken = describe_taken(found.understood, t, counted=len(voices) > 1)
    nearest = ["The nearest to it:"] if found.miss else []
    return [" · ".join(filter(None, [count, taken])), *list_notes(found.understood, t), *nearest]


def _events_of(hits: list[PassageHit], view: View) -> dict[int, Event]:
    return {event.number: event for event in view.events([hit.event for hit in hits])}


def _hit_line(hit: PassageHit, event: Event | None) -> str:
    paragraph = event.paragraph(hit.n) if event else None
    who = attribute(event, paragraph) if event and paragraph else None
    facts = (f"{hit.score:.0f}", who, event and event.title, event and event.date)
    return " · ".join(str(fact) for fact in facts if fact) + f"\n{hit.text}\n"


async def ask(settings: Settings, words: list[str], batch: Path | None, lang: str) -> int:
    """Print what is answered, as plain text, or the answers to a batch of questions.

    A command is answered as in the chat; all other words are a question. 1 where nothing is found
    or the answer only says how to ask.
    """
    text, queries = _check(words, batch)
    async with open_library(settings.data_dir, settings.embedding_model) as library:
        await demand_events(library.store, settings.data_dir)
        await library.index()
        await library.know_people()
        if batch is None:
            today = dt.datetime.now().astimezone().date()
            found = await library.desk.answer(_read_request(text), lang, today)
            print(strip_markup(render(found, phrases(lang))))
            return 1 if isinstance(found, Advice | Nothing | Unanswered) else 0
        for id_, question in queries:
            start = time.perf_counter()
            found = await library.desk.answer(_read_request(question), lang)
            spent = (time.perf_counter() - start) * 1e3
            values = await library.desk.read(partial(describe, found))
            write_line({"id": id_, "ms": spent, **values})
        return 0


def _read_request(text: str) -> Lookup:
    if not text.strip().startswith("/"):
        return Ask(text)
    request = read_private(text, _USERNAME)
    if request is None:
        raise UsageError(f"that command is for another bot than @{_USERNAME}")
    if isinstance(request, ChatRequest | Discard):
        raise UsageError("that command is about a chat; it can be asked in Telegram only")
    return request

"""Whatever an archive holds and whatever is asked, an answer fits Telegram's limits.

See https://core.telegram.org/bots/api: 4,096 UTF-16 units of a text, 1,024 of a caption, 100
entities, 64 bytes of a button's data.
"""

import asyncio
import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice, product
from pathlib import Path
from typing import Any, get_args

import pytest
from making import HARBOUR, make_event
from talking import GROUP

from bot.answers.answer import Answer
from bot.answers.excerpts import count_units
from bot.answers.papers import Paper
from bot.answers.request import ChatRequest, Lookup
from bot.answers.starts import topic_code
from bot.answers.trend import Trend
from bot.chat.acts import carry_out
from bot.chat.asking import Asking
from bot.library import open_library
from bot.messages import CATALOGS, Phrases, phrases
from bot.model import Event, Photo, SeeAlso
from bot.playground.markup import parse_html
from bot.telegram.keyboards import lay_out
from bot.telegram.packing import MOST_BYTES, find_long, pack
from bot.telegram.render import render

_LONG = "<b>&\"'😀 sea & ropes " * 200
_TOPIC = "Harbours & <quays> " * 12
_SEE = SeeAlso(_LONG[:900], dt.date(2024, 5, 17), "http://a.example/" + "x" * 500)
_WORDS = (
    "sea ropes boat",
    "",
    _LONG,
    'by:"Speaker 3" sea',
    "on:17.05.2024",
    "17.05.2024",
    "Ilona Varga",
    "harbors",
    "xylophone zymurgy",
)
_NAMES = {"name": (_TOPIC.strip(), "Budget", "none"), "code": (topic_code(_TOPIC.strip()), "0")}
_NUMBERS = (1, 0, 3)
_MOST = 12


def _monsters() -> list[Event]:
    lines = [
        ("speech", f"Speaker {n} {'<x>' * 60}", f"{n} sea < ropes & boat. " * 9) for n in range(60)
    ]
    whole = (("speech", "Speaker 3", _LONG + "sea ropes boat. " + _LONG), *HARBOUR, *lines)
    common: dict[str, Any] = {
        "title": _LONG[:900],
        "lede": _LONG,
        "place": _LONG[:300],
        "topics": (_TOPIC.strip(), "Budget", *(f"Topic {n} {'<&>' * 30}" for n in range(40))),
        "persons": tuple(f"Person {n}" for n in range(60)),
        "see_also": (_SEE,) * 40,
        "photos": (Photo(_LONG),) * 5,
        "key": "",
        "number": 0,
    }
    first = make_event(whole, **common)
    others = [
        make_event(tuple(lines[:3]), **{**common, "id": 200 + n, "url": None}) for n in range(25)
    ]
    return [first, make_event(whole, **{**common, "lang": "ru", "url": None}), *others]


async def _fill(folder: Path) -> None:
    async with open_library(folder) as library:
        await library.store.write(lambda tx: [tx.put(event) for event in _monsters()])
        await library.index()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits")
    asyncio.run(_fill(folder))
    return folder


def _requests(kind: Any) -> Iterator[Any]:
    given = []
    for field in fields(kind):
        if field.type in (str, "str"):
            given.append(_NAMES.get(field.name, _WORDS))
        else:
            given.append((False, True) if field.type in (bool, "bool") else _NUMBERS)
    every = list(product(*given))
    return (kind(*values) for values in islice(every, 0, None, max(1, len(every) // _MOST)))


def _check(answer: Answer) -> None:
    for lang in CATALOGS:
        _check_in(phrases(lang), answer)


def _check_in(t: Phrases, answer: Answer) -> None:
    text, entities = parse_html(render(answer, t))
    is_caption = isinstance(answer, Paper | Trend)
    assert 0 < count_units(text) <= (1024 if is_caption else 4096), answer
    assert len(entities) <= 100
    assert sum(map(len, lay_out(answer, t))) <= 100
    for row in lay_out(answer, t):
        assert 0 < len(row) <= 8
        for button in row:
            assert button.label
            if button.request is None:
                continue
            shorts = dict.fromkeys(find_long([button.request], 2**52), "x" * 8)
            assert len(pack(button.request, 2**52, shorts).encode()) <= MOST_BYTES


@pytest.mark.parametrize("kind", get_args(Lookup), ids=lambda kind: kind.__name__)
async def test_an_answer_fits_whatever_is_asked(archive: Path, kind: Any) -> None:
    async with open_library(archive) as library:
        await library.know_people()
        answers = [await library.desk.answer(request, "en") for request in _requests(kind)]
    assert answers
    for answer in answers:
        _check(answer)


async def test_what_is_about_the_chat_fits_too(archive: Path) -> None:
    asking = Asking(GROUP, False, 7, 1001, "en", admin=True)
    async with open_library(archive) as library:
        for kind in get_args(ChatRequest):
            for request in _requests(kind):
                _check(await carry_out(request, library.store, asking, now=0.0))

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from making import make_event

from bot.answers.answer import Answer, Card, Choice, Nothing
from bot.answers.overviews import TopicPage
from bot.answers.request import FindTopic
from bot.answers.topic import find_topic
from bot.library import Library, open_library


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with open_library(tmp_path) as opened:
        for n, year in enumerate((2015, 2016, 2017), 1):
            event = make_event(id=n, url=None, key="", number=0, date=dt.date(year, 5, n))
            place = "Ostrel" if year == 2016 else "Selm"
            await opened.store.write(lambda tx, e=event, p=place: tx.put(replace(e, place=p)))
        await opened.index()
        yield opened


async def _ask(library: Library, words: str) -> Answer:
    def read(view):
        return find_topic(FindTopic(words), view, library.search, "en")

    return await library.store.read(read)


def _years(answer: Answer) -> list[int]:
    assert isinstance(answer, Choice | TopicPage)
    return [event.date.year for event in answer.events if event.date]


async def test_a_name_alone_is_the_whole_topic(library: Library) -> None:
    answer = await _ask(library, "harbours")
    assert isinstance(answer, TopicPage)
    assert _years(answer) == [2017, 2016, 2015]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("harbours from:2016", [2017, 2016]),
        ("harbors in:selm", [2017, 2015]),
        ("harbours to:2016 sort:old", [2015, 2016]),
        ("budget from 2015 to 2016", [2016, 2015]),
        ("topic:budget lang:en by:varga", [2017, 2016, 2015]),
    ],
)
async def test_filters_beside_a_name_narrow_the_topic(
    library: Library, words: str, years: list[int]
) -> None:
    answer = await _ask(library, words)
    assert _years(answer) == years
    assert isinstance(answer, Choice)
    assert answer.understood.topics[0].lower()[:4] in words


async def test_one_event_left_is_shown(library: Library) -> None:
    answer = await _ask(library, "harbours in:ostrel")
    assert isinstance(answer, Card)


async def test_a_topic_that_is_none_is_said_to_be_unknown(library: Library) -> None:
    answer = await _ask(library, "xylophones from:2015")
    assert isinstance(answer, Nothing)
    assert answer.understood.unknown[0].typed == "xylophones"

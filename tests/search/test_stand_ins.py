from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from search.ardava import FERRY, SOWING, Feed, fill

from bot.search import Search
from bot.search.index import TantivyReader, current_generation
from bot.search.spelling import Vocabulary
from bot.search.stand_ins import StandIns
from bot.search.words import read_word


@pytest.fixture
def stand_ins(open_search: Callable[[], Search], tmp_path: Path) -> StandIns:
    titles = (
        "Meeting with Patriarch Alexii",
        "The 860th anniversary of Selm",
        "Talks with Yury Oru",
    )
    events = [replace(FERRY, number=n, title=title) for n, title in enumerate(titles, 1)]
    fill(open_search(), Feed([*events, replace(SOWING, number=4)]))
    generation = current_generation(tmp_path / "index")
    assert generation
    reader = TantivyReader(generation)
    return StandIns(reader, Vocabulary(reader.vocabulary()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("alexy", "alexii"),
        ("Yuri", "yuri"),
        ("селме", "selm"),
        ("Varga", "варг"),
        ("860", "860th"),
        ("860st", "860th"),
        ("anniversery", "anniversari"),
    ],
)
def test_a_word_stands_for_what_sounds_or_counts_alike(
    stand_ins: StandIns, typed: str, meant: str
) -> None:
    assert meant in dict(stand_ins.list_for(read_word(typed)))


def test_the_word_itself_comes_first_and_counts_whole(stand_ins: StandIns) -> None:
    assert stand_ins.list_for(read_word("patriarch"))[0] == ("patriarch", 1.0)
    assert all(0 < weight <= 1 for _, weight in stand_ins.list_for(read_word("alexy")))


def test_what_nothing_is_like_stands_for_itself(stand_ins: StandIns) -> None:
    assert [stem for stem, _ in stand_ins.list_for(read_word("zymurgy"))] == ["zymurgi"]

"""Paragraphs by their meaning, with a real model."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from making import make_event

from bot.answers.desk import Desk
from bot.answers.questions.findings import Answered
from bot.answers.request import Ask
from bot.errors import IndexHeldError, UsageError
from bot.library import open_library
from bot.model import Change, Event
from bot.nearness import Neighbour

SEA = "The trawlers may not leave the bay until the storm has passed over the islands."
PENSIONS = "Those who have retired will be paid more from the first day of January onwards."
RAIL = "Two new trains an hour will link the capital with its second airport by autumn."


def _make(number: int, *texts: str) -> Event:
    lines = tuple(("speech", "Ilona Varga", text) for text in texts)
    return make_event(lines, number=number, id=number, key=f"event-{number}", url=None)


def _changes(*events: Event) -> list[Change]:
    return [Change(at, event.number, event) for at, event in enumerate(events, 1)]


@pytest.fixture
def open_meaning(tmp_path: Path, open_model: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
    from bot.meaning.meaning import Meaning  # noqa: PLC0415 - only where it is installed

    return lambda: closing(Meaning(tmp_path, open_model()))


def _find(meaning: Any, text: str) -> list[tuple[int, int]]:
    return [(near.event, near.n) for near in meaning.find(text, 3)]


def test_texts_of_one_meaning_are_nearer_than_others(open_model: Callable[[], Any]) -> None:
    model = open_model()
    vectors = model.embed([SEA, PENSIONS, "Fishing boats must stay in harbour while it is rough."])
    lengths = np.linalg.norm(vectors.astype(float), axis=1)
    assert np.allclose(lengths, 127, atol=3)
    sea, pensions, boats = vectors.astype(float) / lengths[:, None]
    assert boats @ sea > boats @ pensions + 0.2


def test_a_text_has_one_vector_whatever_stands_beside_it(open_model: Callable[[], Any]) -> None:
    model = open_model()
    alone = model.embed([RAIL])[0].astype(int)
    among = model.embed([SEA * 5, RAIL, "Short."])[1].astype(int)
    assert np.abs(alone - among).max() <= 8  # the weights are of eight bits


def test_a_question_in_other_words_finds_its_paragraph(open_meaning: Callable[[], Any]) -> None:
    with open_meaning() as meaning:
        meaning.take(_changes(_make(1, SEA, PENSIONS), _make(2, RAIL)))
        assert _find(meaning, "higher benefits for the elderly")[0] == (1, 2)
        assert _find(meaning, "railway connection for air passengers")[0] == (2, 1)


def test_what_changed_or_went_is_found_no_more(open_meaning: Callable[[], Any]) -> None:
    with open_meaning() as meaning:
        meaning.take(_changes(_make(1, SEA), _make(2, RAIL)))
        meaning.take([Change(3, 1, _make(1, PENSIONS)), Change(4, 2, None)])
        assert _find(meaning, "ships in a storm") == [(1, 1)]
        assert meaning.find(PENSIONS, 1)[0].likeness > 0.99
    with open_meaning() as again:
        assert again.last == 4
        assert _find(again, PENSIONS) == [(1, 1)]


def test_what_a_kill_left_uncommitted_is_taken_in_again(
    open_meaning: Callable[[], Any], tmp_path: Path
) -> None:
    with open_meaning() as meaning:
        meaning.take(_changes(_make(1, SEA)))
    [folder] = (tmp_path / "meaning").iterdir()
    for name in ("vectors", "places"):
        with (folder / name).open("ab") as file:
            file.write(b"torn")
    with open_meaning() as meaning:
        assert _find(meaning, SEA) == [(1, 1)]
        meaning.take([Change(2, 2, _make(2, RAIL))])
        assert _find(meaning, RAIL)[0] == (2, 1)
        assert _find(meaning, SEA)[0] == (1, 1)


@pytest.mark.parametrize("name", ["vectors", "places"])
def test_a_copy_that_broke_off_is_begun_anew(
    open_meaning: Callable[[], Any], tmp_path: Path, name: str
) -> None:
    with open_meaning() as meaning:
        meaning.take(_changes(_make(1, SEA), _make(2, RAIL)))
    [folder] = (tmp_path / "meaning").iterdir()
    with (folder / name).open("r+b") as file:
        file.truncate(3)
    with open_meaning() as meaning:
        assert meaning.last == 0
        meaning.take(_changes(_make(1, SEA), _make(2, RAIL)))
        assert meaning.last == 2
        assert _find(meaning, RAIL) == [(2, 1), (1, 1)]


def test_one_process_writes_and_the_others_see_it(open_meaning: Callable[[], Any]) -> None:
    with open_meaning() as first, open_meaning() as second:
        first.take(_changes(_make(1, SEA)))
        with pytest.raises(IndexHeldError):
            second.take(_changes(_make(1, SEA)))
        second.refresh()
        assert _find(second, SEA) == [(1, 1)]


def test_an_archive_without_vectors_finds_nothing(open_meaning: Callable[[], Any]) -> None:
    with open_meaning() as meaning:
        assert _find(meaning, SEA) == []
        meaning.take(_changes(_make(1)))
        assert _find(meaning, SEA) == []


@pytest.mark.parametrize("broken", ["empty", "no model", "no/such/name/here"])
def test_a_model_that_cannot_be_run_is_refused_in_a_sentence(
    model_folder: Path, tmp_path: Path, broken: str
) -> None:
    from bot.meaning.opening import open_meaning  # noqa: PLC0415 - only where it is installed

    assert model_folder.is_dir()
    name = broken
    if "/" not in broken:
        folder = tmp_path / broken
        folder.mkdir()
        name = str(folder)
    if broken == "no model":
        (folder / "model.onnx").write_bytes(b"nothing")
        (folder / "tokenizer.json").write_text("{}")
    with pytest.raises(UsageError, match="BOT_EMBEDDING_MODEL"):
        open_meaning(tmp_path, name)


async def test_a_question_is_answered_by_meaning_where_a_model_is_set(
    model_folder: Path, tmp_path: Path
) -> None:
    events = [_make(1, SEA, PENSIONS), _make(2, RAIL)]
    async with open_library(tmp_path, str(model_folder)) as library:
        await library.store.write(lambda tx: [tx.put(event) for event in events])
        await library.index()
        assert library.meaning is not None
        while await library.understand(library.meaning):
            pass
        question = Ask("What did Varga say about rail services to passengers' second airport?")
        found = await library.desk.answer(question, "en")
        assert isinstance(found, Answered)
        assert found.exhibits[0].text == RAIL


async def test_words_that_ask_nothing_are_not_looked_for_by_meaning(
    open_meaning: Callable[[], Any], tmp_path: Path
) -> None:
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: tx.put(_make(1, SEA, PENSIONS)))
        await library.index()
        with open_meaning() as meaning:
            looked_for: list[str] = []
            find = meaning.find

            def note(text: str, limit: int) -> list[Neighbour]:
                looked_for.append(text)
                return find(text, limit)

            meaning.find = note
            desk = Desk(library.store, library.search, meaning)
            await desk.answer(Ask("varga, trawlers, january"), "en")
            assert looked_for == []
            question = "What did Varga say about trawlers in the bay?"
            await desk.answer(Ask(question), "en")
            assert looked_for == [question]


def test_without_the_extra_a_set_model_is_refused_in_a_sentence(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys\n"
        "sys.modules['onnxruntime'] = None\n"
        "from pathlib import Path\n"
        "from bot.errors import UsageError\n"
        "from bot.library import open_library\n"
        "async def main():\n"
        "    try:\n"
        "        async with open_library(Path(sys.argv[1]), 'default'):\n"
        "            pass\n"
        "    except UsageError as error:\n"
        "        print(error)\n"
        "asyncio.run(main())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "[semantic]" in told.stdout


async def test_the_command_line_takes_an_archive_in_and_goes_on_where_it_stopped(
    model_folder: Path, tmp_path: Path
) -> None:
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: [tx.put(_make(n, SEA)) for n in range(1, 7)])

    def understand(**environment: str) -> subprocess.CompletedProcess[str]:
        call = [sys.executable, "-m", "bot", "--data", str(tmp_path), "understand"]
        return subprocess.run(
            call, capture_output=True, text=True, env=os.environ | environment, check=False
        )

    model = {"BOT_EMBEDDING_MODEL": str(model_folder)}
    assert understand(**model).stdout == "6 of 6 changes understood\n"
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: tx.put(_make(9, RAIL)))
    assert understand(**model).stdout == "7 of 7 changes understood\n"
    refused = understand(BOT_EMBEDDING_MODEL="")
    assert refused.returncode == 2
    assert "BOT_EMBEDDING_MODEL" in refused.stderr

"""Reading many documents in a process of its own."""

import json
import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from making import make_event

from bot.errors import SourceError, UsageError
from bot.model import dump_event
from bot.reader import MANY_BYTES, open_reader, read_paths


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Two files of events, together worth a process of their own."""
    line = json.dumps(dump_event(make_event())) + "\n"
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path in paths:
        path.write_text(line * (MANY_BYTES // len(line) // 2 + 1) + "torn\n")
    return paths


def test_a_process_gives_what_reading_here_gives(paths: list[Path]) -> None:
    with open_reader(paths) as readings:
        assert len(multiprocessing.active_children()) == 1
        assert list(readings) == list(read_paths(paths))
    assert multiprocessing.active_children() == []


def test_positions_count_over_all_paths(paths: list[Path]) -> None:
    positions = [reading.position for reading in read_paths(paths)]
    assert positions == sorted(positions)
    assert positions[-1] == sum(path.stat().st_size for path in paths)


def test_few_documents_are_not_worth_a_process(paths: list[Path]) -> None:
    with open_reader(paths[:1]) as readings:
        assert multiprocessing.active_children() == []
        assert next(readings).events


def test_the_process_ends_where_the_readings_are_not_wanted_any_more(paths: list[Path]) -> None:
    with open_reader(paths) as readings:
        next(readings)
    assert multiprocessing.active_children() == []


def test_a_killed_process_is_said(paths: list[Path]) -> None:
    with open_reader(paths) as readings:
        (process,) = multiprocessing.active_children()
        os.kill(process.pid or 0, signal.SIGKILL)
        with pytest.raises(SourceError, match="before its time"):
            list(readings)


def test_a_path_that_vanishes_is_said(paths: list[Path]) -> None:
    with pytest.raises(UsageError, match="no such file"), open_reader([Path("/no/such/file")]):
        pass
    with open_reader(paths) as readings:
        paths[1].unlink()
        with pytest.raises(UsageError, match="no such file"):
            list(readings)

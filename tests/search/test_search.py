import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from filling import filling_disk
from search.ardava import ARCHIVE, BRIDGE, BUDGET, FERRY, Feed, fill

from bot.errors import IndexHeldError, StoreError
from bot.model import Paragraph
from bot.search import Search

PROGRAM = Path(__file__).with_name("ardava.py")
LIGHTHOUSE = "save on lighthouses"


def _found(search: Search, words: str = LIGHTHOUSE) -> list[tuple[int, int]]:
    return [(hit.event, hit.n) for hit in search.passages(words)]


def test_an_empty_folder_finds_nothing(open_search):
    search = open_search()
    assert search.passages("sea") == search.events("sea") == search.topics("sea") == []
    search.refresh()
    assert search.passages("sea") == []


def test_catching_up_takes_each_change_once(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    assert search.catch_up(feed, limit=2) == 2
    assert search.catch_up(feed, limit=2) == 2
    assert search.catch_up(feed, limit=2) == 1
    assert search.catch_up(feed) == 0


def test_what_was_taken_in_is_seen_after_refresh(open_search):
    search = open_search()
    search.catch_up(Feed(ARCHIVE))
    assert _found(search) == []
    search.refresh()
    assert _found(search) == [(3, 4)]


def test_a_changed_event_is_found_by_what_it_says_now(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    fill(search, feed)
    feed.put(
        replace(
            BUDGET,
            title="Meeting on pensions",
            topics=("Pensions",),
            paragraphs=(Paragraph(1, "speech", "Pensions will rise with the price of herring."),),
        )
    )
    assert fill(search, feed) == 1
    assert _found(search) == []
    assert _found(search, "pensions price of herring") == [(3, 1)]
    assert [hit.event for hit in search.events("meeting on pensions")][:1] == [3]
    assert search.topics("budget") == []
    assert [hit.name for hit in search.topics("pensions")] == ["Pensions"]


def test_what_a_full_disk_has_stopped_is_taken_in_later(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    with filling_disk(2000), pytest.raises(StoreError, match=r"index.*can't be written"):
        search.catch_up(feed)
    while search.catch_up(feed):
        pass
    search.refresh()
    assert _found(search) == [(3, 4)]


def test_a_removed_event_is_found_no_more(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    fill(search, feed)
    feed.remove(BUDGET.number)
    fill(search, feed)
    assert _found(search) == []
    assert 3 not in {hit.event for hit in search.events("meeting on budget")}
    assert search.topics("budget") == []


def test_a_topic_lives_as_long_as_an_event_has_it(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    fill(search, feed)
    feed.remove(FERRY.number)
    fill(search, feed)
    assert [hit.name for hit in search.topics("transport")] == ["Transport"]
    feed.remove(BRIDGE.number)
    fill(search, feed)
    assert search.topics("transport") == []


def test_an_index_goes_on_where_it_was_closed(open_search):
    feed = Feed(ARCHIVE[:2])
    first = open_search()
    fill(first, feed)
    first.close()
    feed.put(BUDGET)
    second = open_search()
    assert _found(second, "the river has lost its argument") == [(2, 2)]
    assert fill(second, feed) == 1
    assert _found(second) == [(3, 4)]


def test_replaying_changes_doubles_nothing(open_search, tmp_path):
    feed = Feed(ARCHIVE)
    first = open_search()
    fill(first, feed)
    first.close()
    [state] = tmp_path.glob("index/*/state.json")
    state.write_text(json.dumps(json.loads(state.read_text()) | {"change": 0}))
    second = open_search()
    assert fill(second, feed) == len(ARCHIVE)
    assert _found(second) == [(3, 4)]
    assert len(second.events("meeting on budget", limit=50)) == len(
        {hit.event for hit in second.events("meeting on budget", limit=50)}
    )


def _tear_meta(index: Path) -> None:
    next(index.glob("*/tantivy/meta.json")).write_text('{"segments": [')


def _cut_rows(index: Path) -> None:
    rows = next(index.glob("*/rows"))
    rows.write_bytes(rows.read_bytes()[:50])


def _drop_state(index: Path) -> None:
    next(index.glob("*/state.json")).unlink()


def _tear_state(index: Path) -> None:
    next(index.glob("*/state.json")).write_text("7")


def _drop_segments(index: Path) -> None:
    for segment in index.glob("*/tantivy/*.idx"):
        segment.unlink()


def _age(index: Path) -> None:
    current = json.loads((index / "current").read_text())
    (index / "current").write_text(json.dumps(current | {"format": current["format"] - 1}))


def _garble(index: Path) -> None:
    (index / "current").write_bytes(b"\xff\xfe[]")


def _drop_generation(index: Path) -> None:
    current = json.loads((index / "current").read_text())
    (index / "current").write_text(json.dumps(current | {"generation": "gone"}))


@pytest.mark.parametrize(
    "spoil",
    [
        _tear_meta,
        _cut_rows,
        _drop_state,
        _tear_state,
        _drop_segments,
        _age,
        _garble,
        _drop_generation,
    ],
)
def test_a_spoilt_or_older_index_is_built_anew(open_search, tmp_path, spoil):
    feed = Feed(ARCHIVE)
    first = open_search()
    fill(first, feed)
    first.close()
    spoil(tmp_path / "index")
    second = open_search()
    assert _found(second) == []
    assert fill(second, feed) == len(ARCHIVE)
    assert _found(second) == [(3, 4)]
    assert len([entry for entry in (tmp_path / "index").iterdir() if entry.is_dir()]) == 1


def test_one_process_writes_and_the_others_see_it(open_search, tmp_path):
    with subprocess.Popen(
        [sys.executable, PROGRAM, tmp_path], stdout=subprocess.PIPE, text=True
    ) as writer:
        try:
            assert writer.stdout
            assert writer.stdout.readline() == "indexed\n"
            search = open_search()
            assert _found(search) == [(3, 4)]
            with pytest.raises(IndexHeldError):
                search.catch_up(Feed(ARCHIVE))
            seen = set()
            while len(seen) < 3:
                search.refresh()
                seen |= {hit.event for hit in search.events("Place", limit=50)}
                assert _found(search) == [(3, 4)]
        finally:
            writer.kill()


@pytest.mark.parametrize("rewritten", [0, 1, 2, 5, 9])
def test_a_killed_writer_leaves_an_index_that_catches_up(open_search, tmp_path, rewritten):
    with subprocess.Popen(
        [sys.executable, PROGRAM, tmp_path], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "indexed\n"
        # Killed at once, or in the middle of one of its later commits.
        while _last_change(tmp_path) < len(ARCHIVE) + rewritten:
            assert writer.poll() is None
        writer.kill()
    search, feed = open_search(), Feed(ARCHIVE)
    assert _found(search) == [(3, 4)]
    while feed.last_change() < _last_change(tmp_path):
        feed.put(FERRY)
    feed.remove(BUDGET.number)
    assert fill(search, feed) == 1
    assert _found(search) == []
    assert _found(search, "the river has lost its argument") == [(2, 2)]


def _last_change(folder: Path) -> int:
    [state] = folder.glob("index/*/state.json")
    return int(json.loads(state.read_text())["change"])


def test_an_index_of_mostly_dead_rows_is_begun_anew_when_it_is_opened(open_search, tmp_path):
    search, feed = open_search(), Feed(ARCHIVE)
    fill(search, feed)
    long = replace(FERRY, paragraphs=FERRY.paragraphs * 70)
    for n in range(6):
        feed.put(replace(long, place=f"Pier {n}"))
        fill(search, feed)
    search.close()
    [grown] = (tmp_path / "index").glob("*/rows")
    size = grown.stat().st_size
    again = open_search()
    fill(again, feed)
    [anew] = (tmp_path / "index").glob("*/rows")
    assert anew != grown
    assert anew.stat().st_size < size / 2
    assert _found(again) == [(3, 4)]


def test_an_index_begun_anew_by_another_process_is_left_to_it(open_search, tmp_path):
    first, feed = open_search(), Feed(ARCHIVE)
    fill(first, feed)
    (tmp_path / "index" / "current").unlink()
    second = open_search()
    fill(second, feed)
    feed.put(replace(BUDGET, title="Another meeting"))
    with pytest.raises(IndexHeldError):
        first.catch_up(feed)


def test_threads_search_while_one_writes(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    fill(search, feed)
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(_found, search) for _ in range(200)]
        for n in range(5):
            feed.put(replace(FERRY, place=f"Pier {n}"))
            fill(search, feed)
        assert all(one.result() == [(3, 4)] for one in found)


def test_the_real_document_answers_what_the_program_is_for(open_search, corpus):
    plain = pytest.importorskip("bot.sources.plain")
    file = next(corpus.glob("seed_000_*.txt"))
    [event] = plain.read_plain(file.read_bytes())
    search = open_search()
    fill(search, Feed([replace(event, number=1)]))
    hit = search.passages("registry of most dangrous criminals")[0]
    assert hit.text.startswith("We have repeatedly suggested creating a registry")
    assert "flows" in search.passages("”flows“")[0].text
    assert search.topics("terorism")[0].name == "Fight against terrorism"
    assert [hit.event for hit in search.events("cis security heads")] == [1]

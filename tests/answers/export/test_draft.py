"""Drafts: rows by their places, step by step, whatever the archive has lost meanwhile."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path

from making import make_event

from bot.answers.export.draft import RowDraft
from bot.answers.export.forms import lay_out_csv, lay_out_json
from bot.answers.papers import Draft, Result
from bot.model import Coverage
from bot.store.tiny import TinyStore

_RESULT = Result("ropes", 3, True, False, Coverage(1, None, None), None)


async def _finish(draft: Draft, store: TinyStore) -> list[str]:
    while await store.read(draft.write_on):
        pass
    return [draft.read(part).decode("utf-8-sig") for part in range(1, len(draft) + 1)]


async def test_each_part_is_a_table_with_its_head_and_no_row_is_cut(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    lines = tuple(("speech", "Ilona Varga", f"Rope {n}\nof many.") for n in range(1200))
    event = (await store.write(lambda tx: tx.put(make_event(lines, number=0, key="")))).event  # type: ignore[arg-type]
    places = [(event.number, n) for n in range(1, 1201)]
    with closing(RowDraft(iter(places), 1200, lay_out_csv(), 50_000)) as draft:
        parts = await _finish(draft, store)
    assert len(parts) > 2
    assert max(len(part.encode()) for part in parts) <= 50_000
    rows = [row for part in parts for row in csv.DictReader(io.StringIO(part, newline=""))]
    assert [row["text"] for row in rows] == [f"Rope {n}\nof many." for n in range(1200)]
    await store.close()


async def test_each_part_of_json_says_which_it_is(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    event = (await store.write(lambda tx: tx.put(make_event(number=0, key="")))).event
    places = ((event.number, n) for n in (1, 2, 3, 4))
    with closing(RowDraft(places, 4, lay_out_json(_RESULT), 900)) as draft:
        parts = [json.loads(part) for part in await _finish(draft, store)]
    assert [(part["part"], part["parts"]) for part in parts] == [
        (n, len(parts)) for n in range(1, len(parts) + 1)
    ]
    assert [row["paragraph"] for part in parts for row in part["rows"]] == [1, 2, 3, 4]
    await store.close()


async def test_what_has_gone_from_the_archive_is_passed_over(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    event = (await store.write(lambda tx: tx.put(make_event(number=0, key="")))).event
    places = iter([(event.number, 3), (99, 1), (event.number, 99), (event.number, 0)])
    with closing(RowDraft(places, 4, lay_out_csv())) as draft:
        [part] = await _finish(draft, store)
    rows = list(csv.DictReader(io.StringIO(part, newline="")))
    assert [row["paragraph"] for row in rows] == ["3", ""]
    assert rows[1]["text"] == "The President opened the new harbour."
    await store.close()

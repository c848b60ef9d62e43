from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Check
from bot.store.checks import Checks
from bot.store.table import Documents
from bot.store.tiny import TinyStore

CHECK = Check(7, "en.president.example", "full", next_at=100.5)


@pytest.fixture
def checks(documents: Documents) -> Iterator[Checks]:
    return Checks(documents)


def test_a_check_is_kept_whole(checks: Checks) -> None:
    full = Check(7, "president.example", "partial", 1.5, 2.5, 3, 0.5, "e", "d", '"t"', "Monday")
    checks.set_check(full)
    assert checks.check(7) == full
    assert checks.check(8) is None


def test_the_later_check_of_an_event_counts(checks: Checks) -> None:
    checks.set_check(CHECK)
    checks.set_check(replace(CHECK, state="withdrawn", next_at=None))
    assert checks.check(7) == Check(7, "en.president.example", "withdrawn")


def test_what_is_due_comes_by_how_long_it_is_due_and_site_by_site(checks: Checks) -> None:
    for number, next_at in enumerate((300.0, 0.0, None, 100.5, 100.6, 99.0), 1):
        checks.set_check(replace(CHECK, number=number, next_at=next_at))
    checks.set_check(replace(CHECK, number=9, site="president.example", next_at=1.0))
    due = checks.due("en.president.example", 100.5, 10)
    assert [check.number for check in due] == [2, 6, 4]
    assert [check.number for check in checks.due("en.president.example", 100.5, 2)] == [2, 6]
    assert [check.number for check in checks.due("president.example", 100.5, 2)] == [9]


def test_a_dropped_check_is_gone_and_dropping_none_does_no_harm(checks: Checks) -> None:
    checks.set_check(CHECK)
    checks.drop_check(7)
    checks.drop_check(7)
    assert checks.check(7) is None


def test_looking_for_what_is_due_reads_no_more_than_that(documents: Documents) -> None:
    Checks(documents).set_check(CHECK)
    seen: list[str] = []
    documents.rows.connection.set_trace_callback(seen.append)
    Checks(documents).due("en.president.example", 100.5, 1)
    documents.rows.connection.set_trace_callback(None)
    query = next(each for each in seen if "next_at" in each)
    plan = documents.rows.connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert [step[3] for step in plan] == [
        "SEARCH doc_checks USING INDEX doc_checks by site, next_at (<expr>=? AND <expr><?)"
    ]


async def test_checks_last_in_the_store(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    await store.write(lambda tx: tx.set_check(CHECK))
    await store.close()
    store = TinyStore(tmp_path)
    assert await store.read(lambda view: view.check(7)) == CHECK
    assert await store.read(lambda view: view.due("en.president.example", 101.0, 5)) == [CHECK]
    await store.write(lambda tx: tx.drop_check(7))
    assert await store.read(lambda view: view.check(7)) is None
    await store.close()

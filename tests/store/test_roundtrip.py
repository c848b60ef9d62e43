"""An archive written out event by event, in the order of the changes, and read in again."""

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.background import dump_background, load_background
from bot.model import Check, Event, dump_event, load_event
from bot.store.backgrounds import Backgrounds

_IDS = st.sampled_from([None, 1, 2, 3])
_FORMS = st.builds(
    lambda id_, lang, addressed, **values: make_event(
        (("text", None, values["lede"]),),
        id=id_,
        lang=lang,
        url=f"http://{lang}.president.example/events/president/news/{id_ or 'some'}"
        if addressed
        else None,
        key="",
        number=0,
        **values,
    ),
    id_=_IDS,
    lang=st.sampled_from(["en", "ru"]),
    addressed=st.booleans(),
    title=st.sampled_from(["Harbour", "HARBOUR!", "Pier", "Причал"]),
    lede=st.text(min_size=1, max_size=3),
    time=st.sampled_from([None, "00:00", "10:00", "11:00"]),
    source=st.sampled_from(["plain", "feed", "page"]),
    digest=st.sampled_from([None, "a", "b"]),
    kind=st.sampled_from(["event", "announcement"]),
    topics=st.lists(st.sampled_from(["Boats", "Budget"]), max_size=2).map(tuple),
)
_STEPS = st.lists(st.one_of(_FORMS, st.integers(1, 4)), max_size=12)


def _export(archive: Backgrounds) -> list[tuple[str, str]]:
    return [
        (
            json.dumps(dump_event(change.event)),
            json.dumps(dump_background(archive.background(change.number))),
        )
        for change in archive.changes(0, 1000)
        if change.event is not None
    ]


def _fill(archive: Backgrounds, steps: list[Event | int]) -> None:
    for step in steps:
        if isinstance(step, int):
            archive.remove(step)
        else:
            stored = archive.put(step)
            if step.kind == "announcement":
                archive.set_check(Check(stored.event.number, "president.example", "full", 7.0))


def _read_in(archive: Backgrounds, exported: list[tuple[str, str]]) -> None:
    for event, background in exported:
        archive.put(load_event(json.loads(event)), load_background(json.loads(background)))


@given(steps=_STEPS)
def test_an_archive_made_of_anothers_export_gives_the_same_export(
    new_archive: Callable[[], Backgrounds], steps: list[Event | int]
) -> None:
    first, second = new_archive(), new_archive()
    _fill(first, steps)
    exported = _export(first)
    _read_in(second, exported)
    assert _export(second) == exported
    assert second.topics() == first.topics()
    assert second.latest(100) == first.latest(100)


@given(steps=_STEPS)
def test_putting_an_archives_own_export_in_changes_nothing(
    new_archive: Callable[[], Backgrounds], steps: list[Event | int]
) -> None:
    archive = new_archive()
    _fill(archive, steps)
    exported, last = _export(archive), archive.last_change()
    _read_in(archive, exported)
    assert archive.last_change() == last
    assert _export(archive) == exported

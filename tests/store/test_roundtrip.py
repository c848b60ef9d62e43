"""An archive written out event by event, in the order of the changes, and read in again."""

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.model import Event, dump_event, load_event
from bot.store.archive import Archive

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
    kind=st.sampled_from(["event", "announcement"]),
    topics=st.lists(st.sampled_from(["Boats", "Budget"]), max_size=2).map(tuple),
)
_STEPS = st.lists(st.one_of(_FORMS, st.integers(1, 4)), max_size=12)


def _export(archive: Archive) -> list[str]:
    events = [change.event for change in archive.changes(0, 1000)]
    return [json.dumps(dump_event(event)) for event in events if event is not None]


def _fill(archive: Archive, steps: list[Event | int]) -> None:
    for step in steps:
        if isinstance(step, int):
            archive.remove(step)
        else:
            archive.put(step)


@given(steps=_STEPS)
def test_an_archive_made_of_anothers_export_gives_the_same_export(
    new_archive: Callable[[], Archive], steps: list[Event | int]
) -> None:
    first, second = new_archive(), new_archive()
    _fill(first, steps)
    exported = _export(first)
    for line in exported:
        second.put(load_event(json.loads(line)))
    assert _export(second) == exported
    assert second.topics() == first.topics()
    assert second.latest(100) == first.latest(100)


@given(steps=_STEPS)
def test_putting_an_archives_own_export_in_changes_nothing(
    new_archive: Callable[[], Archive], steps: list[Event | int]
) -> None:
    archive = new_archive()
    _fill(archive, steps)
    exported, last = _export(archive), archive.last_change()
    for line in exported:
        archive.put(load_event(json.loads(line)))
    assert archive.last_change() == last
    assert _export(archive) == exported

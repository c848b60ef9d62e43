from collections.abc import Callable
from dataclasses import replace

from making import make_event

from bot.background import Background, dump_background, load_background
from bot.model import Check
from bot.store.backgrounds import Backgrounds

PAGE = make_event(source="page", title="On the harbour", key="", number=0, digest="a")
TEXT = replace(PAGE, source="plain", title="The harbour", lede="A lede.", id=None)


def _fill(archive: Backgrounds) -> int:
    archive.put(TEXT)
    stored = archive.put(replace(PAGE, lede=None))
    archive.put(replace(PAGE, lede=None, digest="b", paragraphs=PAGE.paragraphs[:-1]))
    archive.set_check(Check(stored.event.number, "president.example", "withdrawn", 7.0))
    return stored.event.number


def test_a_background_has_what_an_events_own_fields_lack(
    new_archive: Callable[[], Backgrounds],
) -> None:
    archive = new_archive()
    number = _fill(archive)
    known = archive.background(number)
    assert known.origins["lede"] == "plain"
    assert [name.rpartition(" ")[2] for name, _ in known.aliases] == ["theharbour"]
    assert len(known.revisions) == 1
    assert known.check
    assert known.check.state == "withdrawn"
    assert load_background(dump_background(known)) == known


def test_an_event_that_is_like_a_page_alone_has_none(
    new_archive: Callable[[], Backgrounds],
) -> None:
    archive = new_archive()
    assert archive.background(archive.put(PAGE).event.number) == Background()
    assert archive.background(99) == Background()
    assert dump_background(Background()) == {}


def test_another_archive_takes_it_over_under_its_own_number(
    new_archive: Callable[[], Backgrounds],
) -> None:
    one, other = new_archive(), new_archive()
    number = _fill(one)
    other.put(make_event(id=77, url=None, title="Pier", key="", number=number))
    event = one.event(number)
    assert event is not None
    there = other.put(event, one.background(number)).event.number
    assert there != number
    assert [revision.number for revision in other.revisions(there)] == [there]
    check = other.check(there)
    assert check
    assert (check.number, check.state) == (there, "withdrawn")
    assert other.put(TEXT).event.number == there


def test_what_an_archive_knows_itself_stays(new_archive: Callable[[], Backgrounds]) -> None:
    archive = new_archive()
    number = _fill(archive)
    known, event = archive.background(number), archive.event(number)
    assert event is not None
    archive.put(event, replace(known, check=Check(number, "president.example", "full")))
    assert archive.background(number) == known

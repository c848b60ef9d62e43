from collections.abc import Callable
from dataclasses import replace

from making import HARBOUR, Line, make_event

from bot.model import Alteration, Outcome, Revision
from bot.store.archive import Archive


def test_a_transcript_that_grows_has_added_paragraphs(archive: Archive) -> None:
    grown: tuple[Line, ...] = (*HARBOUR[:-1], ("speech", "Pavel Dorn", "Six million."), HARBOUR[-1])
    archive.put(make_event(digest="a"))
    stored = archive.put(make_event(grown, digest="b"))
    (revision,) = archive.revisions(stored.event.number)
    assert (revision.added, revision.altered, revision.removed) == ((7,), (), ())


def test_an_altered_word_keeps_the_text_before(archive: Archive) -> None:
    lines = (*HARBOUR[:-1], ("speech", "Ilona Varga", "Forty-three million crowns, & every one"))
    archive.put(make_event(digest="a"))
    stored = archive.put(make_event(lines, digest="b"))
    (revision,) = archive.revisions(stored.event.number)
    assert revision.altered == (Alteration(7, HARBOUR[-1][2]),)
    assert revision.added == revision.removed == ()


def test_revisions_follow_each_other_and_go_with_the_event(archive: Archive) -> None:
    for digest, count in (("a", 3), ("b", 5), ("c", 4)):
        number = archive.put(make_event(HARBOUR[:count], digest=digest)).event.number
    assert [(r.added, len(r.removed)) for r in archive.revisions(number)] == [((4, 5), 0), ((), 1)]
    archive.remove(number)
    assert archive.revisions(number) == []


def test_the_same_words_read_otherwise_are_no_revision(archive: Archive) -> None:
    archive.put(make_event(digest="a"))
    stored = archive.put(make_event(HARBOUR[:-1], digest="a"))
    assert stored.outcome is Outcome.CHANGED
    assert archive.revisions(stored.event.number) == []


def test_another_form_of_the_event_is_no_revision(archive: Archive) -> None:
    archive.put(make_event(HARBOUR[:-1], source="plain", digest="a"))
    stored = archive.put(make_event(digest="b"))
    assert stored.outcome is Outcome.CHANGED
    assert archive.revisions(stored.event.number) == []


def test_a_form_without_a_digest_shows_no_revision(archive: Archive) -> None:
    archive.put(make_event())
    stored = archive.put(make_event(HARBOUR[:-1], digest="b"))
    assert archive.revisions(stored.event.number) == []


def test_what_turns_out_to_be_one_event_keeps_its_revisions(
    new_archive: Callable[[], Archive],
) -> None:
    archive = new_archive()
    by_title = make_event(id=None, url=None, key="", number=0, time=None)
    by_id = replace(by_title, id=5, title="Another title")
    archive.put(by_id)
    for digest, count in (("a", 3), ("b", 5)):
        archive.put(replace(by_title, paragraphs=by_title.paragraphs[:count], digest=digest))
    joined = archive.put(replace(by_title, id=5, digest="b", paragraphs=by_title.paragraphs[:5]))
    assert isinstance(archive.revisions(joined.event.number)[0], Revision)

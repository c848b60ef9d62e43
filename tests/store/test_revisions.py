from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import HARBOUR, Line, make_event

from bot.model import Alteration, Outcome, Revision
from bot.store.archive import Archive
from bot.store.revisions import compare

_TEXTS = st.lists(st.text("abcdefgh ", min_size=1, max_size=30), max_size=12)


def _event(texts: list[str], **values: object) -> object:
    return make_event(tuple(("text", None, text) for text in texts), **values)


@given(_TEXTS, _TEXTS)
def test_every_paragraph_of_both_is_accounted_for(before: list[str], after: list[str]) -> None:
    found = compare(_event(before), _event(after), 1.0)
    touched = {*found.added, *(alteration.n for alteration in found.altered)}
    kept = [text for n, text in enumerate(after, 1) if n not in touched]
    gone = [paragraph.text for paragraph in found.removed]
    changed = [alteration.before for alteration in found.altered]
    assert len(touched) == len(found.added) + len(found.altered)
    assert sorted(kept + gone + changed) == sorted(before)


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


@pytest.mark.parametrize("at", [1, 2])
def test_a_paragraph_that_is_altered_beside_a_new_one_is_told_from_it(at: int) -> None:
    before = ["Please begin.", "The old bridge carries forty carts.", "To be continued."]
    after = ["Please begin.", "The old bridge carries forty wagons.", "To be continued."]
    after.insert(at, "A new one is due in May.")
    found = compare(_event(before), _event(after), 1.0)
    assert found.added == (at + 1,)
    assert found.altered == (Alteration(4 - at, "The old bridge carries forty carts."),)
    assert found.removed == ()


def test_a_long_text_that_is_altered_everywhere_is_compared_in_time() -> None:
    before = _event([f"{n} {'the sea is wide ' * 60}" for n in range(200)])
    after = _event([f"{n} {'the sea is deep ' * 60}" for n in range(201)])
    found = compare(before, after, 1.0)
    assert (len(found.altered), found.added, found.removed) == (200, (201,), ())


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

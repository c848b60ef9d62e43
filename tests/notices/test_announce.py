import datetime as dt

import pytest
from making import HARBOUR, make_event

from bot.notices.announce import add_speech, find_end

NOW = dt.datetime(2024, 5, 20, 8, 30, tzinfo=dt.UTC).timestamp()


@pytest.mark.parametrize(
    ("published", "new"),
    [
        ("2024-05-20T11:30", True),
        ("2024-05-17T11:30", True),  # 72 hours ago by the clock of Moscow
        ("2024-05-17T11:29", False),
        ("2024-05-16", False),
        ("2024-05-17", True),
        ("2024-06-01T10:00", True),
        ("some day", False),
        (None, False),
    ],
)
def test_new_is_what_was_published_in_the_last_72_hours(published: str | None, new: bool) -> None:
    assert (find_end(make_event(published=published)) >= NOW) == new


@pytest.mark.parametrize(
    ("horizon", "updated", "new"),
    [
        ("2024-05-01T10:00", "2024-05-20T09:00", True),
        ("2024-05-10T10:00", "2024-05-20T09:00", True),
        ("2024-05-10T10:01", "2024-05-20T09:00", False),  # it may always have been there
        ("", "2024-05-20T09:00", False),
        ("2024-05-01T10:00", "2024-05-16T09:00", False),
        ("2024-05-01T10:00", None, False),
    ],
)
def test_what_the_site_puts_up_long_after_the_event_is_new(
    horizon: str, updated: str | None, new: bool
) -> None:
    event = make_event(published="2024-05-10T10:00", updated=updated)
    assert (find_end(event, horizon) >= NOW) == new


def test_speech_that_a_page_has_beside_the_feed_is_no_addition() -> None:
    before, after = make_event(HARBOUR[:3], source="feed"), make_event(HARBOUR)
    assert add_speech(before, after) == ()


def test_only_speech_counts_as_added() -> None:
    before, after = make_event(HARBOUR[:3]), make_event(HARBOUR)
    assert add_speech(before, after) == (4, 6, 7)


def test_a_word_that_is_put_right_is_no_addition() -> None:
    before = make_event()
    kind, speaker, text = HARBOUR[-1]
    after = make_event((*HARBOUR[:-1], (kind, speaker, f"{text} Thank you.")))
    assert add_speech(before, after) == ()

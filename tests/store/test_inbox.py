"""Telegram's updates, from their arrival to their end."""

from typing import Any

import pytest

from bot.model import Update
from bot.store.inbox import Inbox
from bot.store.table import Documents

BOT, OTHER = 11, 22
HOUR = 3600.0
NOW = 1_700_000_000.0


@pytest.fixture
def inbox(documents: Documents) -> Inbox:
    return Inbox(documents)


def bodies(*ids: int) -> list[dict[str, Any]]:
    return [{"update_id": id_, "message": {"text": f"/quote {id_}"}} for id_ in ids]


def waiting(inbox: Inbox, bot: int = BOT) -> list[int]:
    return [update.update_id for update in inbox.pending(bot, 1000)]


def test_received_updates_wait_in_their_order(inbox: Inbox) -> None:
    new = inbox.receive(BOT, bodies(7, 5, 6), NOW)
    assert new == [Update(BOT, id_, bodies(id_)[0]) for id_ in (7, 5, 6)]
    assert inbox.pending(BOT, 2) == [Update(BOT, id_, bodies(id_)[0]) for id_ in (5, 6)]
    assert inbox.pending(BOT, 2, after=6) == [Update(BOT, 7, bodies(7)[0])]


def test_an_update_that_comes_again_is_not_new(inbox: Inbox) -> None:
    inbox.receive(BOT, bodies(5, 6), NOW)
    inbox.finish(inbox.pending(BOT, 1)[0])
    again = inbox.receive(BOT, bodies(5, 6, 7, 7), NOW + 47 * HOUR)
    assert [update.update_id for update in again] == [7]
    assert waiting(inbox) == [6, 7]


def test_after_48_hours_a_number_may_stand_for_another_update(inbox: Inbox) -> None:
    inbox.receive(BOT, bodies(5), NOW)
    inbox.finish(Update(BOT, 5, {}))
    assert len(inbox.receive(BOT, bodies(5), NOW + 48 * HOUR)) == 1
    assert inbox.receive(BOT, bodies(5), NOW + 49 * HOUR) == []
    assert waiting(inbox) == [5]


def test_an_update_that_still_waits_is_not_stored_twice(inbox: Inbox) -> None:
    inbox.receive(BOT, bodies(5), NOW)
    assert inbox.receive(BOT, bodies(5), NOW + 100 * HOUR) == []
    assert waiting(inbox) == [5]


def test_each_bot_has_numbers_of_its_own(inbox: Inbox) -> None:
    inbox.receive(BOT, bodies(5), NOW)
    assert len(inbox.receive(OTHER, bodies(5), NOW)) == 1
    inbox.finish(Update(OTHER, 5, {}))
    assert waiting(inbox) == [5]
    assert waiting(inbox, OTHER) == []


def test_old_marks_are_deleted_along_the_way(documents: Documents, inbox: Inbox) -> None:
    inbox.receive(BOT, bodies(*range(300)), NOW)
    for later in range(3):
        inbox.receive(BOT, bodies(1000 + later), NOW + 48 * HOUR + later)
    assert len(documents.table("seen")) == 3


def test_a_failing_update_waits_again_until_it_is_parked(
    documents: Documents, inbox: Inbox
) -> None:
    inbox.receive(BOT, bodies(5, 6), NOW)
    update = inbox.pending(BOT, 1)[0]
    for attempt in (1, 2):
        again = inbox.fail(update, "boom", most=3)
        assert again is not None
        assert again.attempts == attempt
        assert inbox.pending(BOT, 1) == [again]
    assert inbox.fail(update, "boom at last", most=3) is None
    assert waiting(inbox) == [6]
    (parked,) = documents.table("parked")
    assert (parked["update_id"], parked["attempts"]) == (5, 3)
    assert (parked["body"], parked["reason"]) == (bodies(5)[0], "boom at last")


def test_an_update_that_was_finished_meanwhile_can_not_fail(
    documents: Documents, inbox: Inbox
) -> None:
    (update,) = inbox.receive(BOT, bodies(5), NOW)
    inbox.finish(update)
    inbox.finish(update)
    assert inbox.fail(update, "boom", most=1) is None
    assert len(documents.table("parked")) == 0


def test_a_text_cut_within_a_character_is_kept(inbox: Inbox) -> None:
    body = {"update_id": 5, "message": {"text": "cut \ud83d"}}
    inbox.receive(BOT, [body], NOW)
    assert inbox.pending(BOT, 1)[0].body == body

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from making import HARBOUR, make_event
from subscribing import ANNA, BORIS, GROUP, NOON, Post, follow

from bot.matching.facts import Facts
from bot.matching.match import Matches, match_event
from bot.model import Event
from bot.notices.settle import close_chat, move_chat
from bot.playground.state import DESK
from bot.preferences import Preferences
from bot.protocols import Transaction
from bot.store.tiny import TinyStore

T = TypeVar("T")

CHANNEL = -1001000000004
PARTIAL = (*HARBOUR[:3], ("text", None, "To be continued."))


def make_new(n: int = 1, **values: Any) -> Event:
    made: dict[str, Any] = {
        "id": 100 + n,
        "url": f"http://en.president.example/events/president/news/{100 + n}",
        "title": f"Opening of harbour {n}",
        "published": "2024-05-17T11:30",
        "number": 0,
        "key": "",
    }
    return make_event(**(made | values))


async def test_a_new_event_is_told_of_once_with_why(post: Post) -> None:
    await post.subscribe(follow(kind="topic", words="Harbours"))
    await post.publish(make_new())
    await post.deliver()
    [text] = post.texts()
    assert "topic: Harbours" in text
    assert "Opening of harbour 1" in text
    await post.deliver()
    assert len(post.texts()) == 1
    assert await post.states() == {"sent": 1}


async def test_several_subscriptions_of_a_chat_give_one_notice(post: Post) -> None:
    await post.subscribe(
        follow(kind="topic", words="Harbours"),
        follow(kind="speaks", words="Ilona Varga"),
        follow(kind="search", words="ropes"),
    )
    await post.publish(make_new())
    await post.deliver()
    [text] = post.texts()
    for why in ("topic: Harbours", "Ilona Varga speaks", "search: ropes"):
        assert why in text


async def test_a_channels_post_can_not_be_changed_by_its_readers(post: Post) -> None:
    await post.store.write(lambda tx: tx.note_channel(CHANNEL, "Bulletin", ANNA))
    await post.subscribe(follow(CHANNEL, kind="search", words="checked twice"))
    await post.publish(make_new())
    await post.deliver()
    [told] = post.messages(CHANNEL)
    buttons = [button for row in told["reply_markup"]["inline_keyboard"] for button in row]
    led = [one["url"].partition("?start=")[2] for one in buttons if "url" in one]
    # The event, and the passage that is meant.
    assert led == ["e_1", "p_1_4"]
    assert [one["text"] for one in buttons if "callback_data" in one] == ["Mute", "Unsubscribe"]


async def test_a_channels_digest_leads_to_the_bot(post: Post) -> None:
    await post.store.write(lambda tx: tx.note_channel(CHANNEL, "Bulletin", ANNA))
    await post.subscribe(follow(CHANNEL, when="daily"))
    await post.publish(make_new(1), make_new(2))
    await post.deliver()
    post.now += 24 * 3600
    await post.deliver()
    [told] = post.messages(CHANNEL)
    buttons = [button for row in told["reply_markup"]["inline_keyboard"] for button in row]
    assert [one["url"].partition("?start=")[2] for one in buttons] == ["e_1", "e_2"]


async def test_what_the_site_published_long_ago_is_no_news(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(
        make_new(1, published="2024-05-13T11:30"), make_new(2, published=None), make_new(3)
    )
    await post.deliver()
    assert ["harbour 3" in text for text in post.texts()] == [True]


async def test_what_is_put_in_without_the_sync_is_told_to_nobody(post: Post) -> None:
    await post.subscribe(follow())
    await post.store.write(lambda tx: tx.put(make_new()))
    await post.deliver()
    assert post.texts() == []


async def test_order_is_kept_within_a_chat(post: Post) -> None:
    await post.subscribe(follow(), follow(BORIS, reader="ru"))
    await post.publish(*(make_new(n) for n in range(1, 6)))
    await post.deliver()
    for chat in (ANNA, BORIS):
        numbers = [text.partition("harbour ")[2][0] for text in post.texts(chat)]
        assert numbers == list("12345")


async def test_a_pause_that_telegram_asks_for_is_obeyed_and_the_notice_comes_after_it(
    post: Post,
) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    fault = post.playground.faults.add("sendMessage", status=429, retry_after=1)
    await post.deliver_until({"sent": 1}, step=0.01)
    assert fault.hits == 1
    assert len(post.texts()) == 1


@pytest.mark.parametrize("terms", [{"status": 502}, {"drop": True}, {"status": 500}])
async def test_a_fault_of_network_or_server_is_tried_again(
    post: Post, terms: dict[str, Any]
) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    post.playground.faults.add("sendMessage", times=2, **terms)
    await post.deliver_until({"sent": 1})
    assert len(post.texts()) == 1


async def test_a_chat_that_blocks_the_bot_gets_all_together_when_it_comes_back(post: Post) -> None:
    await post.subscribe(follow(), follow(BORIS))
    post.playground.world.block(ANNA, blocked=True)
    await post.publish(make_new(1), make_new(2))
    await post.deliver()
    assert await post.states() == {"sent": 2, "held": 2}
    [one] = await post.store.read(lambda view: view.subscriptions(ANNA))
    assert "blocked" in (one.suspended or "")
    # What is found meanwhile awaits its return.
    await post.publish(make_new(3))
    await post.deliver()
    post.playground.world.block(ANNA, blocked=False)
    await post.revive(ANNA)
    await post.deliver()
    [text] = post.texts()
    assert "3 new events" in text
    assert "harbour 1" in text
    assert "harbour 3" in text
    [one] = await post.store.read(lambda view: view.subscriptions(ANNA))
    assert one.suspended is None


async def test_a_topic_of_a_forum_gets_its_notices_until_it_is_closed(post: Post) -> None:
    world = post.playground.world
    topic, other = sorted(world.chats[DESK].topics)[-2:]
    await post.subscribe(follow(DESK, thread_id=topic), follow(DESK, thread_id=other))
    await post.publish(make_new(1))
    await post.deliver()
    told = [m["message_thread_id"] for m in post.messages(DESK) if "harbour" in m.get("text", "")]
    assert sorted(told) == [topic, other]
    world.close_topic(ANNA, DESK, topic)
    await post.publish(make_new(2))
    await post.deliver()
    found = await post.store.read(lambda view: view.subscriptions(DESK))
    assert [one.suspended is None for one in found] == [False, True]
    assert await post.states() == {"sent": 3, "held": 1}


async def test_a_group_that_has_moved_is_followed(post: Post) -> None:
    await post.subscribe(follow(GROUP))
    new = post.playground.world.migrate(ANNA, GROUP)
    await post.publish(make_new(1), make_new(2))
    await post.deliver()
    assert ["harbour 1" in text for text in post.texts(new)] == [True, False]
    assert await post.store.read(lambda view: view.subscriptions(GROUP)) == []
    assert len(await post.store.read(lambda view: view.subscriptions(new))) == 1


async def test_markup_that_is_refused_goes_out_plain(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    post.playground.faults.add(
        "sendMessage", status=400, description="Bad Request: can't parse entities: no end tag"
    )
    await post.deliver()
    [message] = post.messages()
    assert "Opening of harbour 1" in message["text"]
    assert "entities" not in message


async def test_any_other_refusal_parks_the_notice_at_once_and_the_next_goes_on(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(make_new(1), make_new(2))
    post.playground.faults.add(
        "sendMessage", status=400, description="Bad Request: BUTTON_DATA_INVALID"
    )
    await post.deliver()
    assert ["harbour 2" in text for text in post.texts()] == [True]
    [parked] = await post.store.read(lambda view: view.notices_in("parked", 10))
    assert parked.fault is not None
    assert "utton" in parked.fault
    await post.store.write(lambda tx: tx.retry_notices([parked.number], post.now))
    await post.deliver()
    assert len(post.texts()) == 2


async def test_after_a_day_of_failure_a_notice_is_parked(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    post.playground.faults.add("sendMessage", status=502, times=None)
    await post.deliver_until({"parked": 1}, step=100)
    assert post.now > NOON + 24 * 3600
    [report] = post.reports
    assert "chat 1001" in report


async def test_who_unsubscribes_gets_no_notice_that_still_waits(post: Post) -> None:
    [one] = await post.subscribe(follow(when="daily", hour=9))
    await post.publish(make_new())
    await post.deliver()
    assert await post.states() == {"waiting": 1}
    await post.store.write(lambda tx: tx.drop_subscription(one.number))
    post.now += 24 * 3600
    await post.deliver()
    assert post.texts() == []
    assert await post.states() == {"dropped": 1}


async def test_a_digest_comes_at_its_hour_with_all_of_the_day(post: Post) -> None:
    await post.subscribe(follow(when="daily", hour=18))
    await post.publish(make_new(1), make_new(2, topics=("Budget",)))
    await post.deliver()
    assert post.texts() == []
    post.now = dt.datetime(2024, 5, 17, 18, tzinfo=dt.UTC).timestamp()
    await post.deliver()
    [text] = post.texts()
    assert "2 new events" in text
    assert text.index("Budget") < text.index("harbour 2") < text.index("harbour 1")


async def test_quiet_hours_hold_what_comes_and_send_it_as_one(post: Post) -> None:
    quiet = await post.subscribe(follow(quiet=Post.quiet(11, 13)))
    assert quiet
    await post.publish(make_new(1), make_new(2))
    await post.deliver()
    assert post.texts() == []
    post.now = dt.datetime(2024, 5, 17, 13, tzinfo=dt.UTC).timestamp()
    await post.deliver()
    [text] = post.texts()
    assert "2 new events" in text


async def test_a_transcript_that_grows_corrects_the_notice_and_tells_what_is_new(
    post: Post,
) -> None:
    await post.subscribe(follow())
    await post.publish(make_new(paragraphs=make_event(PARTIAL).paragraphs))
    await post.deliver()
    [first] = post.messages()
    assert "4 paragraphs" in first["text"]
    await post.change(make_new(updated="2024-05-17T13:00"))
    await post.deliver()
    edited, reply = post.messages()
    assert "7 paragraphs" in edited["text"]
    assert reply["reply_to_message"]["message_id"] == edited["message_id"]
    assert "We have checked them twice" in reply["text"]


async def test_a_title_that_changes_corrects_the_notice_in_silence(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    await post.deliver()
    await post.change(make_new(title="Opening of the harbour in Selm, corrected"))
    await post.deliver()
    [message] = post.messages()
    assert "corrected" in message["text"]


async def test_who_awaits_the_whole_transcript_is_told_once(post: Post) -> None:
    [event] = await post.publish(make_new(paragraphs=make_event(PARTIAL).paragraphs))
    await post.subscribe(follow(kind="complete", words=str(event.number)))
    await post.deliver()
    assert post.texts() == []
    await post.change(make_new())
    await post.deliver()
    [text] = post.texts()
    assert "complete now" in text
    assert await post.store.read(lambda view: view.subscriptions(ANNA)) == []


async def test_who_awaits_the_whole_of_what_was_found_before_is_told(post: Post) -> None:
    [event] = await post.publish(make_new(paragraphs=make_event(PARTIAL).paragraphs))
    await post.subscribe(
        follow(kind="complete", words=str(event.number), created=post.now + 60),
        follow(BORIS, created=post.now + 60),
    )
    post.now += 3600
    await post.change(make_new())
    await post.deliver()
    [text] = post.texts()
    assert "complete now" in text
    assert "We have checked them twice" in text
    assert post.texts(BORIS) == []


async def test_who_awaits_the_whole_of_an_old_event_is_told_and_nobody_else(post: Post) -> None:
    old = make_new(published="2020-01-01T10:00", paragraphs=make_event(PARTIAL).paragraphs)
    event = await post.store.write(lambda tx: tx.put(old).event)
    await post.subscribe(follow(kind="complete", words=str(event.number)), follow(BORIS))
    await post.change(make_new(published="2020-01-01T10:00"))
    await post.deliver()
    assert ["complete now" in text for text in post.texts()] == [True]
    assert post.texts(BORIS) == []


async def test_who_has_unsubscribed_hears_nothing_of_what_is_added(post: Post) -> None:
    [one] = await post.subscribe(follow())
    await post.publish(make_new(paragraphs=make_event(PARTIAL).paragraphs))
    await post.deliver()
    await post.store.write(lambda tx: tx.drop_subscription(one.number))
    await post.change(make_new(updated="2024-05-17T13:00"))
    await post.deliver()
    [message] = post.messages()
    assert "7 paragraphs" in message["text"]


async def test_a_change_while_a_notice_is_on_its_way_corrects_it(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    slow = post.playground.faults.add("sendMessage", hang=True, after=True)
    async with post.delivering():
        await slow.reached.wait()
        await post.change(make_new(title="Opening of the harbour, corrected"))
        while await post.store.read(lambda view: view.announcements(1)):
            pass
        assert await post.states() == {"waiting": 1}
        slow.release()
        await post.settle()
    [message] = post.messages()
    assert "corrected" in message["text"]


async def test_a_group_that_moves_while_a_notice_is_on_its_way_is_told_once(post: Post) -> None:
    await post.subscribe(follow(GROUP))
    await post.store.write(lambda tx: tx.set_preferences(Preferences(GROUP, zone="Asia/Omsk")))
    await post.publish(make_new(1))
    slow = post.playground.faults.add("sendMessage", hang=True)
    async with post.delivering():
        await slow.reached.wait()
        new = post.playground.world.migrate(ANNA, GROUP)
        await post.store.write(lambda tx: move_chat(tx, GROUP, new, post.now))
        slow.release()
        await post.settle()
    assert ["harbour 1" in text for text in post.texts(new)] == [True]
    assert (await post.store.read(lambda view: view.preferences(new))).zone == "Asia/Omsk"


async def test_what_was_held_for_a_group_goes_to_the_one_it_has_become(post: Post) -> None:
    await post.subscribe(follow(GROUP))
    await post.store.write(lambda tx: close_chat(tx, GROUP, 0, "no right to write", post.now))
    await post.publish(make_new())
    await post.deliver()
    assert await post.states() == {"held": 1}
    new = post.playground.world.migrate(ANNA, GROUP)
    await post.store.write(lambda tx: move_chat(tx, GROUP, new, post.now))
    await post.deliver()
    assert ["harbour 1" in text for text in post.texts(new)] == [True]


async def test_an_event_that_can_not_be_told_of_holds_up_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(facts: Facts, view: Any) -> Matches:
        if facts.event.title.endswith("1"):
            raise KeyError("a fault of the program")
        return match_event(facts, view)

    await post.subscribe(follow())
    await post.publish(make_new(1), make_new(2))
    fanout = post.fanout(rows=10)
    with monkeypatch.context() as broken:
        broken.setattr("bot.notices.fanout.match_event", fail)
        with pytest.raises(KeyError):
            await fanout.work()
        assert await fanout.work()
        assert await post.states() == {"waiting": 1}
        assert not await fanout.work()
    assert await fanout.work()
    assert await post.states() == {"waiting": 2}


async def test_kinds_and_languages_that_are_not_wanted_stay_away(post: Post) -> None:
    await post.subscribe(follow(forms=("news",)), follow(BORIS, lang="ru"))
    await post.publish(make_new())
    await post.deliver()
    assert post.texts() == post.texts(BORIS) == []


class KilledError(Exception):
    """The process has ended."""


class Ending:
    """A store whose process ends before it has written once more than so often."""

    def __init__(self, store: TinyStore, writes: int) -> None:
        self.read = store.read
        self._store, self._writes = store, writes

    async def write(self, work: Callable[[Transaction], T]) -> T:
        if not self._writes:
            raise KilledError
        self._writes -= 1
        return await self._store.write(work)


async def test_a_kill_between_two_thousands_repeats_and_loses_nothing(post: Post) -> None:
    await post.subscribe(*(follow(10_000 + n) for n in range(25)))
    [event] = await post.publish(make_new())
    with pytest.raises(KilledError):
        await replace(post.fanout(rows=10), store=Ending(post.store, writes=2)).work()
    assert await post.states() == {"waiting": 20}
    fanout = post.fanout(rows=10)
    while await fanout.work():
        pass
    assert await post.states() == {"waiting": 25}
    sent = await post.store.read(lambda view: view.notices_in("waiting", 100))
    assert len({one.chat_id for one in sent}) == 25
    assert {one.event for one in sent} == {event.number}


async def test_an_event_of_a_digest_that_changes_is_corrected_in_the_digest(post: Post) -> None:
    await post.subscribe(follow(when="daily", hour=18))
    await post.publish(make_new(1), make_new(2))
    await post.deliver()
    post.now = dt.datetime(2024, 5, 17, 18, tzinfo=dt.UTC).timestamp()
    await post.deliver()
    await post.change(make_new(2, title="Opening of harbour 2, postponed"))
    await post.deliver()
    [digest] = post.messages()
    assert "harbour 1" in digest["text"]
    assert "harbour 2, postponed" in digest["text"]


async def test_a_notice_that_can_not_be_written_holds_up_its_chat_only_for_a_day(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("a fault of the program")

    await post.subscribe(follow())
    await post.publish(make_new())
    with monkeypatch.context() as broken:
        broken.setattr("bot.notices.delivery.compose", fail)
        await post.deliver_until({"parked": 1}, step=300)
    [report] = post.reports
    assert report.endswith("KeyError")
    # What the error says may be what somebody wrote.
    assert "a fault of the program" not in report


async def test_what_was_sent_is_written_down_before_the_delivery_ends(post: Post) -> None:
    await post.subscribe(follow())
    await post.publish(make_new())
    slow = post.playground.faults.add("sendMessage", delay=0.3, after=True)
    async with post.delivering():
        await slow.reached.wait()
    assert await post.states() == {"sent": 1}
    assert len(post.texts()) == 1

from pathlib import Path
from typing import Any

import pytest
from making import HARBOUR, make_event
from talking import ANNA, BORIS, GROUP, NOON, Talk, open_talk

from bot.following import Announcement
from bot.model import Event
from bot.preferences import Preferences
from bot.store.hold import Duty

ROPES = make_event()
CHANNEL = -1001000000077
PARTIAL = make_event(
    (*HARBOUR[:3], ("text", None, "To be continued.")),
    id=102,
    number=8,
    key="2024-05-17-1500-visit-to-the-dock",
    url="http://en.president.example/events/president/news/102",
    title="Visit to the dock",
    time="15:00",
    topics=("Docks",),
)


def labels(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def followed(talk: Talk, chat: int = ANNA) -> list[Any]:
    return await talk.library.store.read(lambda view: view.subscriptions(chat))


async def tell_of(event: Event, talk: Talk) -> None:
    """Let those be told of an event who have subscribed by now."""
    told = Announcement(event.number, NOON, until=NOON + 3600)
    await talk.library.store.write(lambda tx: tx.announce(told))


async def test_a_search_is_shown_before_it_is_subscribed_to(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES], clock=lambda: NOON) as talk:
        shown = await talk.say('/subscribe "checked the ropes" by:varga')
        assert "It would have sent 1 notice in the last 30 days" in shown["text"]
        assert "Opening of the harbour in Selm" in shown["text"]
        assert await followed(talk) == []
        panel = await talk.press(shown, "Subscribe")
        [one] = await followed(talk)
        assert (one.kind, one.words) == ("search", '"checked the ropes" by:varga')
        assert "at once" in panel["text"]


async def test_everything_can_be_followed(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        await talk.press(await talk.say("/subscribe"), "Subscribe")
        [one] = await followed(talk)
        assert one.kind == "all"


async def test_a_card_offers_its_topics_speakers_and_place(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        card = await talk.say("/event harbour")
        offer = await talk.press(card, "🔔")
        assert "topic: Harbours" in labels(offer)
        assert "Ilona Varga speaks" in labels(offer)
        assert "place: Selm" in labels(offer)
        shown = await talk.press(offer, "topic: Harbours")
        await talk.press(shown, "Subscribe")
        [one] = await followed(talk)
        assert (one.kind, one.words) == ("topic", "Harbours")


@pytest.mark.parametrize("question", ["/topic Harbours", "/quote who checked the ropes"])
async def test_topics_and_search_results_have_a_button(tmp_path: Path, question: str) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        shown = await talk.press(await talk.say(question), "🔔")
        assert "Subscribe" in labels(shown)


async def test_a_subscription_is_changed_paused_and_deleted_in_the_list(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        await talk.press(await talk.say("/subscribe ropes"), "Subscribe")
        await talk.press(await talk.say("/subscribe crane"), "Subscribe")
        listed = await talk.say("/subscriptions")
        assert "search: ropes" in listed["text"]
        panel = await talk.press(listed, "2")
        panel = await talk.press(panel, "Weekly")
        panel = await talk.press(panel, "10:00")
        panel = await talk.press(panel, "Fr")
        panel = await talk.press(panel, "Quiet 22")
        panel = await talk.press(panel, "Silent")
        panel = await talk.press(panel, "✓ News")
        assert "weekly, on Friday at 10:00" in panel["text"]
        ropes, crane = await followed(talk)
        assert (ropes.when, ropes.silent, ropes.quiet) == ("now", False, None)
        assert (crane.when, crane.hour, crane.weekday, crane.silent) == ("weekly", 10, 4, True)
        assert crane.forms == ("transcript", "announcement")
        panel = await talk.press(panel, "Pause")
        assert "paused" in panel["text"]
        listed = await talk.press(panel, "Delete")
        assert "1 subscription" in listed["text"]
        [left] = await followed(talk)
        assert left.words == "ropes"


async def test_in_a_group_only_admins_subscribe_and_get_a_daily_digest_of_transcripts(
    tmp_path: Path,
) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        shown = await talk.say("/subscribe@transcripts_bot ropes", user=BORIS, chat=GROUP)
        await talk.press(shown, "Подписаться", user=BORIS)
        assert "администраторы" in talk.last_toast()
        assert await followed(talk, GROUP) == []
        await talk.press(shown, "Подписаться", user=ANNA)
        [one] = await followed(talk, GROUP)
        assert (one.when, one.forms) == ("daily", ("transcript",))


async def test_the_last_events_come_when_asked_for(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES, PARTIAL]) as talk:
        panel = await talk.press(await talk.say("/subscribe boat"), "Subscribe")
        await talk.press(panel, "Last 3")
        await talk.playground.until(lambda: len(talk.answers()) == 2)
        digest = talk.answers()[-1]
        assert "2 new events" in digest["text"]
        assert "Visit to the dock" in digest["text"]


async def test_another_chats_subscription_can_not_be_touched(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        await talk.press(await talk.say("/subscribe ropes", user=BORIS), "Подписаться", user=BORIS)
        [his] = await followed(talk, BORIS)
        await talk.press(await talk.say("/subscribe crane"), "Subscribe")
        [hers] = await followed(talk)
        listed = await talk.say("/subscriptions")
        [button] = [
            b for row in listed["reply_markup"]["inline_keyboard"] for b in row if b["text"] == "1"
        ]
        forged = button["callback_data"].replace(f"{hers.number}", f"{his.number}")
        assert forged != button["callback_data"]
        button["callback_data"] = forged
        await talk.press(listed, "1")
        assert "no longer exists" in talk.last_toast()


async def test_who_awaits_a_whole_transcript_is_told_that_it_is_noted(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES, PARTIAL]) as talk:
        card = await talk.say("/event dock")
        await talk.press(card, "Tell me")
        assert "told when" in talk.last_toast()
        [one] = await followed(talk)
        assert (one.kind, one.words) == ("complete", "8")


async def test_a_channel_is_managed_from_its_admins_private_chat(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        world = talk.playground.world
        world.add_group(CHANNEL, "Bulletin of Selm", ANNA, kind="channel", bot="left")
        world.add_bot(ANNA, CHANNEL)
        world.promote(ANNA, CHANNEL, world.bot_id)
        panel = await talk.press(await talk.say("/subscribe ropes"), "Subscribe")
        panel = await talk.press(panel, "📣 Send to Bulletin")
        assert "Bulletin of Selm" in panel["text"]
        [one] = await followed(talk, CHANNEL)
        assert one.words == "ropes"
        assert await followed(talk) == []
        panel = await talk.press(panel, "Daily")
        [one] = await followed(talk, CHANNEL)
        assert one.when == "daily"
        listed = await talk.press(await talk.say("/subscriptions"), "📣 Bulletin")
        assert "search: ropes" in listed["text"]


async def test_a_channels_hours_are_those_of_who_manages_it(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        world = talk.playground.world
        world.add_group(CHANNEL, "Bulletin of Selm", ANNA, kind="channel", bot="left")
        world.add_bot(ANNA, CHANNEL)
        await talk.say("/settings Berlin")
        panel = await talk.press(await talk.say("/subscribe ropes"), "Subscribe")
        panel = await talk.press(panel, "📣 Send to Bulletin")
        panel = await talk.press(panel, "Daily")
        assert "Europe/Berlin" in panel["text"]
        await talk.say("/settings Tokyo")
        chosen = await talk.library.store.read(lambda view: view.preferences(CHANNEL))
        assert chosen.zone == "Asia/Tokyo"


async def test_the_events_that_are_followed_are_those_that_the_chat_lists(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        chosen = Preferences(BORIS, archive="en")
        await talk.library.store.write(lambda tx: tx.set_preferences(chosen))
        await talk.press(await talk.say("/subscribe", user=BORIS), "Подписаться", user=BORIS)
        [one] = await followed(talk, BORIS)
        assert (one.lang, one.reader) == ("en", "ru")


@pytest.mark.parametrize("change", ["At once", "/settings Auckland"])
async def test_what_waits_for_a_digest_goes_by_the_latest_choice(
    tmp_path: Path, change: str
) -> None:
    async with open_talk(tmp_path, [ROPES], clock=lambda: NOON) as talk:

        def due(view: Any) -> list[float]:
            return [one.due for one in view.notices_in("waiting", 9)]

        panel = await talk.press(await talk.say("/subscribe"), "Subscribe")
        panel = await talk.press(panel, "Weekly")
        await tell_of(ROPES, talk)
        await talk.keeps(lambda view: len(due(view)), 1)
        [before] = await talk.library.store.read(due)
        if change == "At once":
            await talk.press(panel, change)
            await talk.playground.until(lambda: "all new events" in talk.answers()[-1]["text"])
            await talk.keeps(due, [])
        else:
            await talk.say(change)
            [after] = await talk.library.store.read(due)
            assert (before - after) % 86400 in {12 * 3600, 13 * 3600}


async def test_a_chat_that_was_closed_and_speaks_again_gets_what_it_missed(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        panel = await talk.press(await talk.say("/subscribe ropes"), "Subscribe")
        await talk.library.store.write(lambda tx: tx.suspend(ANNA, 0, "no right to write"))
        panel = await talk.press(panel, "Last 3")
        # The press itself says nothing of the right to write; a message does.
        before = len(talk.answers())
        await talk.say("/help")
        await talk.playground.until(lambda: len(talk.answers()) == before + 2)
        assert any("search: ropes" in m["text"] for m in talk.answers()[-2:])


async def test_a_notice_stays_under_what_is_asked_from_it(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES], clock=lambda: NOON) as talk:
        await talk.press(await talk.say("/subscribe"), "Subscribe")
        before = len(talk.answers())
        await tell_of(ROPES, talk)
        await talk.playground.until(lambda: len(talk.answers()) == before + 1)
        notice = talk.answers()[-1]
        kept = await talk.press(notice, "Read")
        assert kept["text"] == notice["text"]
        reading = talk.answers()[-1]
        assert reading["reply_to_message"]["message_id"] == notice["message_id"]
        assert "checked the ropes" in reading["text"]


async def test_a_second_process_sends_notices_only_after_the_first(tmp_path: Path) -> None:
    duty = Duty(tmp_path, "notices")
    assert duty.take()
    async with open_talk(tmp_path, [ROPES], clock=lambda: NOON) as talk:
        await talk.press(await talk.say("/subscribe"), "Subscribe")
        before = len(talk.answers())
        await tell_of(ROPES, talk)
        await talk.say("/help")
        assert len(talk.answers()) == before + 1
        duty.close()
        await talk.playground.until(lambda: len(talk.answers()) == before + 2)


async def test_marks_and_pictures_alone_cannot_be_followed(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [ROPES]) as talk:
        for words in ("::::", "(((", "\N{ANCHOR}"):
            answer = await talk.say(f"/subscribe {words}")
            assert answer["text"].startswith("Send what to follow after the command")
            assert labels(answer) == []

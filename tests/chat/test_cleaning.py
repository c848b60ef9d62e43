import time
from pathlib import Path

import telegram
from making import make_event
from talking import ANNA, GROUP, Talk, open_talk

from bot.chat.cleaning import Cleaning
from bot.library import open_library
from bot.playground import Playground
from bot.preferences import Preferences
from bot.protocols import Store
from bot.replies import KEPT_SECONDS, Reply
from bot.telegram.backoff import Backoff
from bot.telegram.pacer import Pacer
from bot.telegram.request import AiohttpRequest
from bot.telegram.sender import Sender

SOON = Backoff(first=0.001, most=0.002)


async def _clean(playground: Playground, store: Store, at: float) -> None:
    """Clean up as a bot does that is started at this time."""
    bot = telegram.Bot(
        playground.token, base_url=f"{playground.api_url}/bot", request=AiohttpRequest()
    )
    async with bot, Pacer() as pacer:
        await Cleaning(Sender(bot, pacer, backoff=SOON), store, lambda: at).clean()


async def _ask(talk: Talk, minutes: int) -> None:
    chosen = Preferences(GROUP, delete_after=minutes)
    await talk.library.store.write(lambda tx: tx.set_preferences(chosen))
    await talk.say("/quote whose boat", chat=GROUP)
    await talk.keeps(lambda view: len(view.due_replies(1e12, 10)), 1)


async def test_an_answer_is_deleted_when_the_groups_time_is_over(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await _ask(talk, minutes=10)
        store, now = talk.library.store, time.time()
        await _clean(talk.playground, store, now + 9 * 60)
        assert len(talk.answers(GROUP)) == 1
        await _clean(talk.playground, store, now + 11 * 60)
        assert talk.answers(GROUP) == []
        assert await store.read(lambda view: view.due_replies(1e12, 10)) == []


async def test_what_is_to_stay_is_only_forgotten(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await _ask(talk, minutes=0)
        await _clean(talk.playground, talk.library.store, time.time() + KEPT_SECONDS + 1)
        assert len(talk.answers(GROUP)) == 1
        assert await talk.library.store.read(lambda view: view.due_replies(1e12, 10)) == []


async def test_an_answer_that_somebody_has_deleted_is_forgotten(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await _ask(talk, minutes=10)
        talk.playground.world.delete(ANNA, GROUP, talk.answers(GROUP)[0]["message_id"])
        await _clean(talk.playground, talk.library.store, time.time() + 601)
        assert await talk.library.store.read(lambda view: view.due_replies(1e12, 10)) == []


async def test_what_telegram_does_not_delete_now_is_deleted_later(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await _ask(talk, minutes=10)
        at = time.time() + 601
        talk.playground.faults.add("deleteMessage", status=502, times=3)
        await _clean(talk.playground, talk.library.store, at)
        assert len(talk.answers(GROUP)) == 1
        await _clean(talk.playground, talk.library.store, at + 61)
        assert talk.answers(GROUP) == []


async def test_the_running_bot_cleans_up_what_the_last_run_left(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        due = Reply(GROUP, 1, 2, 1.0, deletes=True)
        await library.store.write(lambda tx: tx.set_reply(due))
    async with open_talk(tmp_path, [make_event()]) as talk:
        await talk.keeps(lambda view: view.due_replies(1e12, 10), [])
        assert talk.count("deleteMessage") == 1

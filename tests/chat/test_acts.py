"""Requests about the chat itself: who may, and what is kept."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.answer import Advice, Panel
from bot.answers.overviews import Forgotten, Privacy
from bot.answers.request import (
    ChangeSetting,
    ChatRequest,
    ChooseZone,
    Forget,
    ShowPrivacy,
    ShowSettings,
)
from bot.answers.subscribed import FollowPanel
from bot.answers.subscribing import Follow, MoveFollowing
from bot.chat.acts import carry_out, changes
from bot.chat.asking import Asking
from bot.following import KINDS
from bot.messages import phrases
from bot.preferences import Preferences
from bot.store.tiny import TinyStore
from bot.telegram.keyboards import lay_out
from bot.telegram.render import render

GROUP = -1001
ADMIN = Asking(GROUP, False, 77, 5, "en", True)
EN = phrases("en")
NOW = 1_715_945_400.0


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path)
    yield store
    await store.close()


@pytest.mark.parametrize(
    "request_",
    [ChangeSetting("lang", 1), ChooseZone("Tokyo"), Forget(1), ChangeSetting("thread_id", 77)],
)
async def test_only_an_admin_changes_anything(store: TinyStore, request_: ChatRequest) -> None:
    assert changes(request_)
    refused = await carry_out(request_, store, replace(ADMIN, admin=False), NOW)
    assert refused == Advice("admins.only")
    assert await store.read(lambda view: view.preferences(GROUP)) == Preferences(GROUP)


@pytest.mark.parametrize("kind", range(len(KINDS) + 1))
async def test_a_forged_button_follows_nothing_that_is_not_named(
    store: TinyStore, kind: int
) -> None:
    answer = await carry_out(Follow(kind, " …"), store, ADMIN, NOW)
    if KINDS[kind:] and KINDS[kind] == "all":
        assert isinstance(answer, FollowPanel)
    else:
        assert answer == Advice("gone.request")


async def test_a_forged_button_in_a_group_gives_nothing_to_a_channel(store: TinyStore) -> None:
    await store.write(lambda tx: tx.note_channel(-1009, "Bulletin", 6))
    channel = await store.read(lambda view: view.channel_of(-1009))
    assert channel is not None
    panel = await carry_out(Follow(KINDS.index("search"), "ropes"), store, ADMIN, NOW)
    assert isinstance(panel, FollowPanel)
    forged = MoveFollowing(panel.subscription.number, channel.number)
    assert await carry_out(forged, store, ADMIN, NOW) == Advice("gone.request")
    [kept] = await store.read(lambda view: view.subscriptions(GROUP))
    assert kept.words == "ropes"
    assert await store.read(lambda view: view.subscriptions(-1009)) == []


@pytest.mark.parametrize("request_", [ShowSettings(), ShowPrivacy(), Forget(0)])
async def test_anybody_may_look(store: TinyStore, request_: ChatRequest) -> None:
    assert not changes(request_)
    shown = await carry_out(request_, store, replace(ADMIN, admin=False), NOW)
    assert isinstance(shown, Panel | Privacy)


async def test_a_topic_is_chosen_where_it_is_asked_and_left_again(store: TinyStore) -> None:
    panel = await carry_out(ShowSettings(), store, ADMIN, NOW)
    assert "every topic" in render(panel, EN)
    labels = {b.label: b.request for row in lay_out(panel, EN) for b in row}
    chosen = await carry_out(labels["only in this topic"], store, ADMIN, NOW)
    assert chosen.preferences.thread_id == 77
    elsewhere = await carry_out(ShowSettings(), store, replace(ADMIN, thread_id=78), NOW)
    assert "only in another topic" in render(elsewhere, EN)
    back = await carry_out(ChangeSetting("thread_id", 0), store, ADMIN, NOW)
    assert back.preferences.thread_id is None


async def test_a_button_of_a_later_version_says_that_it_is_gone(store: TinyStore) -> None:
    for request in (ChangeSetting("lang", 99), ChangeSetting("colour", 0)):
        assert await carry_out(request, store, ADMIN, NOW) == Advice("gone.request")


async def test_forgetting_twice_is_as_forgetting_once(store: TinyStore) -> None:
    await carry_out(ChooseZone("UTC+3"), store, ADMIN, NOW)
    assert isinstance(await carry_out(Forget(1), store, ADMIN, NOW), Forgotten)
    assert isinstance(await carry_out(Forget(1), store, ADMIN, NOW), Forgotten)
    assert await carry_out(ShowPrivacy(), store, ADMIN, NOW) == Privacy((), asks=False)


async def test_a_private_chat_has_no_choices_of_groups(store: TinyStore) -> None:
    panel = await carry_out(
        ShowSettings(), store, replace(ADMIN, private=True, thread_id=None), NOW
    )
    shown = render(panel, EN)
    assert "Who may ask" not in shown
    assert "topic" not in shown

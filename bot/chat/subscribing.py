"""Requests about what a chat follows: what they change is kept."""

from dataclasses import replace

from bot.answers.answer import Advice, Answer
from bot.answers.choosing import change, draft
from bot.answers.paging import turn_to
from bot.answers.subscribed import FollowList, FollowPanel
from bot.answers.subscribing import (
    AwaitWhole,
    CatchUp,
    ChangeFollowing,
    EndFollowing,
    Follow,
    FollowRequest,
    ListFollowing,
    MoveFollowing,
    Mute,
    ShowFollowing,
    Unfollow,
)
from bot.chat.asking import Asking
from bot.following import Channel, Subscription
from bot.matching.facts import stems_of
from bot.matching.match import wants_of
from bot.notices.rescheduling import reschedule
from bot.notices.schedule import default_zone
from bot.protocols import Transaction
from bot.sources.states import is_partial

MOST = 200
"""What a chat may follow at once."""

_A_PAGE = 10
_MOST_CATCH_UP = 30


def follow(request: FollowRequest, tx: Transaction, asking: Asking, now: float) -> Answer:
    """Answer a request about what the chat follows, and do what it asks for.

    Args:
        request: What is asked.
        tx: The store.
        asking: Who asks, and where; whether they may has been looked at.
        now: In seconds since 1970.
    """
    match request:
        case ListFollowing(page=page):
            return _list(tx, asking, page)
        case Follow(kind=kind, words=words):
            # The events of the preview: those that the chat has chosen to be shown.
            events = tx.preferences(asking.chat_id).archive or asking.lang
            return _begin(tx, asking, draft(kind, words, events), now)
        case AwaitWhole(number=number):
            return _await(tx, asking, number, now)
    one = tx.subscription(request.number)
    if one is None or one.chat_id != asking.chat_id:
        return Advice("gone.subscription")
    match request:
        case ShowFollowing():
            return _panel(tx, asking, one)
        case ChangeFollowing(field=field, value=value):
            changed = change(one, field, value)
            return _change(tx, asking, changed, now) if changed else Advice("gone.request")
        case EndFollowing():
            tx.drop_subscription(one.number)
            return _list(tx, asking, 0)
        case MoveFollowing(channel=number):
            return _give(tx, asking, one, number)
        case CatchUp(count=count):
            tx.ask_catch_up(one.number, min(count, _MOST_CATCH_UP))
            return Advice("catching.up")
        case Mute():
            _put(tx, replace(one, paused=True))
            return Advice("notice.muted")
        case Unfollow():
            tx.drop_subscription(one.number)
            return Advice("notice.ended")


def may_look(request: FollowRequest) -> bool:
    """Whether a request only looks, which in a group everybody may."""
    return isinstance(request, ListFollowing | ShowFollowing)


def _begin(tx: Transaction, asking: Asking, one: Subscription | None, now: float) -> Answer:
    if one is None or one.kind == "complete" or (one.kind != "all" and not stems_of(one.words)):
        return Advice("gone.request")
    if len(tx.subscriptions(asking.chat_id)) >= MOST:
        return Advice("following.many")
    here = replace(
        one,
        chat_id=asking.chat_id,
        thread_id=asking.thread_id or 0,
        reader=asking.lang,
        created=now,
    )
    if not asking.private:
        # A group is many readers: what was said, once a day, unless its admins want more.
        here = replace(here, forms=("transcript",), when="daily")
    return _panel(tx, asking, _put(tx, here), begun=True)


def _await(tx: Transaction, asking: Asking, number: int, now: float) -> Answer:
    event = tx.event(number)
    if event is None:
        return Advice("gone.event")
    if not is_partial(event):
        return Advice("notice.is_whole")
    _put(
        tx,
        Subscription(
            asking.chat_id,
            "complete",
            str(number),
            event.lang,
            asking.lang,
            thread_id=asking.thread_id or 0,
            created=now,
        ),
    )
    return Advice("notice.awaited")


def _put(tx: Transaction, one: Subscription) -> Subscription:
    return tx.put_subscription(one, wants_of(one))


def _change(tx: Transaction, asking: Asking, changed: Subscription, now: float) -> Answer:
    put = _put(tx, changed)
    reschedule(tx, put.chat_id, now)
    return _panel(tx, asking, put)


def _give(tx: Transaction, asking: Asking, one: Subscription, number: int) -> Answer:
    """Give a subscription to a channel, with the defaults of those who are many."""
    channel = tx.channel(number)
    # Whether somebody manages a channel is looked at in private chats only.
    if channel is None or not asking.private:
        return Advice("gone.request")
    tx.drop_subscription(one.number)
    zone = tx.preferences(asking.chat_id).zone
    tx.set_preferences(replace(tx.preferences(channel.chat_id), zone=zone))
    given = _put(tx, replace(one, chat_id=channel.chat_id, thread_id=0, number=0))
    return _panel(tx, replace(asking, chat_id=channel.chat_id, private=False), given)


def _panel(
    tx: Transaction, asking: Asking, one: Subscription, *, begun: bool = False
) -> FollowPanel:
    chosen = tx.preferences(one.chat_id).zone
    zone = chosen or default_zone(one.reader)
    channels = _channels(tx, asking)
    return FollowPanel(one, zone, chosen is not None, begun, channels, tx.channel_of(one.chat_id))


def _channels(tx: Transaction, asking: Asking) -> tuple[Channel, ...]:
    return tuple(tx.channels(asking.user_id)) if asking.private and asking.user_id else ()


def _list(tx: Transaction, asking: Asking, page: int) -> FollowList:
    found = [one for one in tx.subscriptions(asking.chat_id) if one.kind != "complete"]
    leaf = turn_to(page, len(found), _A_PAGE)
    shown = tuple(found[leaf.offset : leaf.offset + _A_PAGE])
    channels, channel = _channels(tx, asking), tx.channel_of(asking.chat_id)
    return FollowList(
        shown, leaf.page, leaf.pages, leaf.offset, len(found), channels, channel=channel
    )

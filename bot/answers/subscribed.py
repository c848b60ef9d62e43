"""Answers about subscriptions, as values."""

from dataclasses import dataclass

from bot.answers.subscribing import PreviewFollow
from bot.following import Channel, Subscription
from bot.model import Event


@dataclass(frozen=True, slots=True)
class FollowPreview:
    """What a subscription would have sent.

    Attributes:
        subscription: The subscription, as nobody's yet.
        count: How many events it would have told of in the last `days` days.
        latest: The latest event that it would have told of; None where none was found.
        others: What else may be meant by the words.
        not_understood: Operators that make no sense, as typed.
    """

    subscription: Subscription
    count: int
    days: int
    latest: Event | None
    others: tuple[PreviewFollow, ...] = ()
    not_understood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowOffer:
    """What of an event can be followed."""

    event: Event
    offers: tuple[PreviewFollow, ...]


@dataclass(frozen=True, slots=True)
class FollowPanel:
    """A subscription with what can be changed of it.

    Attributes:
        zone: The IANA name of the zone in which its hours count.
        zone_known: Whether the chat has said so.
        begun: Whether it has just begun.
        channels: The channels that it may be given to.
        channel: The channel whose it is.
    """

    subscription: Subscription
    zone: str
    zone_known: bool
    begun: bool = False
    channels: tuple[Channel, ...] = ()
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class FollowList:
    """A page, from 0, of `pages`, of what a chat follows; `offset` stand on earlier pages.

    Attributes:
        channels: The channels that are managed from this chat.
        channel: The channel whose list it is.
    """

    subscriptions: tuple[Subscription, ...]
    page: int
    pages: int
    offset: int
    total: int
    channels: tuple[Channel, ...] = ()
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Rewording:
    """A stretch of a paragraph: what stood there, and what stands there now; equal if unchanged."""

    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What the site changed last in an event, a paragraph a page.

    Attributes:
        n: The paragraph's number.
        stretches: The paragraph, stretch by stretch.
        added: How many paragraphs were added with the same change, and how many were removed.
    """

    event: Event
    n: int
    stretches: tuple[Rewording, ...]
    page: int
    pages: int
    added: int
    removed: int


Subscribed = FollowPreview | FollowOffer | FollowPanel | FollowList | Changes

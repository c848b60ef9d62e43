"""What can be asked about subscriptions: all of these are requests (`bot.answers.request`)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PreviewFollow:
    """Show what a subscription would have sent.

    `kind` is a place in `bot.following.KINDS`, `words` is what is followed; a search without
    words asks for some.
    """

    kind: int
    words: str


@dataclass(frozen=True, slots=True)
class Follow:
    """Subscribe; see `PreviewFollow`."""

    kind: int
    words: str


@dataclass(frozen=True, slots=True)
class AwaitWhole:
    """Tell when the transcript of the event with the store's `number` is complete."""

    number: int


@dataclass(frozen=True, slots=True)
class ListFollowing:
    """Show a page, from 0, of what the chat follows, or the channel with this number."""

    page: int = 0
    channel: int = 0


@dataclass(frozen=True, slots=True)
class ShowFollowing:
    """Show a subscription with what can be changed of it."""

    number: int


@dataclass(frozen=True, slots=True)
class ChangeFollowing:
    """Choose value `value` of a subscription's field `field`, places in `bot.answers.choosing`."""

    number: int
    field: int
    value: int


@dataclass(frozen=True, slots=True)
class EndFollowing:
    """Take a subscription out, and show what is left."""

    number: int


@dataclass(frozen=True, slots=True)
class MoveFollowing:
    """Give a subscription of a private chat to the channel with this number."""

    number: int
    channel: int


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Send the last `count` events that a subscription would have told of."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Mute:
    """Pause a subscription, from under a notice, which stays as it is."""

    number: int


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Take a subscription out, from under a notice, which stays as it is."""

    number: int


@dataclass(frozen=True, slots=True)
class OfferFollow:
    """Show what of the event with the store's `number` can be followed."""

    number: int


@dataclass(frozen=True, slots=True)
class ShowChanges:
    """Show word by word what the site changed last in the event with the store's `number`."""

    number: int
    page: int = 0


FollowLookup = PreviewFollow | OfferFollow | ShowChanges
FollowRequest = (
    Follow
    | AwaitWhole
    | ListFollowing
    | ShowFollowing
    | ChangeFollowing
    | EndFollowing
    | MoveFollowing
    | CatchUp
    | Mute
    | Unfollow
)

"""What a subscription would have told of."""

import datetime as dt
from collections.abc import Iterator

from bot.following import Subscription
from bot.matching.facts import Facts, form_of, topic_key
from bot.matching.match import condition_of, langs_of
from bot.model import Event
from bot.protocols import View

MOST_EVENTS = 300
"""How many events are looked through: each takes a few milliseconds."""

_A_READ = 50


def is_wanted(subscription: Subscription, event: Event) -> bool:
    """Whether a subscription wants to be told of an event."""
    if event.lang not in langs_of(subscription) or form_of(event) not in subscription.forms:
        return False
    if subscription.kind == "topic":
        wanted = topic_key(event.lang, subscription.words)
        return any(topic_key(event.lang, topic) == wanted for topic in event.topics)
    condition = condition_of(subscription)
    if condition is None:
        return subscription.kind == "all"
    return condition.find(Facts(event)) != 0


def find_past(
    subscription: Subscription, view: View, since: dt.date | None = None
) -> Iterator[Event]:
    """The events that a subscription wants, the newest first.

    Args:
        subscription: The subscription.
        view: The store.
        since: The earliest day that is looked at; None for as far back as is sensible.
    """
    for offset in range(0, MOST_EVENTS, _A_READ):
        events = view.latest(_A_READ, offset)
        for event in events:
            if since is not None and event.date is not None and event.date < since:
                return
            if is_wanted(subscription, event):
                yield event
        if len(events) < _A_READ:
            return

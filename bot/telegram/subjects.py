"""Why a chat is told of an event: what it follows, in words."""

from collections.abc import Iterable

from bot.following import Subscription
from bot.messages import Phrases
from bot.telegram.html import escape
from bot.telegram.taken import clip

_WORDS = 80
_MOST = 5


def name_subject(subscription: Subscription, t: Phrases) -> str:
    """Return what is followed, as plain text: "topic: Harbours"."""
    return t(f"follow.{subscription.kind}", words=clip(subscription.words, _WORDS))


def explain_reasons(subscriptions: Iterable[Subscription], t: Phrases) -> str:
    """Return the line that says why a notice came, in Telegram's HTML."""
    names = [escape(name_subject(one, t)) for one in subscriptions]
    more = " · …" if len(names) > _MOST else ""
    return f"🔔 <i>{' · '.join(names[:_MOST])}{more}</i>"

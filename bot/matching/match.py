"""Who wants an event: subscriptions are found by what they ask for, not tried one by one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from bot.following import Subscription, Want
from bot.matching.condition import Condition, dump_condition, load_condition, read_condition
from bot.matching.facts import Facts, form_of, sounds_of, stems_of, topic_key, whole_key
from bot.search.operators import read_operators
from bot.subscribers import SubscribersView

_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A chat that wants an event, and by which of its subscriptions."""

    chat_id: int
    thread_id: int
    subscriptions: tuple[int, ...]


def condition_of(subscription: Subscription) -> Condition | None:
    """What the passages of an event must meet; None where the event alone decides.

    So it is too where the words name nothing, as those of a forged button may.
    """
    words = subscription.words
    if not stems_of(words):
        return None
    match subscription.kind:
        case "speaks" if sounds_of(words):
            return Condition(speakers=(sounds_of(words),))
        case "mentions":
            return Condition(named=_family_name(words))
        case "place":
            return Condition(places=(stems_of(words),))
        case "search":
            return read_condition(words)
        case _:
            return None


def _family_name(name: str) -> str:
    """The stem by which a person is named in passing; of a ruler the number doesn't count."""
    stems = stems_of(name)
    return next((stem for stem in reversed(stems) if len(stem) >= _SHORTEST_NAME), stems[-1])


def wants_of(subscription: Subscription) -> list[Want]:
    """By what an event is to find this subscription."""
    lang, words = subscription.lang, subscription.words
    match subscription.kind:
        case "all":
            return [Want(f"{lang} all")]
        case "topic":
            return [Want(topic_key(lang, words))]
        case "complete":
            return [Want(whole_key(lang, int(words)))]
    condition = condition_of(subscription)
    if condition is None:
        return []
    test = dump_condition(condition)
    keys = sorted(condition.list_keys())
    return [Want(f"{one} {key}", test) for one in langs_of(subscription) for key in keys]


def langs_of(subscription: Subscription) -> tuple[str, ...]:
    """The languages of the events that a subscription wants; a search may name others."""
    named = (
        read_operators(subscription.words).filters.langs if subscription.kind == "search" else ()
    )
    return named or (subscription.lang,)


class Matches:
    """The chats that want an event, in the order of their ids and topics.

    They may be many, so they are kept as numbers: a row for each subscription, in order.
    """

    def __init__(self, found: Iterable[tuple[int, int, int]]) -> None:
        numbers = np.fromiter(chain.from_iterable(found), dtype=np.int64).reshape(-1, 3)
        # Found by two of its keys, a subscription is there twice.
        self._rows = np.unique(numbers, axis=0)
        changes = (self._rows[1:, :2] != self._rows[:-1, :2]).any(axis=1)
        self._starts = np.flatnonzero(np.concatenate([[True], changes])[: len(self._rows)])

    def __len__(self) -> int:
        """How many chats and topics of chats they are."""
        return len(self._starts)

    def part(self, first: int, count: int) -> list[Match]:
        """So many of them from the one at `first`, counted from 0."""
        starts = self._starts[first : first + count + 1].tolist()
        ends = [*starts[1:], len(self._rows)]
        matches = []
        for start, end in list(zip(starts, ends, strict=True))[:count]:
            rows = self._rows[start:end].tolist()
            matches.append(Match(rows[0][0], rows[0][1], tuple(row[2] for row in rows)))
        return matches

    def first_after(self, chat_id: int, thread_id: int) -> int:
        """The place of the first one after this chat and topic."""
        places = self._rows[self._starts, :2]
        later = (places[:, 0] > chat_id) | ((places[:, 0] == chat_id) & (places[:, 1] > thread_id))
        return len(later) - int(later.sum())


def match_event(facts: Facts, view: SubscribersView) -> Matches:
    """The chats that want an event."""
    form = form_of(facts.event)
    holds = lru_cache(maxsize=None)(lambda test: not test or load_condition(test).find(facts) != 0)
    wants = (
        Want(key, test)
        for key in facts.list_keys()
        for test in view.wanted_tests(key)
        if holds(test)
    )
    return Matches(chain.from_iterable(view.wanting(want, form) for want in wants))


def find_paragraphs(subscription: Subscription, facts: Facts) -> list[int]:
    """The numbers of the paragraphs for which a subscription wants an event."""
    condition = condition_of(subscription)
    if condition is None or subscription.kind == "place":
        return []
    return facts.paragraphs(condition.find(facts))

"""What a subscription would have sent, before anybody subscribes."""

import datetime as dt

from bot.answers.answer import Advice, Answer
from bot.answers.choosing import draft
from bot.answers.holdings import Holdings
from bot.answers.subscribed import FollowOffer, FollowPreview
from bot.answers.subscribing import OfferFollow, PreviewFollow
from bot.following import KINDS, Kind
from bot.matching.condition import Condition, read_condition
from bot.matching.facts import stems_of
from bot.matching.past import find_past
from bot.model import Person
from bot.search.operators import read_operators

_DAYS = 30
_MOST_OTHERS, _MOST_OFFERS = 3, 4
_MOST_WORDS = 200


def preview(request: PreviewFollow, holdings: Holdings, lang: str) -> Answer:
    """Answer with what a subscription would have sent."""
    words = _name(request, holdings, lang)[:_MOST_WORDS]
    followed = draft(request.kind, words, lang)
    if followed is None or followed.kind == "complete":
        return Advice("gone.request")
    if followed.kind == "search" and _is_empty(words):
        return Advice("empty.subscribe")
    if followed.kind not in {"all", "search"} and not followed.words:
        return Advice("empty.subscribe")
    count, latest, since = 0, None, _since(holdings)
    for event in find_past(followed, holdings.view):
        latest = latest or event
        if since is None or event.date is None or event.date < since:
            break
        count += 1
    return FollowPreview(
        followed,
        count,
        _DAYS,
        latest,
        _find_others(words, holdings, lang) if followed.kind == "search" else (),
        read_operators(words).not_understood if followed.kind == "search" else (),
    )


def offer(request: OfferFollow, holdings: Holdings) -> Answer:
    """Answer with what of an event can be followed."""
    event = holdings.view.event(request.number)
    if event is None:
        return Advice("gone.event")
    offers = [PreviewFollow(_at("topic"), topic) for topic in event.topics[:_MOST_OFFERS]]
    offers += [PreviewFollow(_at("speaks"), name) for name in event.speakers[:_MOST_OFFERS]]
    offers += [PreviewFollow(_at("place"), event.place)] if event.place else []
    return FollowOffer(event, (*offers, PreviewFollow(_at("all"), "")))


def _since(holdings: Holdings) -> dt.date | None:
    today = holdings.today or holdings.view.coverage().last
    return today - dt.timedelta(_DAYS) if today else None


def _is_empty(words: str) -> bool:
    """Whether nothing is said that could be looked for, but marks or a span of time."""
    condition = read_condition(words)
    bare = Condition(first=condition.first, last=condition.last)
    return condition == bare or not stems_of(words)


def _name(request: PreviewFollow, holdings: Holdings, lang: str) -> str:
    """What is followed, a person by the name in the reader's language."""
    if request.kind in {_at("speaks"), _at("mentions")}:
        persons = holdings.people.find(request.words)
        if len(persons) == 1:
            return _name_in(persons[0], lang)
    return request.words


def _find_others(words: str, holdings: Holdings, lang: str) -> tuple[PreviewFollow, ...]:
    """Topics, persons and places that are named just so."""
    others = [
        PreviewFollow(_at("topic"), hit.name)
        for hit in holdings.search.topics(words, limit=_MOST_OTHERS)
        if hit.exact
    ]
    for person in holdings.people.find(words)[:1]:
        name = _name_in(person, lang)
        others += [PreviewFollow(_at("speaks"), name), PreviewFollow(_at("mentions"), name)]
    places = holdings.search.find(f'in:"{words}"', limit=1).understood.places
    others += [PreviewFollow(_at("place"), place) for place in places[:1]]
    return tuple(others[: _MOST_OTHERS + 2])


def _at(kind: Kind) -> int:
    return KINDS.index(kind)


def _name_in(person: Person, lang: str) -> str:
    return person.russian if lang == "ru" and person.russian else person.name

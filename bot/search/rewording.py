"""Queries changed as a button or another command needs them; their filters stay as typed."""

from collections.abc import Callable

from bot.search.operators import read_operators, read_period
from bot.search.periods import find_period
from bot.search.tokens import Token, read_tokens


def name_speaker(text: str, name: str) -> str:
    """Return the query with its speaker, whoever `by:` named, changed to the one of this name."""
    return " ".join([f"by:{_quote(name)}", *_drop(text, lambda token: token.operator == "by")])


def narrow_to(text: str, period: str) -> str:
    """Return the query within a period, such as "2017" or "2017-06", instead of any other time."""
    return " ".join([*_drop(text, _is_of_time), f"on:{period}"])


def name_topic(text: str) -> str | None:
    """Return the query for the events of a topic that is named with filters beside its name.

    "budget from:2015 in:sochi" and "budget in 2015" become "topic:budget" with these filters; None
    is returned where there are none, so that all of the text is a topic's name.
    """
    name = " ".join(one.words for one in read_operators(text).alternatives)
    filters = [
        text[token.span[0] : token.span[1]]
        for token in read_tokens(text)
        if token.operator and token.value
    ]
    if (named := find_period(name)) and named.period.first and named.period.last:
        name = named.rest
        filters += [f"from:{named.period.first}", f"to:{named.period.last}"]
    if not filters:
        return None
    return " ".join([*([f"topic:{_quote(name)}"] if name else []), *filters])


def _drop(text: str, unwanted: Callable[[Token], bool]) -> list[str]:
    """The parts of a text around the tokens that are unwanted."""
    kept, at = [], 0
    for token in read_tokens(text):
        if unwanted(token):
            kept.append(text[at : token.span[0]].strip())
            at = token.span[1]
    return [part for part in (*kept, text[at:].strip()) if part]


def _quote(name: str) -> str:
    return '"' + name.replace('"', "") + '"'


def _is_of_time(token: Token) -> bool:
    if token.operator == "in":
        return read_period(token.value) is not None
    return token.operator in {"from", "to", "on"}

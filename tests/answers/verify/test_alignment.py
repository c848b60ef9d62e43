from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.verify.alignment import Step, align
from bot.answers.verify.tokens import Token, Weight, read_tokens

_WORDS = st.lists(
    st.sampled_from(["rope", "ropes", "boat", "the", "not", "Selm", "5", "6", "sea", "a"]),
    max_size=9,
)


def _cost_of(token: Token) -> float:
    return 0.35 if token.weight == Weight.COMMON else 1.0


def _cheapest(quoted: list[Token], found: list[Token], breaks: frozenset[int]) -> float:
    """The cost of the cheapest way, by trying all of them."""

    @cache
    def go(q: int, f: int, *, jumped: bool) -> float:
        if q == len(quoted):
            return 0.0
        ways = [_cost_of(quoted[q]) + go(q + 1, f, jumped=False)]
        if f < len(found):
            if quoted[q].key == found[f].key:
                ways.append(go(q + 1, f + 1, jumped=False))
            elif quoted[q].stem == found[f].stem:
                ways.append(0.3 * _cost_of(quoted[q]) + go(q + 1, f + 1, jumped=False))
            if q in breaks and not jumped:
                ways += [1e-4 * n + go(q, f + n, jumped=True) for n in range(1, len(found) - f + 1)]
            ways.append(0.15 * _cost_of(found[f]) + go(q, f + 1, jumped=jumped))
        return min(ways)

    return min(go(0, start, jumped=False) for start in range(len(found) + 1))


def _cost(steps: list[Step], quoted: list[Token], found: list[Token]) -> float:
    total = 0.0
    for step in steps:
        match step:
            case Step("struck", int(q), None):
                total += _cost_of(quoted[q])
            case Step("form", int(q), int()):
                total += 0.3 * _cost_of(quoted[q])
            case Step("added", None, int(f)):
                total += 0.15 * _cost_of(found[f])
            case Step("omitted", None, int()):
                total += 1e-4
    return total


@given(words=_WORDS.filter(bool), text=_WORDS, data=st.data())
def test_the_way_is_the_cheapest_of_all(
    words: list[str], text: list[str], data: st.DataObject
) -> None:
    quoted, found = read_tokens(" ".join(words)), read_tokens(" ".join(text))
    breaks = frozenset(data.draw(st.sets(st.integers(1, 8), max_size=2)))
    steps = align(quoted, found, breaks=breaks)
    assert _cost(steps, quoted, found) == pytest.approx(_cheapest(quoted, found, breaks), abs=1e-3)


@given(words=_WORDS.filter(bool), text=_WORDS)
def test_every_word_of_the_quotation_is_accounted_for(words: list[str], text: list[str]) -> None:
    quoted, found = read_tokens(" ".join(words)), read_tokens(" ".join(text))
    steps = align(quoted, found)
    assert [step.quoted for step in steps if step.quoted is not None] == list(range(len(quoted)))
    places = [step.found for step in steps if step.found is not None]
    assert places == list(range(places[0], places[-1] + 1)) if places else True
    for step in steps:
        if step.kind == "same":
            assert step.quoted is not None
            assert step.found is not None
            assert quoted[step.quoted].key == found[step.found].key


def test_words_in_brackets_cost_nothing() -> None:
    quoted, found = read_tokens("we sell [old] boats"), read_tokens("We sell boats")
    steps = align(quoted, found, optional=frozenset([2]))
    assert [step.kind for step in steps] == ["same", "same", "struck", "same"]
    steps = align(found, quoted, bracketed=frozenset([2]))
    assert [step.kind for step in steps] == ["same", "same", "added", "same"]

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.following import Subscription
from bot.matching.condition import dump_condition, load_condition, read_condition
from bot.matching.facts import Facts, is_named, sounds_of
from bot.matching.match import find_paragraphs, wants_of
from bot.matching.past import is_wanted
from bot.model import Event
from bot.search.words import read_words

HARBOUR = make_event()
HARBOUR_FACTS = Facts(HARBOUR)


def follow(kind: Any, words: str = "", **more: Any) -> Subscription:
    values: dict[str, Any] = {"lang": "en", "reader": "en"}
    return Subscription(1, kind, words, **(values | more))


def finds(subscription: Subscription, event: Event) -> bool:
    """As the store finds it: by a key that the event offers, then by the test."""
    facts = Facts(event)
    keys = facts.list_keys()
    return any(
        want.key in keys and (not want.test or load_condition(want.test).find(facts) != 0)
        for want in wants_of(subscription)
    )


@pytest.mark.parametrize("kind", ["topic", "speaks", "mentions", "place", "search"])
def test_a_subscription_that_names_nothing_wants_nothing(kind: str) -> None:
    assert not finds(follow(kind, " "), HARBOUR)
    assert not finds(follow(kind, "…"), HARBOUR)


WANTED = [
    ("all", ""),
    ("topic", "Harbours"),
    ("topic", "harbours"),
    ("speaks", "Ilona Varga"),
    ("speaks", "Илона Варга"),
    ("mentions", "Madam President"),
    ("place", "Selm"),
    ("search", "ropes"),
    ("search", "checked rope"),
    ("search", '"checked the ropes"'),
    ("search", "by:varga"),
    ("search", 'ropes by:"Ilona Varga"'),
    ("search", "rope -crane"),
    ("search", "nobody | ropes"),
    ("search", "crowns topic:budget in:selm"),
    ("search", "ropes from:2024-05 to:2024"),
    ("search", "event:101"),
    ("search", "in:selm"),
    ("search", "topic:harbours"),
    ("search", "harbour lang:en"),
    ("search", "Opening"),
]
UNWANTED = [
    ("topic", "Harbour"),
    ("topic", "Harbours and ports"),
    ("speaks", "Pavel Varga"),
    ("mentions", "Pavel Dorn"),
    ("place", "Selmstadt"),
    ("search", "submarine"),
    ("search", "ropes crowns"),
    ("search", '"ropes the checked"'),
    ("search", "ropes by:dorn"),
    ("search", "ropes -boat"),
    ("search", "ropes topic:army"),
    ("search", "ropes in:ost"),
    ("search", "ropes from:2025"),
    ("search", "event:102"),
    ("search", "harbour lang:ru"),
]


@pytest.mark.parametrize(("kind", "words"), WANTED)
def test_what_is_asked_for_is_found(kind: str, words: str) -> None:
    assert finds(follow(kind, words), HARBOUR)


@pytest.mark.parametrize(("kind", "words"), UNWANTED)
def test_what_is_not_asked_for_is_not_found(kind: str, words: str) -> None:
    assert not finds(follow(kind, words), HARBOUR)


@pytest.mark.parametrize(("kind", "words"), WANTED + UNWANTED)
def test_the_preview_says_the_same_as_the_match(kind: str, words: str) -> None:
    one = follow(kind, words)
    if "lang:" not in words:
        assert is_wanted(one, HARBOUR) == finds(one, HARBOUR)


def test_inflected_words_of_both_languages_are_found() -> None:
    russian = make_event(
        (("speech", "Илона Варга", "Мы дважды проверили канаты в гавани."),), lang="ru"
    )
    assert finds(follow("search", "канат гавань", lang="ru"), russian)
    assert finds(follow("mentions", "П. Канатов", lang="ru"), russian) is False


def test_an_event_in_another_language_is_another_event() -> None:
    assert not finds(follow("all", lang="ru"), HARBOUR)


def test_a_partial_transcript_is_not_whole() -> None:
    partial = make_event((("text", None, "To be continued."),))
    assert not finds(follow("complete", "7"), partial)
    assert finds(follow("complete", "7"), HARBOUR)


def test_the_paragraphs_that_are_meant_are_named() -> None:
    assert find_paragraphs(follow("search", "ropes"), HARBOUR_FACTS) == [3]
    assert find_paragraphs(follow("speaks", "Ilona Varga"), HARBOUR_FACTS) == [2, 3, 7]
    assert find_paragraphs(follow("topic", "Harbours"), HARBOUR_FACTS) == []


@pytest.mark.parametrize(
    ("asked", "name", "same"),
    [
        ("Varga", "Ilona Varga", True),
        ("Ilona Varga", "I. Varga", True),
        ("И. Варга", "Илона Варга", False),
        ("Ilona Varga", "Varga", True),
        ("Anna Varga", "Ilona Varga", False),
        ("Ilona", "Ilona Varga", True),
        ("", "Ilona Varga", False),
    ],
)
def test_a_name_is_another_form_of_itself_only(asked: str, name: str, same: bool) -> None:
    assert is_named(sounds_of(asked), sounds_of(name)) == same


_words = st.sampled_from(["sea", "ropes", "boat", "checked", "older", "crane", "crowns", "report"])
_parts = st.one_of(
    _words,
    _words.map(lambda word: f"-{word}"),
    st.lists(_words, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(["|", "by:varga", "by:dorn", "topic:budget", "in:selm", "from:2024"]),
)
queries = st.lists(_parts, max_size=6).map(" ".join)


@given(queries)
def test_whatever_meets_a_condition_offers_one_of_its_keys(query: str) -> None:
    condition = read_condition(query)
    if condition.find(HARBOUR_FACTS):
        keys = {f"en {key}" for key in condition.list_keys()}
        assert keys & HARBOUR_FACTS.list_keys()


@given(st.one_of(queries, st.text(max_size=60)))
def test_a_condition_survives_being_written_down(query: str) -> None:
    condition = read_condition(query)
    again = load_condition(dump_condition(condition))
    assert again.find(HARBOUR_FACTS) == condition.find(HARBOUR_FACTS)
    assert dump_condition(again) == dump_condition(condition)


@given(queries)
def test_words_by_bits_are_found_as_one_by_one(query: str) -> None:
    condition = read_condition(query)
    found = set(HARBOUR_FACTS.paragraphs(condition.find(HARBOUR_FACTS)))
    if condition.speakers or condition.topics or condition.places or condition.first:
        return
    for paragraph in HARBOUR.paragraphs:
        stems = {word.stem for word in _read(paragraph.text)}
        forms = [word.form for word in _read(paragraph.text)]

        def holds(words: Any, forms: list[str] = forms, stems: set[str] = stems) -> bool:
            if len(words) == 1:
                return words[0].stem in stems
            wanted = [word.form for word in words]
            return any(forms[n : n + len(wanted)] == wanted for n in range(len(forms)))

        expected = not condition.sides or any(
            set(side.words) <= stems
            and all(_in_a_row(phrase, forms) for phrase in side.phrases)
            and not any(holds(avoided) for avoided in side.without)
            for side in condition.sides
        )
        assert (paragraph.n in found) == expected


def _read(text: str) -> list[Any]:
    return read_words(text)


def _in_a_row(phrase: Any, forms: list[str]) -> bool:
    wanted = [word.form for word in phrase]
    return any(forms[n : n + len(wanted)] == wanted for n in range(len(forms)))


def test_a_search_in_another_language_is_previewed_in_it() -> None:
    russian = make_event(lang="ru", title="Новая гавань")
    assert is_wanted(follow("search", "гавань lang:ru"), russian)
    assert not is_wanted(follow("search", "гавань"), russian)


def test_a_name_without_a_sound_is_nobodys() -> None:
    assert wants_of(follow("speaks", "ъ")) == []
    assert is_named(sounds_of("Ъ Варга"), sounds_of("И. Варга"))

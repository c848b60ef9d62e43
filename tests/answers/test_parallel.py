"""Matching the paragraphs of an event in two languages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import Line, make_event

from bot.answers.parallel import align
from bot.model import Event, Paragraph


def _make(*lines: Line) -> Event:
    return make_event(lines)


def _same(one: Paragraph, other: Paragraph) -> bool | None:
    """By the first letter of the speaker, as long as both have one."""
    if not one.speaker or not other.speaker:
        return None
    return one.speaker[0] == other.speaker[0]


ENGLISH = _make(
    ("heading", None, "A short heading"),
    ("speech", "A One", "x" * 200),
    ("speech", None, "x" * 40),
    ("speech", "B Two", "x" * 90),
    ("note", None, "(Applause)"),
    ("speech", "A One", "x" * 300),
)


def test_the_same_structure_matches_one_to_one_and_is_sure() -> None:
    matches = align(ENGLISH, ENGLISH, _same)
    assert [matches[n].paragraphs for n in range(1, 7)] == [(n,) for n in range(1, 7)]
    assert not any(match.unsure for match in matches.values())


def test_a_paragraph_that_is_left_out_has_no_match_and_the_others_keep_theirs() -> None:
    shorter = _make(
        ("heading", None, "A short heading"),
        ("speech", "A One", "y" * 210),
        ("speech", None, "y" * 42),
        ("note", None, "(Applause)"),
        ("speech", "A One", "y" * 310),
    )
    matches = align(ENGLISH, shorter, _same)
    assert matches[4].paragraphs == ()
    assert [matches[n].paragraphs for n in (1, 2, 3, 5, 6)] == [(1,), (2,), (3,), (4,), (5,)]
    assert matches[4].unsure
    assert not matches[2].unsure


def test_where_any_of_three_alike_may_be_the_one_left_out_all_of_them_are_unsure() -> None:
    three = _make(("speech", "A One", "x" * 90), *[("speech", None, "x" * 90)] * 2)
    two = _make(("speech", "A One", "y" * 90), ("speech", None, "y" * 90))
    assert all(match.unsure for match in align(three, two, _same).values())


def test_a_paragraph_that_the_other_language_parts_matches_both_parts() -> None:
    parted = _make(
        ("heading", None, "A short heading"),
        ("speech", "A One", "y" * 110),
        ("speech", None, "y" * 95),
        ("speech", None, "y" * 42),
        ("speech", "B Two", "y" * 95),
        ("note", None, "(Applause)"),
        ("speech", "A One", "y" * 310),
    )
    matches = align(ENGLISH, parted, _same)
    assert matches[2].paragraphs == (2, 3)
    assert matches[6].paragraphs == (7,)
    back = align(parted, ENGLISH, _same)
    assert back[2].paragraphs == back[3].paragraphs == (2,)


def test_the_speaker_decides_between_paragraphs_of_one_length() -> None:
    one = _make(("speech", "A One", "x" * 50), ("speech", "B Two", "x" * 50))
    other = _make(("speech", "B Two", "y" * 50), ("speech", "A One", "y" * 50))
    matches = align(one, other, _same)
    assert all(
        one.paragraphs[n - 1].speaker == other.paragraphs[m - 1].speaker
        for n, match in matches.items()
        for m in match.paragraphs
    )


RUSSIAN_TALK = _make(
    ("speech", "Вопрос", "Как прошла ночь на верфи в Дорне?"),
    ("speech", "Варга", "Спокойно: краны стояли, а ветер к утру утих."),
    ("speech", "Вопрос", "Сколько рыбы выловили на озере Тельма?"),
    ("speech", "Варга", "По данным Балтазара Кинского, 418 тонн, из них 37 тонн форели."),
    ("speech", "Вопрос", "Когда откроют музей Орбана?"),
    ("speech", "Варга", "Музей Орбана откроют в 2031 году, через 12 лет после театра."),
    ("speech", None, "Архитектор Лоренц обещал 5 залов и планетарий."),
    ("speech", "Вопрос", "А телефон в Габрице починят?"),
    ("speech", "Варга", "Да, компания «Сигма» кладёт кабель из Габрицы в Морвен."),
)
ENGLISH_TALK = _make(
    ("speech", "Question", "How was the night at the Dorn shipyard?"),
    ("speech", "Varga", "It was calm: the cranes stood still and the wind fell by morning."),
    ("speech", "Question", "How much fish has been caught in Lake Telma?"),
    ("speech", "Varga", "Balthazar Kinsky says 418 tonnes, of which 37 tonnes are trout."),
    ("speech", "Question", "When will the Orban Museum open?"),
    ("speech", "Varga", "The Orban Museum will open in 2031, 12 years after the theatre."),
    ("speech", None, "Architect Lorenz promised 5 halls and a planetarium."),
    ("speech", "Question", "And will the telephone in Gabritsa be mended?"),
    ("speech", "Varga", "Yes, Sigma is laying a cable from Gabritsa to Morven."),
)


def _pick(event: Event, *numbers: int) -> Event:
    return replace(event, paragraphs=tuple(event.paragraphs[n - 1] for n in numbers))


@pytest.mark.parametrize("kept", [(5, 6, 7, 8, 9), (1, 2, 5, 6, 7), (3, 4, 8, 9)])
def test_an_excerpt_is_told_by_the_names_and_figures_that_it_shares(kept: tuple[int, ...]) -> None:
    excerpt = _pick(ENGLISH_TALK, *kept)
    matches = align(RUSSIAN_TALK, excerpt, _same_office)
    assert {n: match.paragraphs for n, match in matches.items() if match.paragraphs} == {
        n: (m,) for m, n in enumerate(kept, 1)
    }
    back = align(excerpt, RUSSIAN_TALK, _same_office)
    assert [back[m].paragraphs for m in range(1, len(kept) + 1)] == [(n,) for n in kept]


def test_what_shares_names_and_figures_is_sure() -> None:
    matches = align(RUSSIAN_TALK, _pick(ENGLISH_TALK, 5, 6, 7, 8, 9), _same_office)
    assert not any(matches[n].unsure for n in (6, 7, 9))


def test_two_that_merely_stand_in_one_place_and_name_others_are_unsure() -> None:
    fish, museum = RUSSIAN_TALK.paragraphs[3], ENGLISH_TALK.paragraphs[5]
    one = replace(RUSSIAN_TALK, paragraphs=(*RUSSIAN_TALK.paragraphs, fish))
    other = replace(ENGLISH_TALK, paragraphs=(*ENGLISH_TALK.paragraphs, museum))
    matches = align(one, other, _same_office)
    assert matches[10].unsure
    assert not matches[9].unsure


def test_a_mark_of_words_left_out_is_nobodys_translation() -> None:
    marked = _make(
        ("speech", "Question", "When will the Orban Museum open?"),
        ("speech", "Varga", "The Orban Museum will open in 2031, 12 years after the theatre."),
        ("omission", None, "<…>"),
        ("speech", "Question", "And will the telephone in Gabritsa be mended?"),
    )
    matches = align(_pick(RUSSIAN_TALK, 5, 6, 7, 8), marked, _same_office)
    assert [matches[n].paragraphs for n in (1, 2, 4)] == [(1,), (2,), (4,)]
    assert 3 not in matches[3].paragraphs
    assert matches[3].unsure


def _same_office(one: Paragraph, other: Paragraph) -> bool | None:
    """A questioner is nobody known, and not who answers."""
    asked = [p.speaker in {None, "Вопрос"} for p in (one, other)]
    return None if asked[0] and asked[1] else asked[0] == asked[1]


_LINES = st.lists(
    st.tuples(
        st.sampled_from(["speech", "text", "heading"]),
        st.sampled_from([None, "A One", "B Two"]),
        st.text(min_size=1, max_size=60),
    ),
    max_size=12,
)


@given(_LINES, _LINES)
def test_every_paragraph_is_answered_for_and_the_order_is_kept(one: list, other: list) -> None:
    matches = align(_make(*one), _make(*other), _same)
    assert matches.keys() == set(range(1, len(one) + 1))
    found = [n for n in range(1, len(one) + 1) for n in matches[n].paragraphs]
    assert found == sorted(found)
    assert all(1 <= n <= len(other) for n in found)

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.suggestions import Suggestions
from bot.chat.links import MOST_SOUGHT, find_sought, insert_links
from bot.messages import phrases
from bot.playground.markup import parse_html

EN = phrases("en")


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("As he said, +the sea+, so it is", ["the sea"]),
        ("+the sea+ and +the ropes+!", ["the sea", "the ropes"]),
        ("C++ and 2+2+2 and a+b+c", []),
        ("an unclosed +plus", []),
        ("spaces + around + them", []),
        ("+x+", []),
        ("", []),
    ],
)
def test_only_words_between_pluses_are_sought(typed: str, sought: list[str]) -> None:
    assert find_sought(typed) == sought


def test_of_many_only_the_first_are_sought() -> None:
    assert len(find_sought("+some words+ " * 9)) == MOST_SOUGHT


def test_further_choices_differ_where_there_are_any() -> None:
    events = tuple(make_event(title=title, number=n) for n, title in enumerate("ABC"))
    found = [Suggestions(events), Suggestions(events[:1]), Suggestions()]
    choices = insert_links("+one two+ +three four+ +five six+", found, EN)
    assert [choice.name for choice in choices] == ["l0", "l1", "l2"]
    assert "one two → C" in choices[2].description
    assert "three four → A" in choices[2].description
    assert "five six → nothing like it" in choices[2].description
    assert insert_links("+five six+", [Suggestions()], EN) == []


@given(st.lists(st.text("ab <&\"'é😀", min_size=1, max_size=12), min_size=1, max_size=6))
def test_the_sentence_stays_as_it_was_typed(words: list[str]) -> None:
    typed = "x " + " ".join(f"+w{word}w+" for word in words) + " y"
    found = [Suggestions((make_event(),)) for _ in find_sought(typed)]
    [choice] = insert_links(typed, found, EN)
    text, entities = parse_html(choice.html)
    kept = typed
    for sought in find_sought(typed):
        kept = kept.replace(f"+{sought}+", sought, 1)
    assert text == kept
    assert len(entities) == len(found)

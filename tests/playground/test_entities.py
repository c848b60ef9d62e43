import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import MAX_ENTITIES, find_entities, format_text, length
from bot.playground.refusal import RefusedError


def shapes(entities: list[dict[str, int]]) -> list[tuple[object, ...]]:
    return [(e["type"], e["offset"], e["length"]) for e in entities]


def test_text_is_trimmed_and_entities_move_with_it() -> None:
    text, entities = format_text("\n  <b> bold </b> \n", "HTML", [])
    assert text == "bold"
    assert shapes(entities) == [("bold", 0, 4)]


def test_an_entity_of_nothing_but_space_is_dropped() -> None:
    assert format_text("a<b> </b>b", "HTML", []) == ("a b", [])


def test_control_characters_become_spaces_and_returns_go() -> None:
    assert format_text("a\tb\r\nc\u2028d", "", [])[0] == "a b\ncd"


def test_nothing_stands_inside_code() -> None:
    _, entities = format_text("<b>a<code>b</code>c</b>", "HTML", [])
    assert shapes(entities) == [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]


def test_crossing_entities_are_split_to_nest() -> None:
    given_entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 2, "length": 4},
    ]
    _, entities = format_text("abcdef", "", given_entities)
    assert shapes(entities) == [("bold", 0, 2), ("italic", 2, 4), ("bold", 2, 2)]


def test_a_link_in_a_quote_keeps_both() -> None:
    _, entities = format_text('<blockquote>a<a href="x.org">b</a></blockquote>', "HTML", [])
    assert shapes(entities) == [("blockquote", 0, 2), ("text_link", 1, 1)]


def test_telegram_drops_what_is_beyond_a_hundred_entities() -> None:
    html = " ".join("<b>a</b><i>b</i>" for _ in range(60))
    _, entities = format_text(html, "html", [])
    assert len(entities) == MAX_ENTITIES


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/quote law", [("bot_command", 0, 6)]),
        ("/quote@transcripts_bot law", [("bot_command", 0, 22)]),
        ("see /help, a/b", [("bot_command", 4, 5)]),
        ("😀 @anna и #космос", [("mention", 3, 5), ("hashtag", 11, 7)]),
        ("at http://kremlin.ru/a?b=1.", [("url", 3, 23)]),
        ("kremlin.ru and readme.txt", [("url", 0, 10)]),
        ("a@example.com", [("email", 0, 13)]),
        ("#1 5/6", []),
    ],
)
def test_links_names_and_commands_are_found(text: str, kinds: list[tuple[str, int, int]]) -> None:
    assert shapes(find_entities(text)) == kinds


def test_nothing_is_found_inside_code_and_links() -> None:
    _, entities = format_text('<code>/help</code> <a href="x.org">@anna</a>', "HTML", [])
    assert shapes(entities) == [("code", 0, 5), ("text_link", 6, 5)]


def test_a_bots_own_word_for_a_command_is_ignored() -> None:
    assert format_text("help", "", [{"type": "bot_command", "offset": 0, "length": 4}])[1] == []


@pytest.mark.parametrize(
    "entity",
    [
        {"type": "bold", "offset": 3, "length": 1},
        {"type": "bold", "offset": 0, "length": 9},
        {"type": "bold", "offset": -1, "length": 1},
        {"type": "text_link", "offset": 0, "length": 1},
        {"type": "bold"},
        "bold",
    ],
)
def test_entities_outside_of_the_text_are_refused(entity: object) -> None:
    with pytest.raises(RefusedError, match="Bad Request"):
        format_text("ab", "", [entity])


def test_other_parse_modes_are_refused() -> None:
    with pytest.raises(RefusedError, match="unsupported parse_mode"):
        format_text("*a*", "MarkdownV2", [])


_kinds = st.sampled_from(
    ["bold", "italic", "spoiler", "code", "pre", "blockquote", "expandable_blockquote"]
)


@st.composite
def _marked_texts(draw: st.DrawFn) -> tuple[str, list[dict[str, object]]]:
    text = draw(st.text("ab \n😀/@#", max_size=20))
    entities = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, length(text)))
        size = draw(st.integers(0, length(text) - start))
        entities.append({"type": draw(_kinds), "offset": start, "length": size})
    return text, entities


@given(_marked_texts())
def test_entities_always_nest_and_stay_inside(
    marked: tuple[str, list[dict[str, object]]],
) -> None:
    text, entities = format_text(marked[0], "", marked[1])
    assert text == text.strip(" \n")
    around: list[tuple[str, int]] = []
    last = 0
    for kind, start, size in shapes(entities):
        assert size > 0
        assert last <= start <= start + size <= length(text)
        around = [(outer, end) for outer, end in around if end > start]
        assert all(start + size <= end for _, end in around)
        assert not {"code", "pre", kind} & {outer for outer, _ in around}
        around.append((kind, start + size))
        last = start


@given(_marked_texts())
def test_formatting_twice_changes_nothing(
    marked: tuple[str, list[dict[str, object]]],
) -> None:
    once = format_text(marked[0], "", marked[1])
    assert format_text(once[0], "", once[1]) == once

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.verify.quotations import find_quotations, has_quotation, is_attributed


def _quoted(text: str) -> list[str]:
    return [one.text for one in find_quotations(text).quotations]


@pytest.mark.parametrize(
    "text",
    [
        "She said “the sea is not ours” today",
        'She said "the sea is not ours" today',
        "She said «the sea is not ours» today",
        "Sie sagte „the sea is not ours“ heute",
        "She said ”the sea is not ours” today",
        "She said ‘the sea is not ours’ today",
        "She said 'the sea is not ours' today",
        "She said:\n> the sea is not ours\nand left",
        "She said “the sea is not ours",
        "the sea is not ours",
        "Ilona Varga, 2017: the sea is not ours",
        "the sea is not ours\n— Ilona Varga, 2017",
    ],
)
def test_a_quotation_is_found_however_it_is_marked(text: str) -> None:
    assert _quoted(text) == ["the sea is not ours"]


def test_marks_within_a_quotation_belong_to_it() -> None:
    assert _quoted("«Мы читали «Сельмские новости» утром»") == [
        "Мы читали «Сельмские новости» утром"
    ]
    assert _quoted("“we call it “home” and nothing else”") == ["we call it “home” and nothing else"]
    assert _quoted("‘we don’t sell any lighthouses’") == ["we don’t sell any lighthouses"]
    assert _quoted("'we don't sell any lighthouses'") == ["we don't sell any lighthouses"]
    assert _quoted('"we call it “home” and nothing else"') == ["we call it “home” and nothing else"]
    assert _quoted('"it is home” and nothing else"') == ["it is home” and nothing else"]
    assert _quoted('"it is home to us all” and') == ["it is home to us all"]


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "'tis a long way to Selm and we don't go there"
    assert _quoted(text) == [text]


def test_names_in_marks_are_no_quotations_beside_a_longer_one() -> None:
    assert _quoted("At the “Blue Anchor” she said “the sea is not ours”.") == [
        "the sea is not ours"
    ]


def test_a_text_with_a_name_in_marks_is_itself_the_quotation() -> None:
    text = "we met at the “Blue Anchor” and talked of ropes"
    assert _quoted(text) == [text]


def test_a_short_quotation_counts_where_somebody_says_it() -> None:
    assert _quoted("Varga: “No comment”") == ["No comment"]


def test_five_quotations_are_taken_and_the_others_counted() -> None:
    post = find_quotations(" ".join(f"“the sea is number {n}”" for n in range(8)))
    assert len(post.quotations) == 5
    assert post.left_out == 3


@given(st.text(max_size=400) | st.text(st.sampled_from("ab “”«»„\"'‘’>\n—: "), max_size=400))
def test_quotations_stand_where_they_say(text: str) -> None:
    post = find_quotations(text)
    for one in post.quotations:
        assert 0 <= one.start <= one.end <= len(text)
        assert one.text.split("\n")[0] in text[one.start : one.end]
    starts = [one.start for one in post.quotations]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "has"),
    [("“the sea is not ours”", True), ("the “Blue Anchor”", False), ("the sea is not ours", False)],
)
def test_a_quotation_in_marks_is_told_from_none(text: str, has: bool) -> None:
    assert has_quotation(text) == has


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        ("Varga: “the sea is not ours”", True),
        ("Варга (2017): «море не наше, друзья»", True),
        ("“the sea is not ours” — Varga", True),
        ("“the sea is not ours”, said Varga.", True),
        ("Varga said “the sea is not ours”", True),
        ("“the sea is not ours”", False),
        ('by:"Ilona Varga" "the sea is not ours"', False),
        ('"the sea is not ours" ropes', False),
        ("Varga: the sea is not ours", False),
    ],
)
def test_a_quotation_with_who_said_it_is_told_from_words_to_find(text: str, is_: bool) -> None:
    assert is_attributed(text) is is_

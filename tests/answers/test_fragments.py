from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.fragments import point_at

PAGE = "http://en.president.example/events/president/news/101"


def test_a_short_text_is_named_whole_with_its_marks_encoded() -> None:
    assert point_at(PAGE, "Well-made ropes, & boats.") == (
        f"{PAGE}#:~:text=Well%2Dmade%20ropes%2C%20%26%20boats%2E"
    )


def test_a_long_text_is_named_by_its_first_and_last_words() -> None:
    text = " ".join(f"w{n}" for n in range(100))
    named = point_at(PAGE, text).partition("#:~:text=")[2]
    assert named == "w0%20w1%20w2%20w3%20w4%20w5,w94%20w95%20w96%20w97%20w98%20w99"


def test_a_text_over_two_paragraphs_is_named_by_its_beginning_and_its_end() -> None:
    named = point_at(PAGE, "The ropes held.", "They held for the whole night.")
    assert named == f"{PAGE}#:~:text=The%20ropes%20held%2E,the%20whole%20night%2E"


def test_an_address_has_one_fragment() -> None:
    assert point_at(f"{PAGE}#p3", "The sea") == f"{PAGE}#:~:text=The%20sea"
    assert point_at(PAGE, "  ") == PAGE


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_whatever_the_text_the_marks_of_the_directive_are_its_own(text: str) -> None:
    url = point_at(PAGE, text)
    named = urlsplit(url).fragment.removeprefix(":~:text=")
    assert "-" not in named
    assert "&" not in named
    assert named.count(",") <= 1
    words = text.split()
    if len(words) <= 12:
        assert unquote(named) == " ".join(words)

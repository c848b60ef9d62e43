from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.changes import compare_words
from bot.answers.subscribed import Changes
from bot.messages import phrases
from bot.telegram.subscriptions import render_subscribed

texts = st.lists(st.sampled_from(["sea", "boat", "asks", "whose", "older"]), max_size=12).map(
    " ".join
)


@given(texts, texts)
def test_the_stretches_make_up_both_texts(before: str, now: str) -> None:
    stretches = compare_words(before, now)
    assert "".join(one.before for one in stretches) == before
    assert "".join(one.now for one in stretches) == now


def test_what_is_gone_is_struck_out_and_what_has_come_is_bold() -> None:
    stretches = compare_words(
        "The sea asks whose boat is old.", "The sea asks whose boat is older."
    )
    html = render_subscribed(Changes(make_event(), 3, stretches, 0, 1, 1, 0), phrases("en"))
    assert "The sea asks whose boat is <s>old.</s> <b>older.</b>" in html
    assert "1 paragraph was added" in html


def test_a_paragraph_of_any_length_fits_a_message() -> None:
    before = " ".join(f"word{n}" for n in range(4000))
    now = " ".join(f"word{n}" if n % 3 else f"<other{n}>" for n in range(4000))
    stretches = compare_words(before, now)
    html = render_subscribed(Changes(make_event(), 3, stretches, 0, 1, 0, 0), phrases("en"))
    assert len(html) < 8000
    assert html.count("</") <= 100

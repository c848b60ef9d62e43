import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.request import (
    FindQuote,
    Greet,
    Help,
    ListTopic,
    OpenTopic,
    Request,
    ShowEvent,
    ShowPassage,
)
from bot.answers.starts import read_start, start_topic, topic_code, write_start

_NUMBERS = st.integers(0, 36**6 - 1)
_REQUESTS: st.SearchStrategy[Request] = st.one_of(
    st.builds(ShowEvent, _NUMBERS),
    st.builds(ShowPassage, _NUMBERS, _NUMBERS),
    st.just(Help()),
)


@given(_REQUESTS)
def test_a_code_comes_back_as_its_request_and_is_one_that_telegram_takes(request: Request) -> None:
    code = write_start(request)
    assert code is not None
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code)
    assert read_start(code) == request


@given(st.text(max_size=300))
def test_a_topic_of_any_name_has_a_code(name: str) -> None:
    code = write_start(ListTopic(name))
    assert code == start_topic(name)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code)
    assert read_start(code) == OpenTopic(topic_code(name))


@pytest.mark.parametrize("code", ["", "nonsense", "e_", "e_ABC", "p_1", "t_12", "e_0000000"])
def test_what_is_no_code_is_greeted(code: str) -> None:
    assert read_start(code) == Greet()


def test_what_needs_words_has_no_code() -> None:
    assert write_start(FindQuote("the sea")) is None

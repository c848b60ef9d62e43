from hypothesis import given
from hypothesis import strategies as st

from bot.search.tokens import read_tokens

_PIECES = ("by:", "topic:", '"', "«", "»", "-", "|", " ", "sea", "в:", ":", "'", "–ropes", "\n")


@given(st.lists(st.sampled_from(_PIECES)).map("".join) | st.text(max_size=60))
def test_the_tokens_stand_in_the_text_one_after_the_other(text: str) -> None:
    at = 0
    for token in read_tokens(text):
        start, end = token.span
        assert at <= start < end
        assert token.value in text[start:end]
        at = end


def test_a_filter_is_known_in_either_language_but_not_where_it_is_avoided() -> None:
    tokens = list(read_tokens("от:варга By:varga -by:varga sea:by"))
    assert [token.operator for token in tokens] == ["by", "by", None, None]

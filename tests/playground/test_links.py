import pytest

from bot.playground.links import check_link


@pytest.mark.parametrize("url", ["", "word", "http://", "javascript:alert(1)", "ftp://example.com"])
def test_what_is_no_link_is_none(url: str) -> None:
    assert check_link(url) is None

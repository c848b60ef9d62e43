from hypothesis import given
from hypothesis import strategies as st

from bot.answers.paging import turn_to


@given(st.integers(0, 300), st.integers(1, 20))
def test_the_pages_together_are_the_list(total: int, size: int) -> None:
    things = list(range(total))
    seen: list[int] = []
    for page in range(turn_to(0, total, size).pages):
        leaf = turn_to(page, total, size)
        assert leaf.page == page
        seen += things[leaf.offset : leaf.offset + size]
    assert seen == things


@given(st.integers(0, 300), st.integers(1, 20), st.integers(0, 2**31))
def test_a_page_past_the_end_is_the_last(total: int, size: int, page: int) -> None:
    leaf = turn_to(page, total, size)
    assert leaf.page == min(page, leaf.pages - 1)

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.backoff import Backoff


def test_waits_double_up_to_the_most() -> None:
    backoff = Backoff(first=1, most=10, jitter=0)
    assert [backoff.delay(failures) for failures in range(1, 7)] == [1, 2, 4, 8, 10, 10]


@given(st.integers(1, 100_000), st.floats(0, 1))
def test_chance_only_shortens_a_wait_and_by_no_more_than_its_part(n: int, jitter: float) -> None:
    full = Backoff(jitter=0).delay(n)
    assert full * (1 - jitter) <= Backoff(jitter=jitter).delay(n) <= full

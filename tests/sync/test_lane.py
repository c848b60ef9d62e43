import pytest
from replaying import Timer

from bot.errors import SiteBusyError
from bot.sync.clock import Clock
from bot.sync.lane import FIRST_REST, INTERVAL, LONGEST_REST, SETBACKS, Lane

REFUSAL = SiteBusyError("the site answers 403")


@pytest.fixture
def lane(clock: Clock, said: list[str]) -> Lane:
    return Lane("president.example", clock, said.append)


async def _refuse(lane: Lane, times: int) -> None:
    for _ in range(times):
        await lane.take_turn()
        lane.note_setback(REFUSAL)


async def test_requests_are_a_second_apart_however_fast_the_answers_are(
    lane: Lane, timer: Timer
) -> None:
    start = timer.time
    for _ in range(10):
        await lane.take_turn()
        timer.time += 0.3
        lane.note_answer()
    assert timer.time - start == pytest.approx(9 * INTERVAL + 0.3)


async def test_the_pauses_after_setbacks_double(lane: Lane, timer: Timer) -> None:
    await _refuse(lane, SETBACKS - 1)
    assert timer.slept == [2, 4, 8]
    lane.note_answer()
    await lane.take_turn()
    assert timer.slept[-1] == 16
    await lane.take_turn()
    assert timer.slept[-1] == INTERVAL


@pytest.mark.parametrize("seconds", [90, 3])
async def test_a_site_that_says_how_long_to_wait_is_not_asked_sooner(
    lane: Lane, timer: Timer, seconds: int
) -> None:
    lane.note_setback(SiteBusyError("the site answers 429", seconds))
    await lane.take_turn()
    assert timer.slept == [seconds]


async def test_a_long_wish_lets_the_host_rest_at_once(
    lane: Lane, timer: Timer, said: list[str]
) -> None:
    lane.note_setback(SiteBusyError("the site answers 503", 3600))
    assert lane.rest_left() == 3600
    with pytest.raises(SiteBusyError, match=r"president\.example is left alone for 60 more min"):
        await lane.take_turn()
    assert len(said) == 1


async def test_after_many_setbacks_the_host_rests_ever_longer_and_the_operator_hears_of_it_once(
    lane: Lane, timer: Timer, said: list[str]
) -> None:
    await _refuse(lane, SETBACKS)
    rests = []
    for _ in range(9):
        rests.append(lane.rest_left())
        timer.time += lane.rest_left()
        await _refuse(lane, 1)
    assert rests == [min(FIRST_REST * 2**n, LONGEST_REST) for n in range(9)]
    assert said == ["president.example is left alone for 5 minutes or more: the site answers 403"]


async def test_one_good_answer_to_a_probe_ends_the_rests(
    lane: Lane, timer: Timer, said: list[str]
) -> None:
    await _refuse(lane, SETBACKS)
    timer.time += lane.rest_left()
    await lane.take_turn()
    lane.note_answer()
    assert said[1:] == ["president.example answers again"]
    await _refuse(lane, SETBACKS - 1)
    assert not lane.rest_left()


async def test_a_clock_that_is_set_back_stops_nobody(lane: Lane, timer: Timer) -> None:
    await lane.take_turn()
    timer.time -= 10_000
    await lane.take_turn()
    assert sum(timer.slept) < 300

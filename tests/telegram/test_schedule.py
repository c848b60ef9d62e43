"""The schedule under a clock that the tests move."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.schedule import Limits, Schedule

LIMITS = Limits()
PRIVATE, GROUP = 7, -100


def send(schedule: Schedule, chat: int, *, notice: bool = False) -> int:
    return schedule.add(chat, group=chat < 0, notice=notice)


def run_out(schedule: Schedule, now: float = 0.0) -> list[tuple[float, int]]:
    """All tickets that wait, each with the time at which it goes, waking as told."""
    gone: list[tuple[float, int]] = []
    while (wake := schedule.wake()) is not None:
        now = max(now, wake)
        released = schedule.release(now)
        assert released, "woken for nothing"
        gone += [(now, ticket) for ticket in released]
    return gone


def test_a_chat_gets_three_at_once_and_then_one_a_second() -> None:
    schedule = Schedule()
    tickets = [send(schedule, PRIVATE) for _ in range(6)]
    assert run_out(schedule) == list(zip([0, 0, 0, 1, 2, 3], tickets, strict=True))


def test_a_chat_at_rest_has_its_burst_back() -> None:
    schedule = Schedule()
    for _ in range(3):
        send(schedule, PRIVATE)
    run_out(schedule)
    for _ in range(3):
        send(schedule, PRIVATE)
    assert [at for at, _ in run_out(schedule, 3.0)] == [3, 3, 3]


def test_a_group_gets_twenty_a_minute() -> None:
    schedule = Schedule()
    for _ in range(41):
        send(schedule, GROUP)
    times = [at for at, _ in run_out(schedule)]
    assert times[19] < 60 <= times[20] < 120 <= times[40]


def test_all_chats_together_get_thirty_a_second() -> None:
    schedule = Schedule()
    for chat in range(1, 92):
        send(schedule, chat)
    assert [at for at, _ in run_out(schedule)] == [0] * 30 + [1] * 30 + [2] * 30 + [3]


def test_answers_go_before_notices_that_came_earlier() -> None:
    schedule = Schedule(Limits(total=1))
    notices = [send(schedule, chat, notice=True) for chat in (1, 2)]
    answers = [send(schedule, chat) for chat in (2, 3)]
    assert [ticket for _, ticket in run_out(schedule)] == answers + notices


def test_a_held_chat_keeps_only_itself_back() -> None:
    schedule = Schedule()
    schedule.hold(1, 30.0)
    held, free = send(schedule, 1), send(schedule, 2)
    assert run_out(schedule) == [(0, free), (30, held)]


def test_a_hold_without_a_chat_keeps_all_back() -> None:
    schedule = Schedule()
    schedule.hold(None, 30.0)
    tickets = [send(schedule, 1), send(schedule, 2)]
    assert run_out(schedule) == [(30, ticket) for ticket in tickets]
    assert schedule.held(1) == schedule.held(None) == 30


def test_a_shorter_hold_does_not_lift_a_longer_one() -> None:
    schedule = Schedule()
    schedule.hold(1, 30.0)
    schedule.hold(1, 5.0)
    assert schedule.held(1) == 30


def test_a_ticket_given_up_lets_the_next_one_go() -> None:
    schedule = Schedule(Limits(burst=1))
    first, second, third = (send(schedule, PRIVATE) for _ in range(3))
    schedule.release(0)
    schedule.drop(second)
    assert run_out(schedule) == [(1, third)]
    assert first != second


def test_chats_at_rest_are_forgotten() -> None:
    schedule = Schedule()
    for chat in range(20_000):
        send(schedule, chat + 1)
        schedule.release(float(chat))
    assert len(schedule) <= 2000


def test_a_chat_that_waits_is_not_forgotten() -> None:
    schedule = Schedule()
    schedule.hold(None, 10.0)
    tickets = {send(schedule, chat) for chat in range(1, 2501)}
    schedule.release(5.0)
    tickets.add(send(schedule, 1))
    assert {ticket for _, ticket in run_out(schedule)} == tickets


def test_a_hold_outlasts_the_forgetting() -> None:
    schedule = Schedule()
    schedule.hold(99_999, 1e9)
    for chat in range(5000):
        send(schedule, chat + 1)
        schedule.release(float(chat))
    assert schedule.held(99_999) == 1e9


chats = st.sampled_from([1, 2, 3, -1, -2])
acts = st.lists(
    st.one_of(
        st.tuples(st.just("add"), chats, st.booleans()),
        st.tuples(st.just("crowd"), chats, st.booleans()),
        st.tuples(st.just("wait"), st.floats(0, 40, allow_nan=False), st.just(False)),
        st.tuples(st.just("hold"), st.one_of(chats, st.none()), st.booleans()),
        st.tuples(st.just("drop"), st.integers(0, 200), st.just(False)),
    ),
    max_size=50,
)


@given(acts=acts, limits=st.sampled_from([LIMITS, Limits(total=2, burst=1, interval=3, group=2)]))
def test_no_limit_is_ever_exceeded_and_nothing_is_lost(acts: list, limits: Limits) -> None:
    schedule = Schedule(limits)
    now = 0.0
    waiting: dict[int, tuple[int, bool]] = {}
    holds: list[tuple[int | None, float, float]] = []
    sent: list[tuple[float, int, int, bool]] = []

    def let_go() -> None:
        for ticket in schedule.release(now):
            chat, notice = waiting.pop(ticket)
            # Nothing of the same chat that had to go earlier is left behind.
            assert not any(
                other == chat and (kind, number) < (notice, ticket)
                for number, (other, kind) in waiting.items()
            )
            sent.append((now, ticket, chat, notice))

    for act, value, flag in acts:
        if act in ("add", "crowd"):
            for _ in range(25 if act == "crowd" else 1):
                waiting[send(schedule, value, notice=flag)] = (value, flag)
        elif act == "wait":
            now += value
        elif act == "hold":
            schedule.hold(value, now + (50 if flag else 5))
            holds.append((value, now, now + (50 if flag else 5)))
        elif waiting:
            ticket = sorted(waiting)[value % len(waiting)]
            schedule.drop(ticket)
            del waiting[ticket]
        let_go()
    while (wake := schedule.wake()) is not None:
        assert wake >= now or schedule.release(now)
        now = max(now, wake)
        let_go()

    assert not waiting
    times = [at for at, _, _, _ in sent]
    assert_at_most(times, limits.total, 1.0)
    for chat in {chat for _, _, chat, _ in sent}:
        of_chat = [at for at, _, other, _ in sent if other == chat]
        for span in range(1, 6):
            assert_at_most(of_chat, limits.burst + span - 1, span * limits.interval)
        if chat < 0:
            assert_at_most(of_chat, limits.group, 60.0)
        for held, since, until in holds:
            if held in (None, chat):
                assert not any(since < at < until for at in of_chat)


def assert_at_most(times: list[float], most: int, seconds: float) -> None:
    """No half-open span of so many seconds holds more than `most` of the times."""
    for first, last in zip(times, times[most:], strict=False):
        assert last - first >= seconds - 1e-6


def test_however_many_notices_wait_answers_find_a_place_in_the_second() -> None:
    schedule = Schedule()
    for chat in range(1, 200):
        send(schedule, chat, notice=True)
    assert len(schedule.release(0.0)) == LIMITS.total - LIMITS.reserve
    answers = [send(schedule, chat) for chat in range(301, 301 + LIMITS.reserve)]
    assert schedule.release(0.4) == answers


def test_at_another_pace_all_limits_run_faster() -> None:
    def times(limits: Limits, chat: int) -> list[float]:
        schedule = Schedule(limits)
        for _ in range(45):
            send(schedule, chat)
        return [at for at, _ in run_out(schedule)]

    for chat in (PRIVATE, GROUP):
        fast = [at * 10 for at in times(Limits(pace=10.0), chat)]
        assert [round(at, 6) for at in fast] == times(LIMITS, chat)


def test_what_was_sent_before_a_restart_counts_and_one_more_for_each_chat() -> None:
    schedule = Schedule()
    schedule.recall([(GROUP, 70.0 + n) for n in range(17)], [90.0, 100.0], 100.0)
    assert schedule.free_at(GROUP) <= 100.0
    for _ in range(3):
        send(schedule, GROUP)
    # 17 are known, and at each of the two restarts one may have been under way: one more is free,
    # then the first of the 17 has to be a minute old.
    assert [at for at, _ in run_out(schedule)] == [101.0, 130.0, 131.0]


def test_after_a_restart_the_first_second_is_taken_as_full() -> None:
    schedule = Schedule()
    schedule.recall([(PRIVATE, 80.0)], [100.0], 100.0)
    send(schedule, 8)
    assert schedule.wake() == 101.0


def test_a_chat_that_nothing_is_known_of_may_have_got_one_at_each_restart() -> None:
    schedule = Schedule()
    schedule.recall([], [float(n) for n in range(81, 101)], 100.0)
    send(schedule, GROUP - 1)
    assert schedule.wake() == 141.0


def test_without_earlier_sends_nothing_is_kept_back() -> None:
    schedule = Schedule()
    schedule.recall([], [], 0.0)
    tickets = [send(schedule, PRIVATE) for _ in range(3)]
    assert schedule.release(0.0) == tickets

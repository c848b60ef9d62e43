from hypothesis import given
from hypothesis import strategies as st

from bot.chat.floods import Floods, Verdict


def test_a_chat_is_warned_once_then_ignored_then_answered_again() -> None:
    floods = Floods(most=2, window=30, cool=60)
    verdicts = [floods.judge(-1, at) for at in (0, 1, 2, 3, 61, 62)]
    answer, warn, ignore = Verdict.ANSWER, Verdict.WARN, Verdict.IGNORE
    assert verdicts == [answer, answer, warn, ignore, ignore, answer]


def test_other_chats_are_not_meant() -> None:
    floods = Floods(most=1)
    assert floods.judge(-1, 0) is Verdict.ANSWER
    assert floods.judge(-1, 0) is Verdict.WARN
    assert floods.judge(-2, 0) is Verdict.ANSWER


@given(st.lists(st.floats(0, 20), max_size=60))
def test_no_window_holds_more_answers_than_allowed(steps: list[float]) -> None:
    floods, now, answered = Floods(most=4, window=30, cool=60), 0.0, []
    for step in steps:
        now += step
        verdict = floods.judge(-1, now)
        if verdict is Verdict.ANSWER:
            answered.append(now)
        assert sum(now - 30 < at for at in answered) <= 4


def test_chats_that_are_quiet_are_forgotten() -> None:
    floods = Floods()
    for chat in range(5000):
        floods.judge(-chat, float(chat))
    assert len(floods) < 1200

import telegram
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import Limits, Playground, Traffic

ANNA, NEWSROOM = 1001, -1_001_000_000_001
STRICT = Limits(slack=0)


def sending(times: list[float], chat: int = ANNA) -> Traffic:
    traffic = Traffic()
    for time in times:
        traffic.note("sendMessage", str(chat), time)
    return traffic


async def test_what_was_carried_out_is_counted(playground: Playground, bot: telegram.Bot) -> None:
    playground.faults.add("sendMessage", status=500)
    for _ in range(3):
        try:
            await bot.send_message(ANNA, "x")
        except telegram.error.TelegramError:
            continue
    await bot.send_message(NEWSROOM, "x")
    await bot.send_chat_action(NEWSROOM, "typing")
    assert playground.traffic.counts() == {ANNA: 2, NEWSROOM: 1}
    assert playground.traffic.breaches() == []


def test_a_chat_gets_three_at_once_and_then_one_a_second() -> None:
    assert sending([0, 0, 0, 1, 2]).breaches(STRICT) == []
    assert sending([0, 0, 0, 0.5]).breaches(STRICT) == [
        f"chat {ANNA}: message 4 came 0.500 s early"
    ]
    assert sending([0, 0, 0, 0.95]).breaches(Limits(slack=0.1)) == []


def test_a_group_gets_twenty_a_minute() -> None:
    spread = [float(n * 2) for n in range(20)]
    assert sending([*spread, 60.0], NEWSROOM).breaches(STRICT) == []
    assert sending([*spread, 59.0], NEWSROOM).breaches(STRICT) == [
        f"group {NEWSROOM}: 21 messages in 59.000 s"
    ]
    assert sending([*spread, 59.0]).breaches(STRICT) == []


def test_all_chats_get_thirty_a_second() -> None:
    traffic = Traffic()
    for chat in range(1, 32):
        traffic.note("sendPhoto", str(chat), chat / 100)
    assert traffic.breaches(STRICT) == ["all chats: 31 messages in 0.300 s"]
    assert traffic.breaches(Limits(scale=10, slack=0)) == []


def test_a_rate_that_is_too_high_shows_in_spite_of_the_slack() -> None:
    traffic = Traffic()
    for n in range(400):
        traffic.note("sendMessage", str(n + 1), n / 36)
    assert traffic.breaches(Limits(slack=0.3))
    assert traffic.breaches(Limits(slack=0.3, scale=2)) == []


@given(st.lists(st.floats(1.0, 5.0), max_size=50))
def test_one_a_second_never_breaks_a_limit(gaps: list[float]) -> None:
    times = [sum(gaps[:n]) for n in range(len(gaps))]
    assert sending(times).breaches(STRICT) == []

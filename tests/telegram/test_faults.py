import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.faults import asked_wait, explain, is_outage
from bot.telegram.request import NotSent

RETRY = pytest.mark.filterwarnings("ignore:.*retry_after")


@RETRY
def test_a_request_will_do_later_where_the_server_or_the_token_failed() -> None:
    for error in (
        NetworkError("Bad Gateway (502)"),
        NotSent(),
        RetryAfter(5),
        InvalidToken(),
        EndPointNotFound("getUpdates"),
        Conflict("terminated"),
    ):
        assert is_outage(error)


def test_a_refusal_and_a_lost_answer_are_no_outage() -> None:
    for error in (
        BadRequest("message is too long"),
        Forbidden("blocked"),
        TimedOut(),
        TelegramError("other"),
        ValueError("a bug"),
    ):
        assert not is_outage(error)


@RETRY
@pytest.mark.parametrize("opted_in", ["true", "false"])
def test_the_wait_is_read_in_both_forms_of_the_library(monkeypatch, opted_in: str) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", opted_in)
    assert asked_wait(RetryAfter(17)) == 17.0


def test_the_log_never_gets_the_token() -> None:
    error = InvalidToken("The token `1:secret` was rejected by the server.")
    assert "secret" not in explain(error)
    assert "TELEGRAM_BOT_TOKEN" in explain(error)


@RETRY
def test_equal_troubles_are_told_in_equal_words() -> None:
    assert explain(RetryAfter(5)) == explain(RetryAfter(6))


def test_other_errors_are_told_in_telegrams_words() -> None:
    assert explain(NetworkError("Bad Gateway (502)")).endswith("Bad Gateway (502)")
    assert explain(BadRequest("chat not found")).endswith("chat not found")
    assert explain(Forbidden("bot was kicked")).endswith("bot was kicked")

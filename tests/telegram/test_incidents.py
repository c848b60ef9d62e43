from telegram.error import InvalidToken, NetworkError

from bot.errors import StoreError
from bot.telegram.incidents import name_incident, trace


def _raise(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except Exception as raised:  # noqa: BLE001
        return raised


def test_a_trace_shows_where_and_what_but_no_words_of_others() -> None:
    found = trace(_raise(ValueError("what somebody wrote")))
    assert "test_incidents.py" in found
    assert found.endswith("ValueError")
    assert "somebody" not in found


def test_the_programs_own_sentences_stay_and_the_token_goes() -> None:
    assert trace(_raise(StoreError("the disk is full"))).endswith("StoreError: the disk is full")
    refused = trace(_raise(InvalidToken("The token `12:secret` was rejected")))
    assert "refuses the bot's token" in refused
    assert "secret" not in refused


def test_what_led_to_an_error_stands_before_it() -> None:
    found = trace(_raise(StoreError("no way"), NetworkError("unreachable")))
    assert found.index("unreachable") < found.index("which led to") < found.index("no way")


def test_codes_are_short_and_each_updates_own() -> None:
    codes = [name_incident(number) for number in range(5000)]
    assert len(set(codes)) == 5000
    assert len(name_incident(987654321)) <= 7
    assert not set("".join(codes)) & set("IOU")

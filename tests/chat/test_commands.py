import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.commands import find_command
from bot.chat.wording import COMMANDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quote", "quote"),
        ("QUOTE", "quote"),
        ("qoute", "quote"),
        ("quotte", "quote"),
        ("spekaer", "speaker"),
        ("subscribtions", "subscriptions"),
        ("цитата", "quote"),
        ("цитатта", "quote"),
        ("Событие", "event"),
        ("йгщеу", "quote"),
        ("умуте", "event"),
        ("wbnfnf", "quote"),
        ("помощь", "help"),
    ],
)
def test_a_command_is_found_by_any_form_of_its_name(typed: str, meant: str) -> None:
    assert find_command(typed, COMMANDS, forgiving=True) == meant


@pytest.mark.parametrize("typed", ["ban", "an", "frobnicate", "x", "кот", "weather"])
def test_another_command_is_none(typed: str) -> None:
    assert find_command(typed, COMMANDS, forgiving=True) is None


def test_where_nobody_asked_this_bot_a_name_must_be_right() -> None:
    assert find_command("qoute", COMMANDS, forgiving=False) is None
    assert find_command("цитата", COMMANDS, forgiving=False) == "quote"


def test_a_command_that_the_bot_has_not_is_not_understood_by_another_name() -> None:
    assert find_command("экспорт", ["quote"], forgiving=True) is None


@given(st.text(max_size=40))
def test_what_is_found_is_a_command(typed: str) -> None:
    assert find_command(typed, COMMANDS, forgiving=True) in {None, *COMMANDS}

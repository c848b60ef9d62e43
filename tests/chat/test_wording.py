import pytest

from bot.answers.request import (
    FindEvent,
    FindQuote,
    FindTopic,
    Greet,
    Help,
    Request,
    ShowEvent,
    Unknown,
    Verify,
)
from bot.chat.wording import is_courtesy, read_command, read_private

BOT = "transcripts_bot"


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("/start", Greet()),
        ("/start help", Help()),
        ("/start e_2s", ShowEvent(100)),
        ("/start nonsense", Greet()),
        ("/help", Help()),
        ("/quote the sea\nasks", FindQuote("the sea\nasks")),
        ("/QUOTE@Transcripts_Bot sea", FindQuote("sea")),
        ("/quote", FindQuote("")),
        ("/event 101", FindEvent("101")),
        ("/topic Harbours", FindTopic("Harbours")),
        ("/frobnicate", Unknown()),
        ("/quote@other_bot sea", None),
        ("the sea does not ask", FindQuote("the sea does not ask")),
        ("Varga: “we ask the sea”", Verify("Varga: “we ask the sea”")),
        ("“we ask the sea”", FindQuote("“we ask the sea”")),
        ("19.12.2017", FindEvent("19.12.2017")),
        ("56414", FindEvent("56414")),
        ("http://en.president.example/d/101", FindEvent("http://en.president.example/d/101")),
        ("/ is a slash", FindQuote("/ is a slash")),
    ],
)
def test_a_private_message_is_a_request(text: str, request_: Request | None) -> None:
    assert read_private(text, BOT) == request_


@pytest.mark.parametrize(
    "text",
    [
        "\u200b/quote boats",
        "\ufeff/quote boats",
        "\u200f/quote \u200fboats\u200f",
        "/quote\u200b boats",
        "/quote boats\u2060\n",
    ],
)
def test_marks_that_nobody_sees_do_not_hide_a_command(text: str) -> None:
    assert read_private(text, BOT) == FindQuote("boats")


def test_a_message_that_nobody_sees_is_a_request_without_words() -> None:
    assert read_private("\u200b\u2060", BOT) == FindQuote("")


@pytest.mark.parametrize("text", ["/start", "/help", "/frobnicate now"])
def test_in_a_group_a_general_command_needs_the_bots_name(text: str) -> None:
    assert read_command(text, BOT, named_only=True) is None
    command, _, words = text.partition(" ")
    assert read_command(f"{command}@{BOT} {words}", BOT, named_only=True) is not None


@pytest.mark.parametrize("text", ["Thanks!", "thank you so much", "Ok, thanks 🙏", "Спасибо", "👍"])
def test_thanks_want_no_answer(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["thanks to the harbour", "no to war", "Спасибо деду за победу"])
def test_words_that_begin_like_thanks_are_words(text: str) -> None:
    assert not is_courtesy(text)

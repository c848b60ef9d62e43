import json
from typing import Any

import pytest

from bot.playground.keyboards import read_markup
from bot.playground.params import Params
from bot.playground.refusal import RefusedError


def read(markup: Any) -> dict[str, Any] | None:
    return read_markup(Params({"reply_markup": json.dumps(markup)}))


def test_inline_buttons_keep_their_text_and_action() -> None:
    rows = [
        [{"text": "a", "callback_data": "x" * 64}, {"text": "b", "url": "example.com"}],
        [],
        [{"text": "c", "switch_inline_query_current_chat": ""}],
    ]
    assert read({"inline_keyboard": rows}) == {
        "inline_keyboard": [
            [{"text": "a", "callback_data": "x" * 64}, {"text": "b", "url": "http://example.com/"}],
            [{"text": "c", "switch_inline_query_current_chat": ""}],
        ]
    }


def test_an_empty_inline_keyboard_is_none() -> None:
    assert read({"inline_keyboard": [[]]}) is None
    assert read_markup(Params({})) is None


def test_the_other_keyboards_are_kept() -> None:
    assert read({"keyboard": [["yes", {"text": "no"}]], "resize_keyboard": True}) == {
        "keyboard": [[{"text": "yes"}, {"text": "no"}]],
        "resize_keyboard": True,
    }
    assert read({"remove_keyboard": True}) == {"remove_keyboard": True}


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a"}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a"}, "can't parse inline keyboard button"),
        ("a", "can't parse inline keyboard button"),
        ({"text": "a", "url": "word"}, "inline keyboard button URL 'word' is invalid"),
    ],
)
def test_faulty_buttons_are_refused(button: object, reason: str) -> None:
    with pytest.raises(RefusedError, match=f"^Bad Request: .*{reason}"):
        read({"inline_keyboard": [[button]]})


@pytest.mark.parametrize(
    "text", ["{", "[]", "1", '{"inline_keyboard": 1}', '{"inline_keyboard": [1]}', "[" * 100_000]
)
def test_what_is_no_keyboard_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"^Bad Request: "):
        read_markup(Params({"reply_markup": text}))


def test_a_button_copies_up_to_256_characters() -> None:
    def copying(text: str) -> dict[str, Any]:
        return {"inline_keyboard": [[{"text": "copy", "copy_text": {"text": text}}]]}

    assert read(copying("я" * 256)) == copying("я" * 256)
    for wrong in ("", "x" * 257):
        with pytest.raises(RefusedError, match="BUTTON_COPY_TEXT_INVALID"):
            read(copying(wrong))

"""Albums: which of their messages asks."""

import datetime as dt

import pytest
import telegram

from bot.chat.albums import Albums, has_words
from bot.model import Update

_CHAT = telegram.Chat(1001, "private")


def _message(id_: int, album: str | None = "a") -> telegram.Message:
    moment = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    return telegram.Message(id_, moment, _CHAT, media_group_id=album)


def test_what_is_no_album_asks_for_itself() -> None:
    albums = Albums()
    assert all(albums.may_ask(_message(n, None), wordless=bool(n % 2)) for n in range(4))


def test_the_first_with_words_asks_once_and_again_when_it_is_handled_again() -> None:
    albums = Albums()
    assert albums.may_ask(_message(1), wordless=True)
    assert not albums.may_ask(_message(2), wordless=True)
    assert albums.may_ask(_message(1), wordless=True)
    assert albums.may_ask(_message(3), wordless=False)
    assert albums.may_ask(_message(3), wordless=False)
    assert not albums.may_ask(_message(4), wordless=False)
    assert not albums.may_ask(_message(1), wordless=True)
    assert albums.wordless(_message(4)) == 1
    assert albums.wordless(_message(5, "b")) is None


@pytest.mark.parametrize(
    ("body", "has"),
    [
        ({"message": {"media_group_id": "a", "caption": "ropes"}}, True),
        ({"message": {"media_group_id": "b", "caption": "ropes"}}, False),
        ({"message": {"media_group_id": "a"}}, False),
        ({"callback_query": {}}, False),
    ],
)
def test_words_that_wait_are_those_of_the_same_album(body: dict[str, object], has: bool) -> None:
    assert has_words(_message(1), [Update(1, 2, body)]) is has

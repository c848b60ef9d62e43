from urllib.parse import parse_qs, urlsplit

from bot.answers.request import ShowEvent
from bot.telegram.buttons import Button
from bot.telegram.markup import Ground, make_button, mark_up


def test_each_kind_of_button_does_its_own_thing() -> None:
    def made(**values: object) -> dict[str, object]:
        return make_button(Button("x", **values), None, {}, Ground("ropes_bot")).to_dict()

    assert made(request=ShowEvent(7)) == {"text": "x", "callback_data": "s:7:"}
    assert made(copy="to copy") == {"text": "x", "copy_text": {"text": "to copy"}}
    assert made(url="http://a.example/") == {"text": "x", "url": "http://a.example/"}
    assert made(invite=True)["url"] == "https://t.me/ropes_bot?startgroup=help"
    shared = urlsplit(str(made(share="p_7_3")["url"]))
    assert (shared.netloc, shared.path) == ("t.me", "/share/url")
    assert parse_qs(shared.query) == {"url": ["https://t.me/ropes_bot?start=p_7_3"]}


def test_no_rows_are_no_keyboard() -> None:
    assert mark_up([], None, {}, Ground("ropes_bot")) is None


def test_a_page_opens_in_telegram_in_private_and_as_a_link_elsewhere() -> None:
    rows = [[Button("Page", page="2024-05-17-talk#p12"), Button("x", url="https://x.example")]]
    here = Ground("ropes_bot", "https://read.example", private=True)
    there = Ground("ropes_bot", "https://read.example")

    def first(ground: Ground) -> dict:
        return mark_up(rows, None, {}, ground).inline_keyboard[0][0].to_dict()

    assert first(here)["web_app"] == {"url": "https://read.example/app/e/2024-05-17-talk?p=12"}
    assert first(there)["url"] == "https://read.example/e/2024-05-17-talk#p12"


def test_a_page_has_no_button_where_there_are_no_pages() -> None:
    rows = [[Button("Page", page="talk")], [Button("x", url="https://x.example")]]
    made = mark_up(rows, None, {}, Ground("ropes_bot"))
    assert [[button.text for button in row] for row in made.inline_keyboard] == [["x"]]
    assert mark_up(rows[:1], None, {}, Ground("ropes_bot")) is None

from making import make_event

from bot.answers.answer import Advice, Card, Page
from bot.telegram.preview import preview_of


def test_a_card_previews_its_own_page_and_nothing_else_previews_any() -> None:
    event = make_event()
    assert preview_of(Card(event)) == "http://en.president.example/events/president/news/101"
    assert preview_of(Page(event, (), 0, 1)) is False
    assert preview_of(Advice("no.text")) is False


def test_the_list_of_a_day_is_no_picture_of_an_event() -> None:
    assert preview_of(Card(make_event(url=None))) is False

import re
from typing import Any

from making import HARBOUR, make_event

from bot.answers.excerpts import count_units
from bot.answers.subscribing import AwaitWhole, Mute, Unfollow
from bot.following import Notice, Subscription
from bot.messages import phrases
from bot.notices.card import write_addition, write_notice
from bot.notices.digest import Entry, cut_digest, write_digest
from bot.notices.letter import Message
from bot.telegram.html import strip_markup

EN = phrases("en")


def follow(kind: Any, words: str = "", number: int = 1) -> Subscription:
    return Subscription(1, kind, words, "en", "en", number=number)


def asked(message: Message) -> list[Any]:
    return [button.request for row in message.rows for button in row]


def test_the_passage_stands_in_a_quote_that_unfolds_with_its_words_in_bold() -> None:
    message = write_notice(make_event(), [follow("search", "rope boats")], EN, changed=False)
    [quote] = re.findall(r"<blockquote expandable>(.*?)</blockquote>", message.html, re.DOTALL)
    assert "<b>boat</b>" in quote
    assert "<b>ropes</b>" in quote
    # The paragraphs before and after it are there too.
    assert "Good morning, friends." in quote
    assert "We have checked them twice" in quote


def test_a_person_who_speaks_is_quoted_and_a_topic_is_not() -> None:
    spoken = write_notice(make_event(), [follow("speaks", "Pavel Dorn")], EN, changed=False)
    assert "We have checked them twice" in spoken.html
    topic = write_notice(make_event(), [follow("topic", "Budget")], EN, changed=False)
    assert "blockquote" not in topic.html


def test_what_comes_from_outside_is_escaped() -> None:
    event = make_event(title="<b>&", lede="<script>")
    message = write_notice(event, [follow("search", "crowns <i>")], EN, changed=False)
    assert "&lt;b&gt;&amp;" in message.html
    assert "<script>" not in message.html
    assert "search: crowns &lt;i&gt;" in message.html


def test_however_much_is_meant_a_notice_fits_a_message() -> None:
    long = "The ropes and the boats. " * 400
    event = make_event(
        tuple(("speech", "Ilona Varga", long) for _ in range(9)),
        title="ropes " * 100,
        lede="ropes " * 500,
        topics=tuple(f"Topic {n} " * 30 for n in range(30)),
    )
    many = [follow("search", f"ropes {'boats ' * n}", n) for n in range(1, 9)]
    message = write_notice(event, many, EN, changed=True)
    assert count_units(strip_markup(message.html)) <= 4096
    assert message.html.count("</") <= 100


def test_one_reason_has_its_two_buttons_and_several_have_their_names() -> None:
    one = write_notice(make_event(), [follow("all")], EN, changed=False)
    assert asked(one)[-2:] == [Mute(1), Unfollow(1)]
    two = write_notice(
        make_event(), [follow("all"), follow("topic", "Budget", 2)], EN, changed=False
    )
    assert asked(two)[-4:] == [Mute(1), Unfollow(1), Mute(2), Unfollow(2)]


def test_a_partial_event_offers_to_tell_when_it_is_complete() -> None:
    partial = make_event((*HARBOUR[:2], ("text", None, "To be continued.")))
    message = write_notice(partial, [follow("all")], EN, changed=False)
    assert AwaitWhole(7) in asked(message)
    assert "To be continued" in message.html
    whole = write_notice(make_event(), [follow("all")], EN, changed=False)
    assert AwaitWhole(7) not in asked(whole)


def test_what_was_added_is_quoted() -> None:
    message = write_addition(make_event(), (4, 6, 7), EN, completed=True)
    assert "complete now" in message.html
    assert "grown by 3 passages" in message.html
    assert "We have checked them twice" in message.html


def enter(n: int, **values: Any) -> Entry:
    event = make_event(number=n, title=f"Event {n}", **values)
    return Entry(Notice(1, 0, n, 0, 0.0, number=n), event, (follow("all"),))


def test_a_digest_is_cut_between_events_and_leaves_none_out() -> None:
    left = [enter(n, topics=(f"Topic {n % 4}",)) for n in range(1, 60)]
    shown: list[str] = []
    while left:
        taken = cut_digest(left, EN)
        message = write_digest(taken, len(left), EN)
        assert count_units(strip_markup(message.html)) <= 4096
        assert message.html.count("</") <= 100
        titles = re.findall(r">(Event \d+)</a>", message.html)
        assert len(titles) == len(taken)
        shown += titles
        left = [entry for entry in left if entry not in taken]
    assert sorted(shown) == sorted(f"Event {n}" for n in range(1, 60))


def test_a_digest_names_each_day_and_topic_once() -> None:
    entries = [enter(n, topics=("Budget",)) for n in (1, 2)] + [enter(3, topics=("Army",))]
    html = write_digest(cut_digest(entries, EN), 3, EN).html
    assert html.count("<b>May 17, 2024</b>") == 1
    assert html.count("<i>Budget</i>") == 1
    assert html.index("Army") < html.index("Event 3") < html.index("Budget") < html.index("Event 1")

import pytest

from bot.answers.questions.asked import Asked, read_form


@pytest.mark.parametrize(
    ("text", "asked", "head"),
    [
        ("When was the harbour opened?", Asked.DAY, ""),
        ("On what date did they meet?", Asked.DAY, ""),
        ("In which city was the council held?", Asked.PLACE, "city"),
        ("where is the new bridge", Asked.PLACE, ""),
        (
            "Which deputy prime minister reported on the mine?",
            Asked.PERSON,
            "deputy prime minister",
        ),
        ("Which region’s governor came to Selm?", Asked.PLACE, "region"),
        ("Which Selm region governor came?", Asked.PERSON, "Selm region governor"),
        ("Who was the president of Ondrelia in 2018?", Asked.PERSON, "president of Ondrelia"),
        ("who said so", Asked.PERSON, ""),
        ("How many panes of glass were broken?", Asked.NUMBER, "panes of glass"),
        ("By how much did traffic grow?", Asked.NUMBER, "did traffic grow"),
        ("What percentage of pensions is paid by the fund?", Asked.NUMBER, "percentage"),
        ("How many times did Varga meet Rovarty?", Asked.TIMES, ""),
        ("How many times lower is the need for officers?", Asked.NUMBER, "times lower is"),
        ("Which meetings were held in Selm?", Asked.EVENTS, ""),
        ("Which events took place in Selm?", Asked.EVENTS, ""),
        ("What did Varga say about the sea?", Asked.PASSAGES, ""),
        ("What did the President say about the sea?", Asked.PASSAGES, ""),
        ("What did Varga order the ministers to do?", Asked.PASSAGES, ""),
        ("What did the regions get from the talks?", Asked.PASSAGES, ""),
        ("What is the capital of Ondrelia?", Asked.PLACE, "capital"),
        ("Was the sea ever spoken of?", Asked.PASSAGES, ""),
        ("Когда открыли гавань?", Asked.DAY, ""),
        ("Где прошла встреча?", Asked.PLACE, ""),
        ("Кто это сказал?", Asked.PERSON, ""),
        ("Сколько раз они встречались?", Asked.TIMES, ""),
        ("Сколько людей живёт в Сельме?", Asked.NUMBER, "людей живёт в"),
    ],
)
def test_what_is_asked_for_is_recognised(text: str, asked: Asked, head: str) -> None:
    form = read_form(text)
    assert (form.asked, form.head, form.question) == (asked, head, True)


def test_the_first_asking_words_count() -> None:
    assert read_form("Why did it take so long, and when was it signed?").asked is Asked.PASSAGES


def test_what_names_an_event_asks_nothing() -> None:
    form = read_form("talks with the president of Ondrelia, autumn 2018")
    assert (form.asked, form.question) == (Asked.PASSAGES, False)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("When did Varga last visit Selm?", "new"),
        ("latest meeting with Rovarty", "new"),
        ("the very first summit on Tern Rock", "old"),
        ("Когда они виделись в последний раз?", "new"),
        ("When did they meet last year?", ""),
        ("last meeting with Rovarty", "new"),
        ("the first phone call with Rovarty", "old"),
        ("Первая встреча с Роварти", "old"),
        ("at our first meeting with keepers I promised it", ""),
    ],
)
def test_an_order_is_recognised(text: str, order: str) -> None:
    assert read_form(text).order == order


def test_whose_words_are_asked_for() -> None:
    assert read_form("What did Dorn say about the ropes?").voice == "Dorn"
    assert read_form("what Dorn said about ropes").voice == "Dorn"
    assert read_form("Что сказал Дорн о канатах?").voice == "Дорн"

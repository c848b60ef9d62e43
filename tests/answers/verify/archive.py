"""An archive of an invented country, whose quotations are verified."""

import datetime as dt

from making import make_event

VARGA, DORN = "President of Ardava Ilona Varga", "Harbour Master Pavel Dorn"
HARBOUR = make_event(
    (
        ("heading", None, "Opening of the new harbour"),
        ("speech", VARGA, "Good morning, friends. The winter was long and the ice was thick."),
        (
            "speech",
            None,
            "We will never sell the lighthouses of Selm, and we do not rent them out either.",
        ),
        ("note", None, "(Applause)"),
        (
            "speech",
            None,
            (
                "The new quay cost forty-two million crowns, which is 2.5 percent of the budget. "
                "It was paid by the islands themselves, without a single loan from abroad."
            ),
        ),
        ("speech", DORN, "We have checked the ropes twice, Madam President, and the cranes once."),
        ("speech", VARGA, "Harbour masters should sleep well before a storm and badly after it."),
    ),
    title="Opening of the harbour in Selm",
    number=0,
    key="",
)
HARBOUR_RU = make_event(
    (
        ("heading", None, "Открытие новой гавани"),
        ("speech", "Президент Ардавы Илона Варга", "Доброе утро, друзья. Зима была долгой."),
        (
            "speech",
            None,
            "Мы никогда не продадим маяки Сельма и не сдаём их в аренду.",
        ),
        ("note", None, "(Аплодисменты)"),
        (
            "speech",
            None,
            (
                "Новый причал стоил сорок два миллиона крон, это 2,5 процента бюджета. "
                "Его оплатили сами острова, без единого займа за границей."
            ),
        ),
        ("speech", "Капитан порта Павел Дорн", "Мы проверили канаты дважды, госпожа Президент."),
        ("speech", "Президент Ардавы Илона Варга", "Перед штормом капитанам надо спать хорошо."),
    ),
    title="Открытие гавани в Сельме",
    lang="ru",
    url="http://president.example/events/president/news/101",
    number=0,
    key="",
)
COUNCIL = make_event(
    (
        (
            "speech",
            DORN,
            (
                "The President told us: “A harbour without children is only a car park for boats.” "
                "I agree with every word of it."
            ),
        ),
        (
            "speech",
            None,
            (
                "Our fishing fleet has grown to 340 [registered] vessels since the reform, and the "
                "catch in Ostrel is larger than ever before."
            ),
        ),
        ("speech", "Minister Petra Kolm", "Taxes on small boats will be abolished by next spring."),
        ("text", None, "Ilona Varga visited the school of navigation and met its first graduates."),
        ("text", None, "The council meets four times a year in the old customs house of Ostrel."),
    ),
    title="Meeting of the Council on Fishing",
    id=102,
    url="http://en.president.example/events/president/news/102",
    lede="The council discussed the fleet.",
    date=dt.date(2021, 3, 9),
    place="Ostrel",
    topics=("Fishing",),
    number=0,
    key="",
)
LETTER = make_event(
    (
        ("text", None, "I write to you from an island where no newspaper arrives before Thursday."),
        ("text", None, "My grandfather kept the lamp of Tern Rock, and I still have his keys."),
    ),
    title="Open letter to the keepers of lighthouses",
    id=103,
    url="http://en.president.example/events/president/news/103",
    lede=None,
    date=dt.date(2022, 2, 1),
    number=0,
    key="",
)
HALL = make_event(
    (
        ("speech", "Question", "Will the ferries be painted yellow before the summer holidays?"),
        ("speech", VARGA, "They will be painted whatever colour the captains can agree on."),
    ),
    title="Answers to questions",
    id=104,
    url="http://en.president.example/events/president/news/104",
    lede=None,
    date=dt.date(2022, 4, 5),
    number=0,
    key="",
)
ARCHIVE = (HARBOUR, HARBOUR_RU, COUNCIL, LETTER, HALL)

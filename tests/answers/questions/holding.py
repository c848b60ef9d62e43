"""An archive of an invented country, which questions are asked of."""

import datetime as dt
from itertools import count

from making import make_event

from bot.model import Event, SeeAlso

VARGA, DORN = "President of Ardava Ilona Varga", "Harbour Master Pavel Dorn"
_IDS = count(501)


def _event(title: str, day: str, place: str, *lines: tuple[str, str], **more: object) -> Event:
    spoken = tuple(("speech", label, text) for label, text in lines)
    id_ = next(_IDS)
    values = {
        "title": title,
        "date": dt.date.fromisoformat(day),
        "place": place,
        "id": id_,
        "url": f"http://en.president.example/events/president/news/{id_}",
        "lede": None,
        "topics": (),
        "key": "",
        "number": 0,
    }
    return make_event(spoken, **(values | more))  # type: ignore[arg-type]


LIGHTHOUSE = _event(
    "Opening of the restored lighthouse on Tern Rock",
    "2016-06-04",
    "Tern Rock, Selm Islands",
    (VARGA, "Good afternoon. The lamp was dark for eleven winters, and tonight it burns again."),
    (DORN, "We replaced 340 panes of glass, and the keepers carried all of them up the stairs."),
)
TALKS = _event(
    "Talks with President of Ondrelia Anselm Rovarty",
    "2018-09-12",
    "Kesselburg",
    (VARGA, "Mr Rovarty, the ferry between our countries carries more than 70 thousand people."),
    ("President of Ondrelia Anselm Rovarty", "We want to lower the tolls on timber and wool."),
)
VISIT = _event(
    "Meeting with President of Ondrelia Anselm Rovarty",
    "2020-02-03",
    "Selm",
    (VARGA, "I am glad to see you in Selm. Winter is the right time for our harbours."),
)
PENSIONS = _event(
    "Meeting with Government members",
    "2019-03-21",
    "Kesselburg",
    (VARGA, "Pensions of miners will be paid from the age of fifty-five, and not a month later."),
    ("Finance Minister Rudo Fenwar", "The coal fund pays 12 percent of the miners’ pensions."),
    see_also=(SeeAlso("Visit to the Brinmoor mine", dt.date(2019, 3, 20)),),
    topics=("Pensions",),
)
MINE = _event(
    "Visit to the Brinmoor mine",
    "2019-03-20",
    "Brinmoor",
    (DORN, "Ventilators in the Brinmoor mine are older than the miners whom they keep alive."),
)
NEWS = make_event(
    (
        (
            "text",
            None,
            "After supper Ms Varga told journalists about the talks with Mr Milo Kest in Selm.",
        ),
    ),
    title="Talks with Chairman of Tarn Milo Kest",
    date=dt.date(2017, 5, 2),
    place="Winter Hall, Kesselburg",
    id=next(_IDS),
    url="http://en.president.example/events/president/news/499",
    lede=None,
    topics=(),
    key="",
    number=0,
)
TUNNEL = _event(
    "Opening of the Orvin railway tunnel",
    "2015-10-09",
    "Orvin",
    (VARGA, "Thank you for coming. The mountain has been in our way for a very long time."),
    lede="The President opened the Orvin tunnel, 14.2 kilometres long, and met its builders.",
)
GREETINGS = _event(
    "Greetings to the Sorvan Readings Forum",
    "2017-06-29",
    "Kesselburg",
    (VARGA, "Your work has outlived three governments, and I hope that it will outlive mine."),
)
READINGS = _event(
    "Meeting with scholars of the north",
    "2016-11-30",
    "Kesselburg",
    (VARGA, "I send my greetings to all at the forum, and the Sorvan readings will be read again."),
)
CONDOLENCES = make_event(
    (),
    title="Ilona Varga expressed her condolences to the widow of Aleksander Trasko",
    date=dt.date(2014, 10, 18),
    place=None,
    id=next(_IDS),
    url="http://en.president.example/events/president/news/498",
    lede=None,
    topics=(),
    key="",
    number=0,
)
_SUBJECTS = (
    *("bridges", "schools", "orchards", "libraries", "railways", "hospitals", "theatres", "rivers"),
    *("taxes", "mountains", "bees", "bakeries", "museums", "stadiums", "forests", "glass"),
)
OTHERS = tuple(
    _event(
        f"Meeting on the development of {subject}",
        f"20{10 + n % 12}-0{1 + n % 8}-1{n % 9}",
        "Kesselburg",
        (VARGA, f"Today we speak about {subject}. The Government has heard of them for years."),
        (DORN, f"There is enough money for {subject}, and there are too few people who can mend."),
        (VARGA, "Then let us begin with the people, and ask who wants to learn the work."),
    )
    for n, subject in enumerate(_SUBJECTS)
)
HELD = (
    CONDOLENCES,
    LIGHTHOUSE,
    TALKS,
    VISIT,
    PENSIONS,
    MINE,
    NEWS,
    TUNNEL,
    GREETINGS,
    READINGS,
    *OTHERS,
)

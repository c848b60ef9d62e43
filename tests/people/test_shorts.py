import datetime as dt

import pytest

from bot.people.forms import Form
from bot.people.names import Name
from bot.people.shorts import Shorts, Standing, fits

DAY = dt.date(2010, 6, 1)


def stand(text, events, year=2010, beside=()):
    name = Name(tuple(text.split()))
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return name.key, Standing(name, name.family, events, first, last, frozenset(beside))


DORN, IRMA = stand("Pavel Dorn", 20), stand("Irma Dorn", 2)


def find(text, *standings, office="", present=(), titled=True, day=DAY):
    form = Form(Name(tuple(text.split())), office)
    return Shorts(dict(standings)).find(form, day, present, titled=titled)


def test_a_family_name_means_whoever_else_has_it_in_the_event():
    assert find("Dorn", DORN, IRMA, present=[IRMA[0]]) == IRMA[0]


def test_with_a_title_it_means_the_one_who_is_known():
    assert find("Dorn", DORN, IRMA) == DORN[0]
    assert find("Dorn", DORN, IRMA, titled=False) is None
    assert find("Dorn", DORN, stand("Irma Dorn", 15)) is None


def test_it_means_nobody_of_another_time():
    assert find("Dorn", DORN, day=dt.date(2020, 1, 1)) is None


def test_initials_choose_among_a_family():
    assert find("I. Dorn", DORN, IRMA) == IRMA[0]
    assert find("П. Дорн", DORN, IRMA) == DORN[0]
    assert find("O. Dorn", DORN, IRMA) is None


def test_a_journalist_of_another_paper_is_somebody_else():
    pavel = stand("Pavel Dorn", 20, beside={"gazete"})
    assert find("P. Dorn", pavel, office="Courier") is None
    assert find("P. Dorn", pavel, office="Gazette") == pavel[0]


@pytest.mark.parametrize(
    ("short", "full"),
    [("Y. Dorn", "Yevgeny Dorn"), ("Y. Dorn", "Yury Dorn"), ("Е. Дорн", "Yelena Dorn")],
)
def test_initials_are_compared_by_sound(short, full):
    assert fits(Name(tuple(short.split())), Name(tuple(full.split())))

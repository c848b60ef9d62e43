import datetime as dt

import pytest
from calling import names, people, roll, say
from hypothesis import given
from hypothesis import strategies as st

ARCHIVE = people(
    *say("Vladimir Dornev", times=20),
    *say("Sergei Ivlev", times=5, start=30),
    *say("Timur Ivlev", times=2, start=40, day="2015-01-01"),
    *say("Ilona Varga", "Pyotr Tal", times=3, start=50),
    roll(60, "2010-01-01", ("King Stefan II of Ardava", "Stefan II")),
    roll(61, "2010-01-01", ("Р.Кольм", "Р.Кольм")),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Vladimir Dornev", ["Vladimir Dornev"]),
        ("dornev", ["Vladimir Dornev"]),
        ("Дорнев", ["Vladimir Dornev"]),
        ("В.Дорнев", ["Vladimir Dornev"]),
        ("V. Dornev", ["Vladimir Dornev"]),
        ("Dornev Vladimir", ["Vladimir Dornev"]),
        ("Mr Dornev", ["Vladimir Dornev"]),
        ("President of Ardava Vladimir Dornev", ["Vladimir Dornev"]),
        ("Vladmir Dornev", ["Vladimir Dornev"]),
        ("dornef", ["Vladimir Dornev"]),
        ("vlad dor", ["Vladimir Dornev"]),
        ("ivlev", ["Sergei Ivlev", "Timur Ivlev"]),
        ("Ивлев", ["Sergei Ivlev", "Timur Ivlev"]),
        ("T. Ivlev", ["Timur Ivlev"]),
        ("Sergey Ivlev", ["Sergei Ivlev"]),
        ("ilona", ["Ilona Varga"]),
        ("king stefan", ["King Stefan II"]),
        ("kolm", ["Р. Кольм"]),
        ("Petrosyan", []),
        ("", []),
        ("???", []),
    ],
)
def test_people_are_found_by_what_users_type(words, found):
    assert names(ARCHIVE.find(words)) == found


def test_all_begins_with_the_most_frequent():
    counts = [person.events for person in ARCHIVE.all()]
    assert counts == sorted(counts, reverse=True)
    assert ARCHIVE.all()[0].name == "Vladimir Dornev"


def test_a_label_resolves_to_its_person():
    person = ARCHIVE.resolve("Vladimir Dornev")
    assert person == ARCHIVE.all()[0]
    assert ARCHIVE.resolve("Question") == ()


def test_an_event_tells_who_of_two_is_meant():
    both = ARCHIVE.resolve("Ivlev")
    assert isinstance(both, tuple)
    assert names(both) == ["Sergei Ivlev", "Timur Ivlev"]
    assert ARCHIVE.resolve("Ivlev", event=40) == both[1]


def test_a_day_tells_who_of_two_is_meant():
    person = ARCHIVE.resolve("Ivlev", date=dt.date(2015, 6, 1))
    assert not isinstance(person, tuple)
    assert person.name == "Timur Ivlev"


def test_namesakes_are_resolved_by_the_event():
    minister, head = "Defence Minister Pavel Dorn", "Orebank CEO Pavel Dorn"
    found = people(
        roll(1, "2010-01-01", (minister, "Pavel Dorn")),
        roll(2, "2011-01-01", (head, "Pavel Dorn"), ("Pavel Dorn", "Pavel Dorn")),
        roll(3, "2012-01-01", (minister, "Pavel Dorn")),
        roll(4, "2011-02-01", ("Pavel Dorn", "Pavel Dorn")),
    )
    first, second = found.all()
    assert found.resolve("Pavel Dorn", event=2) == second
    assert found.resolve(minister) == first
    assert found.resolve("Pavel Dorn", event=4) == (first, second)
    assert first.unsure
    assert second.unsure


def test_events_and_keys_lead_back_and_forth():
    person = ARCHIVE.find("Timur Ivlev")[0]
    assert ARCHIVE.events_of(person) == (40, 41)
    assert person in ARCHIVE.of_event(40)
    assert ARCHIVE.with_key(person.key) == person
    assert ARCHIVE.with_key("nobody") is None
    assert ARCHIVE.of_event(999) == ()


@given(st.text(max_size=300))
def test_anything_may_be_typed(words):
    assert all(person in ARCHIVE.all() for person in ARCHIVE.find(words))

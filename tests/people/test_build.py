import datetime as dt

from calling import names, people, roll, say

from bot.model import Role


def one(found):
    assert len(found) == 1, names(found)
    return found[0]


def test_all_forms_of_a_name_are_one_person():
    found = people(
        *say("Vladimir Dornev", times=30),
        roll(50, "2010-02-01", ("President of Ardava Vladimir Dornev", "Vladimir Dornev")),
        roll(51, "2010-02-02", ("Vladmir Dornev", "Vladmir Dornev")),
        roll(52, "2010-02-03", ("VladimirDornev", "VladimirDornev")),
        roll(53, "2010-02-04", ("В.Дорнев", "В.Дорнев")),
        roll(54, "2010-02-05", ("Vladimir Petrovich Dornev", "Vladimir Petrovich Dornev")),
        roll(55, "2010-02-06", ("Mr Dornev", "Dornev")),
        roll(56, "2010-02-07", ("Vladimir Dornev (retranslated)", "Vladimir Dornev")),
    )
    person = one(found.all())
    assert (person.name, person.russian, person.surname) == (
        "Vladimir Dornev",
        "В. Дорнев",
        "Dornev",
    )
    assert (person.events, person.passages) == (37, 74)
    assert person.labels[0].name == "Vladimir Dornev"
    assert len(person.labels) == 8
    assert not person.unsure


def test_roles_have_their_time():
    prime, president = "Prime Minister Ilona Varga", "President of Ardava Ilona Varga"
    found = people(
        roll(1, "2008-05-12", (president, "Ilona Varga")),
        roll(2, "2011-05-12", (president, "Ilona Varga")),
        roll(3, "2012-09-01", (prime, "Ilona Varga")),
        roll(4, None, (prime, "Ilona Varga")),
    )
    person = one(found.all())
    term, later = (dt.date(2008, 5, 12), dt.date(2011, 5, 12)), dt.date(2012, 9, 1)
    assert person.roles == (
        Role("President of Ardava", *term, events=2),
        Role("Prime Minister", later, later, events=2),
    )


def test_an_office_that_was_another_ones_meanwhile_is_two_terms():
    president, prime = "President of Ardava Ilona Varga", "Prime Minister Ilona Varga"
    found = people(
        roll(1, "2007-05-12", (president, "Ilona Varga")),
        roll(2, "2010-05-12", (prime, "Ilona Varga")),
        roll(3, "2012-09-01", (president, "Ilona Varga")),
        roll(4, "2016-09-01", (president, "Ilona Varga")),
    )
    person = one(found.all())
    assert [(role.text, role.first.year, role.last.year) for role in person.roles] == [
        ("President of Ardava", 2007, 2007),
        ("Prime Minister", 2010, 2010),
        ("President of Ardava", 2012, 2016),
    ]


def test_nobody_is_no_person():
    found = people(roll(1, "2010-01-01", ("Question", None), ("Moderator", "Moderator")))
    assert found.all() == ()


def test_people_of_one_family_name_stay_apart():
    found = people(*say("Ilona Varga", "Pavel Varga"))
    assert sorted(names(found.all())) == ["Ilona Varga", "Pavel Varga"]


def test_namesakes_are_told_apart_by_their_offices():
    minister, head = "Defence Minister Pavel Dorn", "Orebank CEO Pavel Dorn"
    found = people(
        roll(1, "2010-01-01", (minister, "Pavel Dorn")),
        roll(2, "2011-01-01", (head, "Pavel Dorn"), ("Pavel Dorn", "Pavel Dorn")),
        roll(3, "2012-01-01", (minister, "Pavel Dorn")),
    )
    first, second = found.all()
    assert first.name == second.name
    assert first.key != second.key
    assert [role.text for role in first.roles] == ["Defence Minister"]
    assert [role.text for role in second.roles] == ["Orebank CEO"]


def test_a_tag_shows_the_family_name():
    found = people(roll(1, "2010-01-01", ("Wen Tal", "Wen Tal"), tags=["Wen Tal"]))
    assert one(found.all()).surname == "Wen"
    found = people(roll(1, "2010-01-01", ("Jan van Dorn", "Jan van Dorn"), tags=["van Dorn Jan"]))
    assert one(found.all()).surname == "van Dorn"


def test_the_same_rolls_make_the_same_people():
    rolls = [*say("Ilona Varga", "Pavel Dorn", times=3), *say("Irma Tal", start=9)]
    assert people(*rolls).all() == people(*reversed(rolls)).all()

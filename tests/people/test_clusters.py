from collections import Counter

import pytest

from bot.people.clusters import Bearing, Clusters
from bot.people.names import read_name


def join(**events):
    """Which of these names are forms of another one, by the number of events of each."""
    bearings: dict = {}
    for text, count in events.items():
        name = read_name(text, text)
        assert name is not None
        bearings.setdefault(name.key, Bearing(Counter())).forms[name] += count
    clusters = Clusters(bearings)
    return {
        bearing.name.text: bearings[clusters.leader(key)].name.text
        for key, bearing in bearings.items()
    }


@pytest.mark.parametrize(
    ("misprint", "name"),
    [
        ("Vladmir Dornev", "Vladimir Dornev"),
        ("Valdimir Dornev", "Vladimir Dornev"),
        ("Vladimir Dornve", "Vladimir Dornev"),
        ("Vladimir Dornrov", "Vladimir Dornov"),
        ("Resident Ilona Varga", "Ilona Varga"),
    ],
)
def test_a_rare_near_name_is_a_misprint_of_a_frequent_one(misprint, name):
    assert join(**{misprint: 1, name: 30})[misprint] == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pavel Solodov", "Pavel Solovev"),  # two letters of a short name
        ("Pavel Molodin", "Pavel Volodin"),
        ("Alexandra Dornev", "Alexander Dornev"),
        ("Pavel Dornev", "Pavel Tarnev"),
        ("Pyotr Dornev", "Pavel Dornev"),
    ],
)
def test_two_people_of_near_names_stay_two(one, other):
    assert join(**{one: 1, other: 40})[one] == one


def test_a_near_name_as_frequent_stays():
    joined = join(**{"Pavel Dornev": 8, "Pavel Darnev": 6})
    assert joined == {"Pavel Dornev": "Pavel Dornev", "Pavel Darnev": "Pavel Darnev"}


def test_a_family_name_that_others_have_is_no_misprint():
    joined = join(**{"Pavel Darnev": 1, "Irma Darnev": 1, "Pavel Dornev": 30})
    assert joined["Pavel Darnev"] == "Pavel Darnev"


def test_a_shorter_form_is_the_only_longer_name():
    joined = join(**{"Jose Luis Varga Tal": 10, "Jose Tal": 2, "Luis Varga Tal": 1})
    assert set(joined.values()) == {"Jose Luis Varga Tal"}


def test_with_two_longer_names_a_shorter_one_is_neither():
    joined = join(**{"Jose Luis Tal": 3, "Jose Maria Tal": 3, "Jose Tal": 1})
    assert joined["Jose Tal"] == "Jose Tal"


def test_a_father_is_not_the_son_named_after_him():
    joined = join(**{"Omar bin Salim Al Dorn": 5, "Salim Al Dorn": 2})
    assert joined["Salim Al Dorn"] == "Salim Al Dorn"


def test_a_ruler_without_the_title_is_the_ruler():
    joined = join(**{"King Stefan II": 5, "Stefan II": 1})
    assert joined["Stefan II"] == "King Stefan II"

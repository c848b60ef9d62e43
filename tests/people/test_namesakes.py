import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot.people.namesakes import Mention, split_mentions


def mention(event, day, office=""):
    return Mention(event, dt.date.fromisoformat(day) if day else None, office)


MINISTER = [
    mention(1, "2012-01-10", "Defence Minister"),
    mention(2, "2014-03-01", "Defence Minister"),
    mention(3, "2018-06-01", "Defence Minister"),
]


def test_a_company_head_amid_a_ministers_time_is_somebody_else():
    split = split_mentions([*MINISTER, mention(4, "2013-05-05", "Orebank CEO")])
    assert split.persons == (frozenset({1, 2, 3}), frozenset({4}))


def test_one_who_goes_from_office_to_business_is_one():
    split = split_mentions([*MINISTER, mention(4, "2020-05-05", "Orebank CEO")])
    assert split.persons == (frozenset({1, 2, 3, 4}),)
    assert not split.doubtful


def test_an_event_with_the_office_tells_who_speaks_without_it():
    split = split_mentions(
        [*MINISTER, mention(4, "2013-05-05", "Orebank CEO"), mention(4, "2013-05-05")]
    )
    assert split.persons[1] == frozenset({4})
    assert not split.open


def test_without_an_office_the_time_tells():
    split = split_mentions(
        [*MINISTER, mention(4, "2013-05-05", "Orebank CEO"), mention(5, "2018-07-01")]
    )
    assert split.persons[0] == frozenset({1, 2, 3, 5})


def test_where_nothing_tells_it_stays_open():
    split = split_mentions(
        [*MINISTER, mention(4, "2013-05-05", "Orebank CEO"), mention(5, "2013-06-01")]
    )
    assert split.open == frozenset({5})
    assert split.doubtful


def test_where_nothing_tells_one_who_is_far_better_known_is_likelier():
    more = [mention(10 + n, f"2014-0{n}-01", "Defence Minister") for n in range(1, 6)]
    split = split_mentions(
        [*MINISTER, *more, mention(4, "2013-05-05", "Orebank CEO"), mention(5, "2013-06-01")]
    )
    assert 5 in split.persons[0]
    assert split.doubtful


def test_a_minister_who_was_a_surgeon_may_be_two():
    split = split_mentions(
        [*MINISTER, mention(4, "2020-05-05", "Professor of the Institute of Surgery")]
    )
    assert len(split.persons) == 1
    assert split.doubtful


offices = st.sampled_from(["", "Defence Minister", "Orebank CEO", "Governor of Selm", "Professor"])
days = st.dates(dt.date(2000, 1, 1), dt.date(2005, 1, 1))


@given(st.lists(st.builds(Mention, st.integers(1, 9), days, offices), min_size=1, max_size=30))
def test_each_event_has_its_person_or_is_open(mentions):
    split = split_mentions(mentions)
    placed = [event for events in split.persons for event in events] + list(split.open)
    assert sorted(placed) == sorted({each.event for each in mentions})

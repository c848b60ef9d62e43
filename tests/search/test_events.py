import pytest

from bot.search import Search


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("island ferry heads", 1),
        ("meeting in Selm, december 2019", 1),
        ("meeting with Ilona Varga winter 2019", 1),
        ("tarn bridge oppening", 2),
        ("Pavel Dorn in Ostrel", 2),
        ("lighthouses and schools", 3),
        ("cafe lanchid", 4),
        ("совещание о весеннем севе", 5),
        ("сельское хозяйство, апрель 2020", 5),
    ],
)
def test_an_event_is_found_by_what_is_remembered_of_it(ardava: Search, typed, event):
    assert ardava.events(typed)[0].event == event


@pytest.mark.parametrize("typed", ["how to reset a wifi router password", "", "😀", "zzzzzz"])
def test_what_is_not_there_is_not_found(ardava: Search, typed):
    assert ardava.events(typed) == []


def test_the_limit_holds(ardava: Search):
    assert len(ardava.events("meeting", limit=1)) == 1
    assert len(ardava.events("meeting")) > 1

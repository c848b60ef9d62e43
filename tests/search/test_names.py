import pytest

from bot.search.names import Names, write_key

PEOPLE = Names(
    {1: "Sergei Ivanov", 2: "Viktor Ivanov", 3: "Илона Варга", 4: "Yury Dornin", 5: "Ivan"}
)
PLACES = Names({1: "Selm", 2: "Old Harbour, Selm", 3: "Острель"})


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("ivanov", [1, 2]),
        ("Иванова", [1, 2]),
        ("sergey ivanov", [1]),
        ("ivanof", [1, 2]),
        ("varga", [3]),
        ("варгу", [3]),
        ("viktor", [2]),
        ("ivan", [5]),
        ("yuri dornin", [4]),
        ("dronin", [4]),
        ("petrenko", []),
        ("…", []),
    ],
)
def test_people_are_found_by_any_usual_form_of_the_name(typed: str, numbers: list[int]) -> None:
    assert PEOPLE.find_people(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"), [("selm", [1, 2]), ("harbor selm", [2]), ("ostrel", [3]), ("rome", [])]
)
def test_places_are_found_by_words_of_them(typed: str, numbers: list[int]) -> None:
    assert PLACES.find_places(typed) == numbers


def test_names_like_an_unknown_one_are_offered() -> None:
    assert PEOPLE.list_near("ivanovsky") == ["Sergei Ivanov", "Viktor Ivanov"]
    assert PEOPLE.list_near("xylophone") == []
    assert Names({}).list_near("ivanov") == []


def test_both_scripts_sound_alike() -> None:
    assert write_key("сергей") == write_key("sergey") == write_key("sergei")
    assert write_key("харитонов") == write_key("kharitonov")
    assert write_key("царев") == write_key("tsarev")
    assert write_key("маркон") == write_key("marcon")
    assert write_key("джолсон") == write_key("johlson")
    assert write_key("шрегер") == write_key("schroeger")
    assert write_key("вильфорд") == write_key("wilford")


def test_surnames_are_heard_but_for_one_sound() -> None:
    names = Names({1: "Guest Harlan Trusker", 2: "Ilona Varga", 3: "Otto Rusker"})
    assert names.list_surnames_like("траскер", "траск") == ["trusker"]
    assert names.list_surnames_like("дом", "стол") == []

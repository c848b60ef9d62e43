import pytest

from bot.answers.questions.persons import find_names, fits_role, is_named


def _names(text: str, *known: str) -> list[str]:
    return [one.name for one in find_names(text, frozenset(known))]


def test_names_are_found_without_their_offices() -> None:
    text = "Deputy Prime Minister Mr Dorn and Finance Minister Rudo Fenwar spoke in Selm."
    names = [(one.name, one.office) for one in find_names(text)]
    assert [name for name, _ in names] == ["Dorn", "Rudo Fenwar"]
    assert "Deputy Prime Minister" in names[0][1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("talks with French Foreign Minister Rudo Fenwar", ["Rudo Fenwar"]),
        ("Secretary of the Security Council Pavel Dorn", ["Pavel Dorn"]),
        ("the Ministry of Disaster Relief of the United Kingdom", []),
        ("Vice President of the Geographical Society, Department President", []),
        ("Bishop Orvin received the Order of Friendship", ["Orvin"]),
        ("the Trilateral Contact Group met Ms Kest", ["Kest"]),
        ("President of India Tarn Kest", ["Tarn Kest"]),
        ("Chairman of Tarn Milo Kest", ["Milo Kest"]),
        ("the governor of the Brinmoor Oblast A. Kest", ["A. Kest"]),
        ("Strengthening of International Cooperation and of Power’s Bodies", []),
        ("Governor of Brinmoor Region Milo Kest", ["Milo Kest"]),
        ("a pupil of Milo Orvich Kest joined the Free Traders", ["Milo Orvich Kest"]),
    ],
)
def test_bodies_places_and_offices_are_nobody(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_a_known_name_counts_whatever_its_words() -> None:
    assert _names("We heard Gulf Marsh") == []
    assert _names("We heard Gulf Marsh", "gulf marsh") == ["Gulf Marsh"]


def test_an_office_behind_the_name_is_read() -> None:
    [named] = find_names("Rudo Fenwar, First Deputy Minister of Emergencies, told the President")
    assert named.titled
    assert fits_role(named.office, "deputy emergencies minister") == 1


def test_an_office_fits_the_role_asked_for() -> None:
    assert fits_role("Deputy Prime Minister", "deputy prime minister") == 1
    assert fits_role("Governor of Selm", "minister") == 0
    assert fits_role("anybody", "") == 1


def test_a_name_of_the_question_is_known() -> None:
    assert is_named("Ilona Varga", frozenset({"varga"}))
    assert not is_named("Ilona Varga", frozenset({"ilona"}))

from bot.answers.questions.persons import find_names, fits_role, is_named


def test_names_are_found_without_their_offices() -> None:
    text = "Deputy Prime Minister Mr Dorn and Finance Minister Rudo Fenwar spoke in Selm."
    names = [(one.name, one.office) for one in find_names(text)]
    assert [name for name, _ in names] == ["Dorn", "Rudo Fenwar"]
    assert "Deputy Prime Minister" in names[0][1]


def test_an_office_fits_the_role_asked_for() -> None:
    assert fits_role("Deputy Prime Minister", "deputy prime minister") == 1
    assert fits_role("Governor of Selm", "minister") == 0
    assert fits_role("anybody", "") == 1


def test_a_name_of_the_question_is_known() -> None:
    assert is_named("Ilona Varga", frozenset({"varga"}))
    assert not is_named("Ilona Varga", frozenset({"ilona"}))

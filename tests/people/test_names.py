import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.names import Name, read_name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pavel Dorn", "Pavel Dorn"),
        ("PAVEL DORN", "Pavel Dorn"),
        ("PavelDorn", "Pavel Dorn"),
        ("Pavel DoRN", "Pavel Dorn"),
        ("P.Dorn", "P. Dorn"),
        ("P.V.Dorn (The Gazette)", "P. V. Dorn"),
        ("Mr Dorn", "Dorn"),
        ("Major-General Pavel Dorn", "Pavel Dorn"),
        ("Pavel Dorn, Harbour Master", "Pavel Dorn"),
        ("Ilona McVarga", "Ilona McVarga"),
        ("Ludwig van der Dorn", "Ludwig van der Dorn"),
        ("LUDWIG VAN DER DORN", "Ludwig van der Dorn"),
    ],
)
def test_a_name_is_shown_without_titles_in_usual_capitals(text, shown):
    name = read_name(text)
    assert name is not None
    assert name.text == shown


@pytest.mark.parametrize(
    "text", ["Moderator", "Q", "The Times", "FT", "Volunteer", "Переводчик", "", "42", "a b c"]
)
def test_functions_and_papers_are_nobody(text):
    assert read_name(text) is None


@pytest.mark.parametrize(
    "label",
    ["A question for Mr Dorn", "A separate question for Mr Dorn", "Question to Mr Dorn"],
)
def test_whoever_is_asked_does_not_speak(label):
    assert read_name("Dorn", label) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pavel Dorn", "Dorn Pavel"),
        ("Pavel Dorn", "Pavel Andreyevich Dorn"),
        ("Pavel Dorn", "Dorn Pavel Andreyevich"),
        ("Pavel Dorn", "Павел Дорн"),
        ("Pavel Dorn", "Pavel A. Dorn"),
        ("Bashir al-Dorn", "Bashir Dorn"),
        ("Sergey Dorn", "Sergei Dorn"),
    ],
)
def test_forms_of_a_name_have_one_key(one, other):
    assert Name(tuple(one.split())).key == Name(tuple(other.split())).key


def test_a_patriarch_goes_by_the_title_and_first_name():
    name = read_name("Tikhomir", "Patriarch of Selm and All Ardava Tikhomir")
    assert name is not None
    assert (name.text, name.is_full) == ("Patriarch Tikhomir", True)
    king = read_name("Stefan II", "King Stefan II of Ardava")
    assert king is not None
    assert king.text == "King Stefan II"


def test_two_rulers_of_one_name_differ_by_the_number():
    second, third = (read_name(f"Stefan {n}", f"King Stefan {n}") for n in ("II", "III"))
    assert second is not None
    assert third is not None
    assert second.key != third.key


def test_initials_are_known_as_such():
    assert Name(("В.", "Дорн")).initials == ("в",)
    assert Name(("Pavel", "V.", "Dorn")).initials == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_label_can_be_read(text, label):
    name = read_name(text, label)
    assert name is None or (name.parts and name.text)

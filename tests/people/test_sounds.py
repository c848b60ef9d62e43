import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.sounds import is_cyrillic, sound


@pytest.mark.parametrize(
    "forms",
    [
        ("Dmitry", "Dmitri", "Dmitriy", "Dmitrii", "Дмитрий"),
        ("Sergei", "Sergey", "Сергей"),
        ("Alexander", "Aleksandr", "Aleksander", "Александр"),
        ("Yelena", "Elena", "Елена"),
        ("Natalya", "Natalia", "Nataliya", "Наталья", "Наталия"),
        ("Fyodor", "Fedor", "Фёдор", "Федор"),
        ("Solovyov", "Solovyev", "Соловьёв"),
        ("Maxim", "Maksim", "Максим"),
        ("Schroeder", "Schröder"),
        ("Niinistö", "Niinisto"),
        ("Mahmoud", "Mahmud", "Махмуд"),
        ("Xi", "Си"),
        ("Jinping", "Цзиньпин"),
        ("Xenia", "Ksenia", "Ксения"),
        ("Schmidt", "Shmidt", "Шмидт"),
    ],
)
def test_the_spellings_of_a_name_sound_alike(forms):
    assert len({sound(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Alexander", "Alexandra"), ("Ivanov", "Ivanova"), ("Kostin", "Kostina"), ("Petr", "Peter")],
)
def test_different_names_sound_different(one, other):
    assert sound(one) != sound(other)


@given(st.text())
def test_any_text_has_a_sound_in_small_letters(text):
    assert sound(text) == sound(text).casefold()
    assert not any(char.isspace() for char in sound(text))


def test_a_latin_name_with_a_cyrillic_initial_is_latin():
    assert is_cyrillic("В. Дорн")
    assert not is_cyrillic("А. Dorn")
    assert not is_cyrillic("…")

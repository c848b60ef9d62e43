from bot.sources.voices import unite


def test_a_misprint_stands_for_the_name_that_is_printed_more_often():
    names = ["Vera Example", "Vra Example", "Vera Example", None]
    assert unite(names) == {"Vra Example": "Vera Example"}


def test_two_names_printed_as_often_stay_two():
    assert unite(["Vera Example", "Vera Exampla"]) == {}


def test_a_family_name_stands_for_the_only_full_name_with_it():
    assert unite(["Vera Example", "Example"]) == {"Example": "Vera Example"}
    assert unite(["Vera Example", "Ivo Example", "Example"]) == {}


def test_a_word_too_many_is_left_out():
    names = ["Veldtbank Vera Example", "Vera Example"]
    assert unite(names) == {"Veldtbank Vera Example": "Vera Example"}


def test_one_name_is_never_another_ones_other():
    names = ["Example", "Vra Example", "Vera Example", "Vera Example"]
    assert set(unite(names).values()) == {"Vera Example"}


def test_a_crowd_of_names_is_left_as_it_is():
    assert unite([f"Vera Example{n}" for n in range(501)] + ["Vera Example0"]) == {}

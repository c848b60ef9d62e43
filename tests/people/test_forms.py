from bot.people.forms import read_forms


def shown(speakers):
    return {label: form.name.text for label, form in read_forms(speakers).items()}


def test_nobody_is_left_out():
    forms = shown({"Question": None, "Moderator": "Moderator", "Pavel Dorn": "Pavel Dorn"})
    assert forms == {"Pavel Dorn": "Pavel Dorn"}


def test_the_end_of_an_office_is_no_part_of_a_name_that_stands_alone_elsewhere():
    forms = shown(
        {
            "Pavel Dorn": "Pavel Dorn",
            "Master of Orebank Irma Tal": "Irma Tal",
            "Head of State Holding Orebank Pavel Dorn": "Orebank Pavel Dorn",
        }
    )
    assert forms["Head of State Holding Orebank Pavel Dorn"] == "Pavel Dorn"


def test_a_first_name_that_was_left_out_comes_back():
    forms = shown(
        {
            "Andrei Tal": "Andrei Tal",
            "Andrei Varga": "Andrei Varga",
            "Andrei Kosk": "Andrei Kosk",
            "director andrei Dorn": "Dorn",
            "Orebank CEO Lars van Holt": "Holt",
        }
    )
    assert forms["director andrei Dorn"] == "Andrei Dorn"
    assert forms["Orebank CEO Lars van Holt"] == "Lars van Holt"


def test_a_headline_gives_the_name_in_it():
    headline = "Trade Minister Pavel DORN on tariffs and on duties"
    others = {f"Pavel {name}": f"Pavel {name}" for name in ("Dorn", "Tal", "Varga")}
    assert shown(others | {headline: headline})[headline] == "Pavel Dorn"


def test_a_paper_is_nobody_where_it_stands_beside_other_names():
    forms = shown(
        {"Courier": "Courier", "P.Dorn (Courier)": "P.Dorn", "Kosk": "Kosk", "Mr Tal": "Tal"}
    )
    assert set(forms.values()) == {"P. Dorn", "Kosk", "Tal"}


def test_a_family_name_is_no_paper_though_somebody_was_asked():
    forms = shown({"Dorn": "Dorn", "Pavel Dorn": "Pavel Dorn", "Question (to Pavel Dorn)": None})
    assert forms["Dorn"] == "Dorn"

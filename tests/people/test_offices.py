import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.offices import are_strange, exclude, kind_of, office_key, read_office


@pytest.mark.parametrize(
    ("label", "name", "office"),
    [
        ("President of Ardava Ilona Varga", "Ilona Varga", "President of Ardava"),
        ("President OF ARDAVA ILONA VARGA", "Ilona Varga", "President of Ardava"),
        ("MINISTER OF TRANSPORT PAVEL DORN", "Pavel Dorn", "Minister of Transport"),
        ("Pavel Dorn, Harbour Master", "Pavel Dorn", "Harbour Master"),
        ("P.Dorn (The Selm Gazette)", "P. Dorn", "The Selm Gazette"),
        ("Pavel Dorn (retranslated)", "Pavel Dorn", ""),
        ("Pavel Dorn (In Russian)", "Pavel Dorn", ""),
        ("Mr Dorn", "Dorn", ""),
        ("His Excellency Pavel Dorn", "Pavel Dorn", ""),
        ("HarbourMaster PavelDorn", "Pavel Dorn", "HarbourMaster"),
        ("Concluding remarks Pavel Dorn", "Pavel Dorn", ""),
        ("chairman of the Board Pavel Dorn", "Pavel Dorn", "Chairman of the Board"),
        ("Harbour Master Pavle Dorn", "Pavel Dorn", "Harbour Master"),
        ("Pavle Dorn", "Pavel Dorn", ""),
        ("U.S. PRESIDENT PAVEL J. DORN", "Pavel Dorn", "U.S. President"),
        ("HARBOUR BANK Ceo Pavel Dorn", "Pavel Dorn", "Harbour Bank CEO"),
        ("DirectOR OF THE MUSEUM PAVEL DORN", "Pavel Dorn", "Director of the Museum"),
        ("Leader of SLSP faction Pavel Dorn", "Pavel Dorn", "Leader of SLSP faction"),
        ("Nobody", "Pavel Dorn", ""),
    ],
)
def test_the_office_stands_beside_the_name(label, name, office):
    assert read_office(label, name) == office


def test_an_office_in_other_words_is_the_same():
    assert office_key("Minister of Transport") == office_key("Transport Minister")
    assert office_key("Minster of Transport") == office_key("Minister of Transport")
    assert office_key("Minister of Transport") != office_key("Deputy Minister of Transport")


@pytest.mark.parametrize(
    ("office", "kind"),
    [
        ("Defence Minister", "state"),
        ("Head of the Federal Anti-Monopoly Service", "state"),
        ("Orebank CEO", "business"),
        ("CEO of the Federal Railways", "business"),
        ("Governor of Selm Region", "region"),
        ("Director of the Burghard Museum", "management"),
        ("Rector of Selm University", "science"),
        ("President of Ardava", None),
    ],
)
def test_the_kind_is_told_by_words(office, kind):
    assert kind_of(office) == kind


def test_a_minister_leads_no_company_at_the_same_time():
    assert exclude("Defence Minister", "Orebank CEO")
    assert not exclude("Defence Minister", "Deputy Prime Minister")
    assert not exclude("Defence Minister", "President of Ardava")
    assert not exclude("Orebank CEO", "Director of Orebank")


def test_few_have_been_ministers_and_surgeons():
    assert are_strange("Justice Minister", "Professor of the Institute of Surgery")
    assert not are_strange("Justice Minister", "Orebank CEO")


@given(
    st.text(max_size=80), st.text(min_size=1, max_size=20).filter(str.strip), st.text(max_size=80)
)
def test_what_stands_beside_any_name_is_its_office_or_none(before, name, after):
    label = f"{before} {name} {after}"
    office = read_office(label, name)
    assert office == office.strip()
    assert len(office.split()) <= len(label.split())

from making import make_event

from bot.answers.questions.exhibits import show_event
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.nominees import join_names, nominate
from bot.answers.questions.reading import read_question
from bot.model import Event
from bot.people import build_people

NOBODY = build_people(())
_FACTION = (
    "Present were Milo Kest of the Fishermen, Rudo Fenwar of the Miners and Orla Brint of the "
    "Free Traders."
)


def _exhibit(event: Event, n: int = 1) -> Exhibit:
    paragraph = event.paragraphs[n - 1]
    return Exhibit(event, paragraph, paragraph.text, (), (False, False), paragraph.label)


def _ask(words: str, exhibit: Exhibit) -> str:
    question = read_question(words)
    return join_names(question, nominate(question, [exhibit], NOBODY))


TEXT = _exhibit(make_event((("text", None, _FACTION),), title="Talks on tolls", lede=None))


def test_the_name_among_the_words_of_the_question_is_the_one() -> None:
    assert _ask("Who led the miners at the talks?", TEXT) == "Rudo Fenwar"


def test_several_are_named_where_several_are_asked_for() -> None:
    assert _ask("Who attended the talks on tolls?", TEXT) == "Milo Kest, Rudo Fenwar, Orla Brint"


def test_a_family_name_is_given_in_full() -> None:
    lines = (("speech", "President of Ardava Ilona Varga", "Mr Kest, welcome to the harbour."),)
    event = make_event(lines, title="Meeting with Chairman of Tarn Milo Kest", lede=None)
    assert _ask("Whom did Varga welcome to the harbour?", _exhibit(event)) == "Milo Kest"


def test_who_met_whom_are_two() -> None:
    lines = (("speech", "President of Ardava Ilona Varga", "I am glad to see you in Selm."),)
    event = make_event(lines, title="Talks with Anselm Rovarty", lede=None)
    names = _ask("Who met whom in Selm?", _exhibit(event))
    assert set(names.split(", ")) == {"Ilona Varga", "Anselm Rovarty"}


def test_companies_are_no_persons() -> None:
    text = "The largest firms took part: Gulfgas from France, ENTO from Italy. Nobody fell out."
    exhibit = _exhibit(make_event((("text", None, text),), title="Talks on tolls", lede=None))
    assert _ask("Which companies took part in the talks?", exhibit) == "Gulfgas, ENTO"


def test_an_event_without_names_has_nobody() -> None:
    event = make_event((), title="Opening of the harbour", lede=None)
    assert nominate(read_question("Who opened it?"), [show_event(event)], NOBODY) == []

import datetime as dt
from collections.abc import Callable

import pytest
from answers.questions.holding import (
    CONDOLENCES,
    GREETINGS,
    LIGHTHOUSE,
    MINE,
    NEWS,
    PENSIONS,
    READINGS,
    TALKS,
    TUNNEL,
    VISIT,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Advice, Answer, Choice, Passage
from bot.answers.overviews import Day, SpeakerPage
from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Answered, Fact, Unanswered
from bot.answers.verify.verdict import Report

AskIt = Callable[..., Answer]


def _told(answer: Answer) -> Answered:
    assert isinstance(answer, Answered)
    return answer


def test_a_day_is_that_of_the_event(ask: AskIt) -> None:
    found = _told(ask("When was the restored lighthouse on Tern Rock opened?"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2016, 6, 4))
    assert found.shown.event.title == LIGHTHOUSE.title


def test_an_event_without_a_transcript_answers_by_its_title(ask: AskIt) -> None:
    found = _told(ask("When did Varga express condolences to the widow of Aleksander Trasko?"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2014, 10, 18))
    assert found.shown.text == CONDOLENCES.title


def test_a_place_is_that_of_the_event_though_words_are_misspelt(ask: AskIt) -> None:
    found = _told(ask("Where did Varga open the restored lighthuose in June 2016?"))
    assert found.fact == Fact(Asked.PLACE, "Tern Rock, Selm Islands")


def test_a_number_is_words_of_the_passage_that_proves_it(ask: AskIt) -> None:
    found = _told(ask("How many panes of glass were replaced in the Tern Rock lighthouse?"))
    assert found.fact
    assert "340" in found.fact.text
    assert found.fact.text in found.shown.text
    assert found.shown.attribution == "Harbour Master Pavel Dorn"


def test_a_person_is_who_speaks_the_passage(ask: AskIt) -> None:
    found = _told(ask("Who told Varga about the tolls on timber and wool in 2018?"))
    assert found.fact == Fact(Asked.PERSON, "President of Ondrelia Anselm Rovarty")
    assert found.shown.event.title == TALKS.title


def test_what_is_said_is_given_in_passages(ask: AskIt) -> None:
    found = _told(ask("What did Varga say about pensions of miners?"))
    assert found.fact is None
    assert found.shown.text == PENSIONS.paragraphs[0].text
    start, end = found.shown.spans[0]
    assert found.shown.text[start:end] == "Pensions"


def test_the_latest_meeting_is_found_by_its_day(ask: AskIt) -> None:
    found = _told(ask("When did Varga last meet Rovarty?"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2020, 2, 3))
    assert [one.event.title for one in found.exhibits] == [VISIT.title, TALKS.title]


def test_a_visit_is_to_a_place(ask: AskIt) -> None:
    found = _told(ask("When did Varga last visit Selm?"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2020, 2, 3))
    assert VISIT.title == found.shown.event.title


def test_events_that_name_something_are_listed_latest_first(ask: AskIt) -> None:
    found = _told(ask("Which meetings were held with Rovarty?"))
    assert [one.event.title for one in found.exhibits] == [VISIT.title, TALKS.title]


def test_meetings_are_counted(ask: AskIt) -> None:
    found = _told(ask("How many times did Varga meet Rovarty?"))
    assert found.fact == Fact(Asked.TIMES, events=2, days=2)
    found = _told(ask("How many times did Varga meet Rovarty in 2018?"))
    assert found.fact == Fact(Asked.TIMES, events=1, days=1)


def test_a_number_in_the_words_of_the_passage_is_a_fact_all_the_same(ask: AskIt) -> None:
    found = _told(ask("How many people does the ferry between our countries carry?"))
    assert found.fact == Fact(Asked.NUMBER, "more than 70 thousand people")
    assert found.shown.event.title == TALKS.title


def test_a_number_may_stand_in_the_summary_of_an_event(ask: AskIt) -> None:
    found = _told(ask("How long is the Orvin tunnel opened in 2015?"))
    assert found.fact == Fact(Asked.NUMBER, "14.2 kilometres")
    assert found.shown.text == TUNNEL.lede


def test_the_latest_on_a_topic_is_found_by_its_day(ask: AskIt) -> None:
    found = _told(ask("When was the latest meeting on pensions?"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2019, 3, 21))


@pytest.mark.parametrize(
    "words",
    [
        "how to reset a wifi router password",
        "When did Varga visit Reykjavik?",
        "What did Varga say about the pensions of Napoleon?",
        "???",
    ],
)
def test_what_never_was_is_not_answered(ask: AskIt, words: str) -> None:
    found = ask(words)
    assert isinstance(found, Unanswered)
    assert found.coverage.events
    assert len(found.nearest) <= 3


def test_the_words_of_one_name_must_stand_together(ask: AskIt) -> None:
    held = "When did Varga hold talks with Anselm Rovarty of Ondrelia in Kesselburg in 2018?"
    assert _told(ask(held)).fact == Fact(Asked.DAY, day=dt.date(2018, 9, 12))
    apart = "When did Varga hold talks with Anselm Rovarty of Ondrelia Kesselburg in 2018?"
    assert isinstance(ask(apart), Unanswered)


def test_surnames_in_a_row_are_several_persons(ask: AskIt) -> None:
    # Both speak often enough to be known, and never one beside the other.
    found = _told(ask("meeting on the development of bees, Dorn Varga"))
    assert found.shown.event.title == "Meeting on the development of bees"


def test_remembered_words_are_a_quotation_even_where_they_ask(ask: AskIt) -> None:
    found = ask("The lamp was dark for eleven winters and tonight it burns")
    assert isinstance(found, Passage)
    assert found.paragraph.text == LIGHTHOUSE.paragraphs[0].text


def test_words_that_come_near_to_the_sites_own_describe_an_event(ask: AskIt) -> None:
    found = _told(ask("varga and journalists after the talks with chairman milo kest"))
    assert found.shown.event.title == NEWS.title
    copied = "After supper Ms Varga told journalists about the talks with Mr Milo Kest"
    assert isinstance(ask(copied), Passage)


def test_an_event_named_with_its_year_is_no_memory_of_another_years_words(ask: AskIt) -> None:
    words = "greetings to all at the sorvan readings forum"
    remembered = ask(words)
    assert isinstance(remembered, Passage)
    assert remembered.event.title == READINGS.title
    assert _told(ask(f"{words} 2017")).shown.event.title == GREETINGS.title


def test_a_sentence_in_other_words_has_its_passage_first(ask: AskIt) -> None:
    found = _told(ask("they hauled all the panes up these stairs, and the keepers did it"))
    assert found.shown.event.title == LIGHTHOUSE.title
    assert found.shown.attribution == "Harbour Master Pavel Dorn"


def test_a_quotation_in_doubt_is_verified(ask: AskIt) -> None:
    doubted = 'Did Varga really say "the lamp was dark for eleven winters"?'
    assert isinstance(ask(doubted), Report)


def test_the_source_of_a_quotation_is_its_passage(ask: AskIt) -> None:
    found = ask('who said "we want to lower the tolls on timber and wool"')
    assert isinstance(found, Passage)
    assert found.event.title == TALKS.title
    found = ask("where did Varga say the lamp was dark for eleven winters and burns again")
    assert isinstance(found, Passage)
    assert found.event.title == LIGHTHOUSE.title


def test_the_source_of_a_quotation_is_told_without_what_asks(ask: AskIt) -> None:
    found = ask('which sailor shouted "we want to lower the tolls on timber and wool"')
    assert isinstance(found, Passage)
    assert found.event.title == TALKS.title
    assert not found.understood.nearest


def test_who_somebody_is_is_told_by_their_page(ask: AskIt) -> None:
    for words in ("who is varga?", "Who is Ilona Varga", "кто такая Варга"):
        found = ask(words)
        assert isinstance(found, SpeakerPage)
        assert found.person.name == "Ilona Varga"
    assert not isinstance(ask("who is the master of Varga"), SpeakerPage)


def test_what_there_was_in_a_month_is_all_of_it(ask: AskIt) -> None:
    for words in ("what happened in March 2019?", "какие события были в марте 2019 года"):
        found = ask(words)
        assert isinstance(found, Choice)
        assert {event.title for event in found.events} >= {PENSIONS.title, MINE.title}
    assert isinstance(ask("what happened on 20 March 2019"), Day)


def test_names_are_heard_in_russian(ask: AskIt) -> None:
    found = _told(ask("когда варга последний раз встречалась с роварти"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2020, 2, 3))


def test_an_asking_word_may_be_mistyped(ask: AskIt) -> None:
    found = _told(ask("wen was the restored lighthouse on Tern Rock opened"))
    assert found.fact == Fact(Asked.DAY, day=dt.date(2016, 6, 4))


def test_no_words_are_asked_for(ask: AskIt) -> None:
    assert ask("  ") == Advice("empty.ask")


def test_pages_go_round(ask: AskIt) -> None:
    words = "What did Varga say about pensions of miners?"
    total = len(_told(ask(words)).exhibits)
    assert _told(ask(words, total)).hit == 0
    assert _told(ask(words, 1)).shown != _told(ask(words)).shown


def test_what_the_event_points_to_is_looked_at(ask: AskIt) -> None:
    words = "At the meeting with Government members in March 2019, how old were the ventilators?"
    found = _told(ask(words))
    assert (MINE.title, PENSIONS.title) in {
        (one.event.title, one.via and one.via.title) for one in found.exhibits
    }


_ASKING = st.sampled_from(("when", "who", "how many", "what did Varga say", "сколько раз", "и"))


@settings(max_examples=60)
@example("when", "ﾞ", "?")
@given(_ASKING, st.text(max_size=60), st.sampled_from(("?", '"', "", " in 2018")))
def test_anything_can_be_asked(ask: AskIt, asking: str, text: str, end: str) -> None:
    found = ask(f"{asking} {text}{end}")
    if isinstance(found, Answered):
        for exhibit in found.exhibits:
            whole = exhibit.paragraph.text if exhibit.paragraph else exhibit.text
            assert exhibit.text in whole
        if found.fact and found.fact.text and found.fact.asked is Asked.NUMBER:
            assert found.fact.text in found.exhibits[0].text

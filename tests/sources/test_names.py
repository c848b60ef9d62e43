import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.names import has_office, is_name, is_nobody, is_region, is_role, speaker_of


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Vera Example", "Vera Example"),
        ("President of Utopia Vera Example", "Vera Example"),
        ("Acting Head of Veldt Vera Example", "Vera Example"),
        ("President of Turkey Vera Maria Example (retranslated)", "Vera Maria Example"),
        ("Deputy Crown Prince of Norway Omar bin Salim Al Example", "Omar bin Salim Al Example"),
        ("Prime Minister of the Netherlands Jan van der Example", "Jan van der Example"),
        ("Head of the Committee on Bridges, Roads and Harbours Vera Example", "Vera Example"),
        ("Vera Example, head of the bridge", "Vera Example"),
        ("King Example II of Jordan (transcript of the speech in English)", "Example II"),
        ("Patriarch Example of Veldt and All the East", "Example"),
        ("President Example", "Example"),
        ("PRESIDENT VERA EXAMPLE", "Vera Example"),
        ("Defence Minister Vera EXAMPLE", "Vera Example"),
        ("VeraExample", "Vera Example"),
        ("Vera Example (retranslated", "Vera Example"),
        ("В.Примерова", "В.Примерова"),
        ("Президент России В.Примерова", "В.Примерова"),
        ("Moderator", "Moderator"),
        ("Call centre operator", "Call centre operator"),
        ("Question", None),
        ("QUESTION (retranslated)", None),
        ("Question from the floor", None),
        ("Reply", None),
        ("Вопрос", None),
        ("Реплика", None),
        ("Вопрос из зала", None),
        ("(retranslated)", None),
        ("", None),
    ],
)
def test_a_label_names_a_person_or_nobody(label, speaker):
    assert speaker_of(label) == speaker


@given(st.text(max_size=60))
def test_any_label_gives_a_name_without_space_around_it_or_none(label):
    speaker = speaker_of(label)
    assert speaker is None or (speaker and speaker == speaker.strip())


@pytest.mark.parametrize("words", ["Vera Example", "Vera M. Example", "В. Примерова"])
def test_two_words_and_initials_can_be_a_name(words):
    assert is_name(words)


@pytest.mark.parametrize("words", ["Example", "the bridge", "Defence Minister", "United Kingdom"])
def test_an_office_a_country_and_a_word_alone_are_no_full_names(words):
    assert not is_name(words)


def test_offices_are_known():
    assert is_role("Moderator")
    assert not is_role("Vera Example")
    assert has_office("President of Utopia")
    assert not has_office("Vera Example")
    assert is_region("Норвегия")
    assert is_nobody("Question")
    assert not is_nobody("Questionable")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.labels import Line, Turn, find_repeated, split_bold, split_plain

LONG = "Head of the Committee on Bridges, Roads and Harbours, Member of the Academy Vera Example"


def bold(marked: str) -> Line:
    """A line whose beginning up to the bar is bold."""
    lead, _, rest = marked.partition("|")
    return Line(lead + rest, len(lead.rstrip()))


@pytest.mark.parametrize(
    ("marked", "turn"),
    [
        ("Vera Example:| Good day.", Turn("Vera Example", "Good day.")),
        ("Vera Example|: Good day.", Turn("Vera Example", "Good day.")),
        ("Vera Example: G|ood day.", Turn("Vera Example", "Good day.")),
        (
            "Vera Example| (retranslated): Good day.",
            Turn("Vera Example (retranslated)", "Good day."),
        ),
        # The bracket is never closed.
        ("Vera Example| (retranslated: Good day.", Turn("Vera Example (retranslated", "Good day.")),
        # The name is a link and not bold.
        (
            "Defence Minister| Vera Example: Good day.",
            Turn("Defence Minister Vera Example", "Good day."),
        ),
        (f"{LONG}:| Yes.", Turn(LONG, "Yes.")),
        ("Presenter of the evening:| Good day.", Turn("Presenter of the evening", "Good day.")),
        ("Vera Example.| Good day.", Turn("Vera Example", "Good day.")),
        ("Vera Example:|", Turn("Vera Example", "")),
        ("Question:| Why?", Turn("Question", "Why?")),
        ("US Envoy Vera Example:| Yes.", Turn("US Envoy Vera Example", "Yes.")),
    ],
)
def test_bold_words_before_a_colon_are_a_label(marked, turn):
    assert split_bold(bold(marked), ()) == turn


@pytest.mark.parametrize(
    "marked",
    [
        "Article 1|",
        "Article 1.| The bridge is open to all.",
        "Speech at the opening of the exhibition Bridges: New Ways|",
        "Speeches at the opening of the Long Bridges: New Ways exhibition|",
        "Meeting points for journalists:|",
        "Main events| (the time may change):",
        "The bridge is open.| I said: go.",
        "Harbour House| is closed. Those who came: twelve.",
    ],
)
def test_other_bold_words_are_none(marked):
    assert split_bold(bold(marked), ()) is None


def test_a_name_that_is_a_label_elsewhere_needs_no_colon():
    line = bold("Vera Example| I do.")
    assert split_bold(line, ()) is None
    assert split_bold(line, {"Vera Example"}) == Turn("Vera Example", "I do.")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Question: Why?", "Question"),
        ("Вопрос: Почему?", "Вопрос"),
        ("Вопрос газеты «Мост»: Почему?", "Вопрос газеты «Мост»"),
        ("В.Примерова: Потому.", "В.Примерова"),
        ("Vera Example: Because.", "Vera Example"),
        (
            "President of Utopia Vera Example (retranslated): Yes.",
            "President of Utopia Vera Example (retranslated)",
        ),
        (
            "First Deputy Head of the Bank Vera Example: Yes.",
            "First Deputy Head of the Bank Vera Example",
        ),
        ("Her Majesty Queen Vera: Yes.", "Her Majesty Queen Vera"),
        ("The President of Utopia Vera Example: Yes.", "The President of Utopia Vera Example"),
        ("Vera Example, head of the bridge: Yes.", "Vera Example, head of the bridge"),
        ("Moderator: The floor is yours.", "Moderator"),
        ("Vera Example: Ivo Example.", "Vera Example"),
        ("Vera Example: Dear Ivo Petrovich", "Vera Example"),
    ],
)
def test_a_name_or_an_office_before_a_colon_is_a_label(text, label):
    turn = split_plain(text, ())
    assert turn is not None
    assert turn.label == label


@pytest.mark.parametrize(
    "text",
    [
        "Second: we shall build it.",
        "I will say this to Vera Example: go on.",
        "And a question for President Example: what now?",
        "United Kingdom: “We are waiting.”",
        "Minister of Bridges: Vera Example.",
        "The two presidents saw the exhibition Roads: New Ways.",
        "Let me add this: it will stand.",
        "Mr Example opened the seminar “Roads and Harbours: New Ways”.",
        "Vera Example said yes. Ivo Example: no.",
        "Vera Example (she was asked: why?) went on.",
        "Vera Example",
        ": Vera Example",
    ],
)
def test_other_words_before_a_colon_are_none(text):
    assert split_plain(text, ()) is None


def test_strictly_only_known_names_are_labels():
    assert split_plain("Vera Example: Yes.", (), strict=True) is None
    assert split_plain("Vera Example: Yes.", {"Vera Example"}, strict=True) is not None
    assert split_plain("Question: Why?", (), strict=True) is not None


def test_a_known_name_may_be_followed_by_a_full_stop():
    assert split_plain("Vera Example. Thank you.", ()) is None
    turn = split_plain("Vera Example. Thank you.", {"Vera Example"})
    assert turn == Turn("Vera Example", "Thank you.")


def test_what_stands_before_a_colon_again_and_again_is_a_label():
    texts = ["Reader: Hello.", "The Veldt Times: And?", "Reader: Why?", "The Veldt Times: Oh."]
    assert find_repeated(texts) == {"Reader", "The Veldt Times"}


def test_numbers_countries_and_sentences_repeat_without_anyones_speaking():
    texts = ["Second: a", "Norway: b", "I say: c", "We do this: d"]
    assert find_repeated(texts * 2) == frozenset()


@given(st.text(max_size=400), st.integers(0, 400))
def test_nothing_of_a_paragraph_is_lost_but_the_colon(text, length):
    text = " ".join(text.split())
    line = Line(text, min(length, len(text)))
    for turn in (split_bold(line, ()), split_plain(text, ())):
        if turn is not None:
            assert text.startswith(turn.label)
            assert text.endswith(turn.words)

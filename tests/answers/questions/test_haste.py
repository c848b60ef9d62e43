import pytest

from bot.answers.questions.haste import mend_asking


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wen did Varga speak", "when did Varga speak"),
        ("Wher was the lighthouse opened", "where was the lighthouse opened"),
        ("whos the harbour master", "who is the harbour master"),
        ("waht has Dorn said", "what has Dorn said"),
        ("hwo many panes", "how many panes"),
        ("скока раз они виделись", "сколько раз они виделись"),
    ],
)
def test_an_asking_word_is_mended(typed: str, meant: str) -> None:
    assert mend_asking(typed) == meant


@pytest.mark.parametrize(
    "text",
    ["when did Varga speak", "Wen Jiabao in Selm", "were the ropes checked", "wot a day", ""],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert mend_asking(text) == text

import pytest

from bot.sources.captions import is_caption, names_person

TITLE = "Opening of the long bridge in Veldt"


@pytest.mark.parametrize(
    "line",
    [
        "At the opening of the long bridge.",
        "At the opening of the long bridge. Head of the Bridge Council Vera Example.",
        "Head of the Bridge Council Vera Example at the opening of the long bridge.",
        "Rector Vera Example (left) and the builders.",
        "With Boris Sample, master of the harbour.",
        "Opening of the long bridge in Veldt. With Boris Sample.",
        "The harbour. Photo: Veldt News",
    ],
)
def test_captions_within_the_text(line):
    assert is_caption(line, TITLE, inside=True)


@pytest.mark.parametrize(
    "line",
    [
        "With great pleasure.",
        "In the opening year of the bridge, the leaders of Veldt adopted a plan.",
        "Before the opening, Vera Example visited an exhibition on the bridge in Veldt.",
        "Excerpts from transcript of the opening of the long bridge in Veldt.",
        "Congratulations on the opening of our long bridge in Veldt.",
        "Vera Example: At the opening of the bridge.",
        "That is what they do in the bridge.",
        "Head of the Bridge Council Vera Example.",
        "At the opening of the long bridge in Veldt",
    ],
)
def test_text_is_none(line):
    assert not is_caption(line, TITLE, inside=True)


def test_a_person_with_an_office_is_told_from_a_sentence():
    assert names_person("Head of the Bridge Council Vera Example.")
    assert not names_person("Vera Example.")
    assert not names_person("Boris Sample: Yes.")
    assert not names_person("The floor goes to my friend the head of the council, Vera Example.")

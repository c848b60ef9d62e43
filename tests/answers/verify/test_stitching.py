from dataclasses import replace

from answers.verify import archive

from bot.answers.verify.comparison import Comparison
from bot.answers.verify.laying import compare_turn
from bot.answers.verify.quoted import Words, read_quotation
from bot.answers.verify.stitching import find_stitches
from bot.model import Event

HARBOUR, COUNCIL = replace(archive.HARBOUR, number=1), replace(archive.COUNCIL, number=2)
_FIRST = "The winter was long and the ice was thick"
_SECOND = "the catch in Ostrel is larger than ever before"


def _lay(words: Words, event: Event, n: int) -> Comparison:
    found = compare_turn(words, event, n)
    assert found is not None
    return found


def test_any_piece_is_looked_for_where_another_is_found() -> None:
    words = read_quotation(f"{_FIRST} {_SECOND}")

    def look(query: Words, rest: Words) -> list[Comparison]:
        held = (HARBOUR, 2) if "winter" in query.text else (COUNCIL, 2)
        return [_lay(rest, *held)]

    for found in ((HARBOUR, 2), (COUNCIL, 2)):
        stitches = find_stitches(words, [_lay(words, *found)], look)
        assert [one.turn.event.title for one in stitches] == [HARBOUR.title, COUNCIL.title]


def test_words_of_no_passage_are_looked_for_nowhere() -> None:
    words = read_quotation("Penguins understand the winter and insurance")
    looked: list[Words] = []

    def look(query: Words, rest: Words) -> list[Comparison]:
        looked.extend((query, rest))
        return []

    assert find_stitches(words, [_lay(words, HARBOUR, 2)], look) == ()
    assert not looked

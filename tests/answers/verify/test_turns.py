from answers.verify.archive import COUNCIL, HARBOUR

from bot.answers.verify.turns import join_turn


def _numbers(n: int, room: int = 1000) -> list[int]:
    return [paragraph.n for paragraph in join_turn(HARBOUR, n, room).paragraphs]


def test_a_turn_goes_over_notes_and_ends_with_the_next_speaker() -> None:
    assert _numbers(2) == _numbers(3) == _numbers(5) == [2, 3, 5]
    assert _numbers(6) == [6]


def test_the_same_speakers_next_turn_is_another() -> None:
    assert _numbers(7) == [7]


def test_a_heading_is_no_turn() -> None:
    assert _numbers(1) == [1]


def test_no_more_is_joined_than_is_wanted() -> None:
    assert _numbers(2, 0) == [2]
    assert _numbers(2, 10) == [2, 3]


def test_the_sites_paragraphs_are_joined_and_places_are_found_again() -> None:
    turn = join_turn(COUNCIL, 4, 1000)
    assert [paragraph.n for paragraph in turn.paragraphs] == [4, 5]
    at = turn.text.index("council meets")
    assert turn.paragraph_at(at).n == 5
    assert turn.place(at) == (5, len("The "))

from making import make_event

from bot.people import Voice, call_roll
from bot.people.rolls import dump_roll, load_roll


def test_a_roll_counts_turns_and_passages_by_label():
    roll = call_roll(make_event(persons=("Varga Ilona",)))
    assert roll.voices == (
        Voice("President of Ardava Ilona Varga", "Ilona Varga", 1, 2),
        Voice("Harbour Master Pavel Dorn", "Pavel Dorn", 1, 1),
        Voice("Question", None, 1, 1),
        Voice("Ilona Varga", "Ilona Varga", 1, 1),
    )
    assert (roll.event, roll.tags) == (7, ("Varga Ilona",))


def test_a_roll_is_the_same_after_being_kept():
    roll = call_roll(make_event())
    assert load_roll(dump_roll(roll)) == roll
    undated = call_roll(make_event(date=None))
    assert load_roll(dump_roll(undated)) == undated

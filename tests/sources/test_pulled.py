import pytest

from bot.sources.pulled import find_pulled

FIRST = (
    "Vera Example: We have built this bridge for those who come after us, as our mothers built "
    "the harbour. It will stand for a hundred years."
)
SECOND = (
    "We must keep it in good order, every bolt of it, and paint it again each spring. "
    "That is what I ask of you, and of your children when they are old enough to hold a brush."
)
THIRD = "The second bridge will be longer, and we shall begin with its pillars in the autumn."


def _pulled(*lines: str) -> list[str]:
    return [lines[n] for n in sorted(find_pulled(lines))]


@pytest.mark.parametrize(
    "quote",
    [
        "We must keep it in good order, every bolt of it, and paint it again each spring.",
        "We must keep it in good order, and paint it again each spring. That is what I ask of you.",
        FIRST.removeprefix("Vera Example: ") + " We must keep it in good order, every bolt of it.",
        SECOND,
        "“It will stand for a hundred years, as our mothers built the harbour.”",
    ],
)
def test_what_repeats_the_text_is_a_pull_quote(quote):
    assert _pulled(FIRST, SECOND, quote, THIRD) == [quote]


def test_a_quotation_in_marks_goes_even_where_it_is_the_longer_one():
    said = "We must keep it in good order, and paint it again each spring. That is my wish."
    quote = f"“{said[:-1]}, and that of my mother.”"
    assert _pulled(FIRST, said, quote, THIRD) == [quote]


@pytest.mark.parametrize(
    "line",
    [
        "Vera Example: We must keep it in good order, every bolt of it, and paint it again.",
        "We must keep it in good order, every bolt of it, and paint it again each spring,",
        "Keeping every bolt of it in good order and painting it again each spring",
        "It will stand for a hundred years.",
        "Let us paint it again each spring.",
    ],
)
def test_turns_headings_and_short_phrases_stay(line):
    assert _pulled(FIRST, SECOND, line, THIRD) == []


def test_what_follows_a_form_of_address_stays():
    said = "We must keep it in good order, every bolt of it, and paint it again each spring."
    assert _pulled(FIRST, SECOND, "Boris Sample: Dear friends,", said, THIRD) == []


def test_giving_somebody_the_floor_is_no_quotation():
    floor = "I give the floor to the Head of the Bridge Council of the City of Veldt Boris Sample."
    label = "Head of the Bridge Council of the City of Veldt Boris Sample: Thank you."
    assert _pulled(FIRST, floor, label, THIRD) == []


def test_turns_of_phrase_that_stand_in_many_lines_are_nobodys_quotation():
    lines = [
        "Boris Sample: I would like to thank you all once again, and I wish you good health.",
        "I wish you good health and happiness for many years, and a long life to your children.",
        "We should like happiness for many years to be given to this town and its children.",
        "I would like to thank you all once again for years of work on the pillars and the bolts.",
    ]
    assert _pulled(*lines) == []


def test_a_passage_that_the_page_prints_twice_stays():
    assert _pulled(FIRST, SECOND, THIRD, SECOND, THIRD) == []


def test_a_passage_in_two_translations_stays():
    lines = [" ".join(f"mole{n}stone{k}" for k in range(20)) + "." for n in range(12)]
    others = [line.replace(f"mole{n}stone9 ", "rock ") for n, line in enumerate(lines)]
    assert _pulled(FIRST, *lines, *others) == []


def test_of_a_quotation_and_the_paragraph_that_has_more_the_quotation_goes():
    said = f"I feel that {SECOND[0].lower()}{SECOND[1:]} I ask all of you to come in the spring."
    assert _pulled(FIRST, SECOND, "Boris Sample: Yes.", said, THIRD) == [SECOND]


def test_a_schedule_may_repeat_its_lines():
    line = "Rehearsal of the opening of the long bridge in the harbour, on the eastern bank."
    assert _pulled(line, "9:00", line, "11:00") == []

import re

from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.excerpts import count_units
from bot.answers.verify.comparison import Comparison
from bot.answers.verify.laying import compare_turn
from bot.answers.verify.quoted import read_quotation
from bot.playground.markup import parse_html
from bot.telegram.comparisons import mark_differences

_PASSAGE = (
    "Last spring we opened 12 lighthouses. “We do not trust the maps,” the crews of Ostrel said, "
    "and they were right. More boats & barges came home than in any year since the flood."
)


def _compare(quoted: str, passage: str = _PASSAGE) -> Comparison:
    found = compare_turn(read_quotation(quoted), make_event((("speech", "Varga", passage),)), 1)
    assert found is not None
    return found


def _mark(quoted: str) -> str:
    return mark_differences(_compare(quoted), 1000)


def test_whole_sentences_are_shown_plain() -> None:
    assert (
        _mark("Last spring we opened 12 lighthouses") == "Last spring we opened 12 lighthouses. …"
    )


def test_of_a_clipped_sentence_the_quoted_part_is_bold() -> None:
    assert _mark("barges came home than in any year") == (
        "… More boats &amp; <b>barges came home than in any year</b> since the flood."
    )


def test_what_differs_is_struck_and_underlined() -> None:
    assert _mark("Last spring we opened 21 lighthouses") == (
        "Last spring we opened <s>21</s> <u>12</u> lighthouses. …"
    )
    assert _mark("Last spring we opened lighthouses") == (
        "Last spring we opened <u>12</u> lighthouses. …"
    )
    assert _mark("Last spring we opened 12 big lighthouses") == (
        "Last spring we opened 12 <s>big</s> lighthouses. …"
    )


def test_what_an_end_has_otherwise_is_shown_beside_what_is_there() -> None:
    assert _mark("Last spring we opened 12 lamps") == (
        "Last spring we opened 12 <s>lamps</s> <u>lighthouses</u>. …"
    )
    assert _mark("Last spring we opened 12 lighthouses for everybody") == (
        "Last spring we opened 12 lighthouses <s>for everybody</s>. …"
    )


def test_what_is_passed_over_is_shown() -> None:
    assert _mark("Last spring … 12 lighthouses.") == (
        "<b>Last spring</b> we opened <b>12 lighthouses</b>. …"
    )


def test_marks_before_and_after_a_sentence_belong_to_it() -> None:
    assert _mark("We do not trust the maps").startswith("… “<b>We do not trust the maps</b>,”")


@given(
    quoted=st.lists(
        st.sampled_from(["we", "opened", "the", "12", "lamps", "&", "maps", "any"]), min_size=1
    ),
    passage=st.text(st.sampled_from("we opened the. 12 maps “any” <year> & [not]\n"), min_size=1),
)
def test_nothing_but_the_archives_words_stands_outside_of_what_is_struck(
    quoted: list[str], passage: str
) -> None:
    passage = " ".join(passage.split()) or "maps"
    event = make_event((("speech", "Varga", passage),))
    found = compare_turn(read_quotation(" ".join(quoted)), event, 1)
    if found is None:
        return
    html = mark_differences(found, 1000)
    kept, _ = parse_html(re.sub(r"<s>.*?</s>", "", html, flags=re.DOTALL))
    squeezed = "".join(kept.replace("…", "").split())
    assert squeezed in "".join(passage.split())


@given(st.integers(1, 400), st.integers(1, 60))
def test_it_fits_a_message(words: int, every: int) -> None:
    passage = " ".join(f"word{n}" for n in range(words)) + "."
    quoted = " ".join(f"word{n}" if n % every else "other" for n in range(words))
    event = make_event((("speech", "Varga", passage),))
    found = compare_turn(read_quotation(quoted), event, 1)
    if found is None:
        return
    text, entities = parse_html(mark_differences(found, 1300))
    assert count_units(text) <= 2400
    assert len(entities) <= 90

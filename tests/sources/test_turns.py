import pytest

from bot.sources.labels import Line
from bot.sources.turns import read_paragraphs


def read(*texts: str) -> list[tuple[str, str | None, str | None, str]]:
    found = read_paragraphs([Line(text) for text in texts], marked=False)
    assert [p.n for p in found] == list(range(1, len(found) + 1))
    return [(p.kind, p.label, p.speaker, p.text) for p in found]


def read_marked(*lines: Line) -> list[tuple[str, str | None, str]]:
    return [(p.kind, p.speaker, p.text) for p in read_paragraphs(lines, marked=True)]


def test_a_turn_goes_on_until_the_next_label():
    assert read(
        "Veldt has a bridge.",
        "Head of Veldt Vera Example: Good day.",
        "It is open.",
        "Question: Why?",
        "Tell us.",
    ) == [
        ("text", None, None, "Veldt has a bridge."),
        ("speech", "Head of Veldt Vera Example", "Vera Example", "Good day."),
        ("speech", None, "Vera Example", "It is open."),
        ("speech", "Question", None, "Why?"),
        ("speech", None, None, "Tell us."),
    ]


def test_a_label_alone_belongs_to_the_paragraph_after_it():
    assert read("Vera Example:", "Good day.", "Sit down.") == [
        ("speech", "Vera Example", "Vera Example", "Good day."),
        ("speech", None, "Vera Example", "Sit down."),
    ]


def test_a_label_alone_waits_behind_a_stage_direction():
    assert read("Vera Example:", "(Applause.)", "Good day.") == [
        ("note", None, None, "(Applause.)"),
        ("speech", "Vera Example", "Vera Example", "Good day."),
    ]


@pytest.mark.parametrize("mark", ["* * *", "***", "* * * * *", "---"])
def test_rules_between_parts_are_dividers(mark):
    assert [p[0] for p in read("Vera Example: Yes.", mark, "I said so.")] == [
        "speech",
        "divider",
        "speech",
    ]


@pytest.mark.parametrize("mark", ["<…>", "‹…>", "‹…›", "< … >", "<… >", "<..>", "<. . .>", "…"])
def test_marks_of_words_left_out_are_omissions(mark):
    assert read(mark)[0][0] == "omission"


@pytest.mark.parametrize(
    "note",
    [
        "(Applause.)",
        "(Laughter).",
        "[A minute of silence.]",
        "(Mr Example (Veldt) went on.)",
        "To be continued.",
        "To be continued",
        "Продолжение следует.",
    ],
)
def test_stage_directions_and_promises_are_notes(note):
    assert read("Vera Example: Yes.", note)[1] == ("note", None, None, note)


@pytest.mark.parametrize("text", ["(Laughter.) Yes, I do.", "I was there <…> and saw it.", "Yes…"])
def test_marks_within_words_are_words(text):
    assert read("Vera Example: Good day.", text)[1] == ("speech", None, "Vera Example", text)


def test_words_without_an_end_above_a_first_label_are_a_heading():
    found = read("Veldt has a bridge.", "* * *", "Speech at the opening", "Vera Example: Yes.")
    assert [p[0] for p in found] == ["text", "divider", "heading", "speech"]


def test_a_new_part_has_no_speaker_until_its_first_label():
    lines = (
        Line("Vera Example: Yes.", 13),
        Line("* * *"),
        Line("Second part", 11),
        Line("They went to the harbour."),
    )
    assert read_marked(*lines) == [
        ("speech", "Vera Example", "Yes."),
        ("divider", None, "* * *"),
        ("heading", None, "Second part"),
        ("text", None, "They went to the harbour."),
    ]


def test_an_intertitle_in_a_speech_doesnt_end_it():
    lines = (
        Line("Vera Example: Yes.", 13),
        Line("Of harbours", italic=True),
        Line("They are deep."),
    )
    assert [p[:2] for p in read_marked(*lines)] == [
        ("speech", "Vera Example"), ("heading", None), ("speech", "Vera Example"),
    ]  # fmt: skip


def test_where_labels_are_bold_other_words_before_a_colon_are_none():
    lines = (Line("Vera Example: Yes.", 13), Line("Ivo Example: no."), Line("Vera Example: So."))
    assert [p[1] for p in read_marked(*lines)] == ["Vera Example", "Vera Example", "Vera Example"]
    assert read_marked(*lines)[1][2] == "Ivo Example: no."
    assert read_marked(*lines)[2][2] == "So."


def test_a_page_without_bold_labels_is_read_by_its_words():
    assert read_marked(Line("Question: Why?"), Line("Vera Example: So."))[1] == (
        "speech",
        "Vera Example",
        "So.",
    )


def test_someone_s_remark_without_words_is_a_note():
    lines = (Line("Vera Example: Yes.", 13), Line("Remark from the audience.", 6))
    assert read_marked(*lines)[1] == ("note", None, "Remark from the audience.")


def test_all_forms_of_a_label_are_one_speaker():
    found = read(
        "President of Utopia Vera Example: Yes.",
        "Vera Example: Yes.",
        "Vra Example: Yes.",
        "VeraExample: Yes.",
        "Example: Yes.",
    )
    assert [p[1] for p in found] == [
        "President of Utopia Vera Example", "Vera Example", "Vra Example", "VeraExample", "Example",
    ]  # fmt: skip
    assert {p[2] for p in found} == {"Vera Example"}


def test_no_lines_are_no_paragraphs():
    assert read() == []

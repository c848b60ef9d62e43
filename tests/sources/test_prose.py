from selectolax.lexbor import LexborHTMLParser

from bot.sources.labels import Line
from bot.sources.prose import has_class, read_lines


def read(html: str) -> list[Line]:
    body = LexborHTMLParser(f"<main>{html}</main>").css_first("main")
    assert body is not None
    return read_lines(body)


def test_bold_is_measured_from_the_beginning():
    assert read("<p> <b>Vera\n Example</b>: Yes, <b>yes</b>.</p>") == [
        Line("Vera Example: Yes, yes.", 12)
    ]


def test_bold_over_several_elements_is_one():
    line = read("<p><b>Vera</b> <strong>Exam</strong><b>ple:</b> Yes.</p>")[0]
    assert line.text[: line.bold] == "Vera Example:"


def test_bold_behind_other_words_is_none():
    assert read("<p>Yes, <b>Vera</b></p>") == [Line("Yes, Vera")]


def test_a_bold_link_is_bold():
    assert read('<p><a href="/x"><b>Vera</b></a>: Yes.</p>') == [Line("Vera: Yes.", 4)]


def test_italic_is_all_of_it_or_none():
    assert read("<p><i>Of</i> <em>harbours</em></p>") == [Line("Of harbours", italic=True)]
    assert read("<p><i>Of</i> harbours</p>") == [Line("Of harbours")]


def test_soft_line_breaks_are_spaces_and_raised_letters_are_letters():
    assert read("<p>the<br>2<sup>nd</sup>&nbsp;bridge</p>") == [Line("the 2nd bridge")]


def test_a_rule_is_a_divider():
    assert read("<p>a</p><hr><p>b</p>") == [Line("a"), Line("* * *"), Line("b")]


def test_pull_quotes_pictures_and_empty_paragraphs_are_no_lines():
    assert read('<blockquote><p>a</p></blockquote><div class="media"><p>b</p></div><p> </p>') == []


def test_paragraphs_in_other_elements_and_bare_text_are_lines():
    assert read("<div><p>a</p></div><ul><li>b</li></ul><!-- c --> d") == [
        Line("a"),
        Line("b"),
        Line("d"),
    ]


def test_an_intertitle_is_bold():
    assert read("<h3>Of harbours</h3>") == [Line("Of harbours", 11)]


def test_a_class_is_a_whole_word():
    node = LexborHTMLParser('<p class="media big">').css_first("p")
    assert node is not None
    assert has_class(node, "media")
    assert not has_class(node, "med")

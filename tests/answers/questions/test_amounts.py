import pytest

from bot.answers.questions.amounts import find_amounts


def _best(text: str, marked: list[str], question: str, head: str) -> str:
    spans = [(text.index(word), text.index(word) + len(word)) for word in marked]
    best = find_amounts(text, spans, question, head, "")[0]
    start, end = best.span
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "marked", "head", "amount"),
    [
        ("In 2018 we built 12 bridges and 40 barns.", ["bridges"], "bridges", "12"),
        ("It lost 1.5 to 2 billion crowns in 3 years.", ["lost"], "", "1.5 to 2 billion"),
        ("More than 70 regions of the 85 keep ties.", ["keep"], "regions", "More than 70"),
        ("Chess is 63 percent up, sambo 50 percent.", ["sambo"], "percent", "50 percent"),
        ("The need has fallen seven-fold since 1991.", ["need"], "times", "seven-fold"),
        ("It holds one and a half billion crowns.", ["holds"], "", "one and a half billion"),
        ("In 40 years it drew 1,500 participants.", ["drew"], "people", "1,500"),
        ("Thirteen of the forty villages have a well.", ["well"], "villages", "Thirteen"),
        ("After 20 years the fund holds 5 percent.", ["fund"], "percent", "5 percent"),
    ],
)
def test_the_number_asked_for_is_first(
    text: str, marked: list[str], head: str, amount: str
) -> None:
    assert _best(text, marked, f"how many {head}", head) == amount


def test_a_day_a_year_and_a_number_of_the_question_are_no_answer() -> None:
    text = "On 5 May 2018 the 300 crews came."
    assert find_amounts(text, [], "how many of the 300 crews came in 2018", "crews", "") == []

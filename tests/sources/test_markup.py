import pytest

from bot.errors import SourceError
from bot.sources.markup import check_markup


def test_a_page_as_sites_serve_it_passes():
    check_markup("<p class='a'><b>Yes:</b> no<br><img src=x>" * 1_000)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<div>" * 41, "nested"),
        ("<i><b>" * 21, "nested"),
        ("<p>" * 15_001, "tags"),
        (f"<p {' '.join(f'a{n}' for n in range(101))}>", "attributes"),
        (f"<p {' '.join(f'a{n}=1' for n in range(101))}>", "attributes"),
    ],
)
def test_what_takes_a_parser_minutes_is_refused(text, message):
    with pytest.raises(SourceError, match=message):
        check_markup(text)


def test_a_long_value_is_one_attribute():
    check_markup(f'<p data-text="{"many words " * 500}">')

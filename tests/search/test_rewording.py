import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.operators import read_operators
from bot.search.rewording import name_speaker, name_topic


@pytest.mark.parametrize(
    ("typed", "narrowed"),
    [
        ("by:dorn ropes", 'by:"Pavel Dorn" ropes'),
        ("ropes от:дорн by:varga in:selm", 'by:"Pavel Dorn" ropes in:selm'),
        ('"by the sea" by:"p. dorn"', 'by:"Pavel Dorn" "by the sea"'),
    ],
)
def test_a_query_is_narrowed_to_one_speaker(typed: str, narrowed: str) -> None:
    assert name_speaker(typed, "Pavel Dorn") == narrowed


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("budget", None),
        ("world cup 2018", None),
        ("", None),
        ("budget from:2015 in:selm", 'topic:"budget" from:2015 in:selm'),
        ("lang:ru рыбный промысел", 'topic:"рыбный промысел" lang:ru'),
        ("budget in 2015", 'topic:"budget" from:2015-01-01 to:2015-12-31'),
        ("topic:budget by:dorn", "topic:budget by:dorn"),
    ],
)
def test_a_topic_with_filters_is_a_query_for_its_events(typed: str, query: str | None) -> None:
    assert name_topic(typed) == query


@given(st.text(max_size=60) | st.text('ab:|-"“” by:topic:in:2019', max_size=60))
def test_rewording_keeps_the_filters(typed: str) -> None:
    query = name_topic(typed)
    if query is not None:
        kept = read_operators(query).filters
        assert set(read_operators(typed).filters.places) <= set(kept.places)
        assert read_operators(typed).filters.speakers == kept.speakers

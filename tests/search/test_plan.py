import math

from bot.search.plan import Variant, plan_lookup
from bot.search.words import read_word

ROWS = 100_000
FREQUENCIES = {"the": 60_000, "of": 50_000, "registri": 9, "crimin": 300, "harbour": 40}


def _plan(*words):
    def rarity(term):
        return math.log(1 + ROWS / (1 + FREQUENCIES.get(term, 2000)))

    return plan_lookup([[Variant(read_word(word), 1.0)] for word in words], rarity, ROWS)


def _texts(lookup):
    return [term.text for clause in lookup.clauses for term in clause]


def test_common_words_are_looked_up_with_their_neighbours():
    texts = _texts(_plan("the", "registry", "of", "criminals", "in", "harbours"))
    assert "registri_of" in texts
    assert "the_registri" in texts
    assert "the" not in texts


def test_common_words_are_looked_up_alone_where_there_are_no_others():
    assert {"the", "of", "the_of"} <= set(_texts(_plan("the", "of")))


def test_the_rarest_come_first():
    assert _texts(_plan("criminals", "registry"))[0] == "registri"


def test_the_less_a_query_tells_the_more_rows_are_looked_at():
    limits = [_plan("the", "of").limit, _plan("criminals", "registry", "harbour", "peace").limit]
    assert limits[0] > limits[1]


def test_a_misspelt_word_is_looked_up_in_all_its_readings():
    words = [[Variant(read_word("danger"), 0.8), Variant(read_word("ranger"), 0.4)]]
    clause = plan_lookup(words, lambda _: 5.0, ROWS).clauses[0]
    assert [(term.text, term.weight) for term in clause] == [("danger", 4.0), ("ranger", 2.0)]

from bot.search.plan import Variant, plan_lookup
from bot.search.words import read_word

ROWS = 100_000
FREQUENCIES = {"the": 60_000, "of": 50_000, "registri": 9, "crimin": 300, "harbour": 40}


def _plan(*words):
    variants = [[Variant(read_word(word))] for word in words]
    return plan_lookup(variants, [1.0] * len(words), lambda term: FREQUENCIES.get(term, 2000), ROWS)


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


def test_a_misspelt_word_is_looked_up_in_its_likely_readings():
    readings = {"danger": 0.7, "ranger": 0.29, "manger": 0.01}
    frequencies = {"danger": 300, "ranger": 9, "manger": 50_000}
    variants = [Variant(read_word(word), 0.9, chance) for word, chance in readings.items()]
    lookup = plan_lookup([variants], [1.0], frequencies.__getitem__, ROWS)
    assert _texts(lookup) == ["danger", "ranger"]


def test_a_word_that_stands_nowhere_is_not_looked_up():
    words = [[Variant(read_word("gigafactory"))], [Variant(read_word("sea"))]]
    lookup = plan_lookup(words, [1.0, 1.0], lambda term: 7 if term == "sea" else 0, ROWS)
    assert _texts(lookup) == ["sea"]


def test_words_that_count_less_come_later():
    words = [[Variant(read_word("registry"))], [Variant(read_word("harbour"))]]
    lookup = plan_lookup(words, [0.25, 1.0], lambda _: 9, ROWS)
    assert _texts(lookup) == ["harbour", "registri"]

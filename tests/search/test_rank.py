from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.plan import Variant
from bot.search.rank import Ranker, Sought
from bot.search.words import read_word, read_words


def _sought(text):
    return [Sought(1.0, (Variant(word, 1.0),)) for word in read_words(text)]


def _lay(texts):
    words = [[word.code for word in read_words(text)] for text in texts]
    codes = np.array([code for row in words for code in row], dtype=np.uint32)
    return codes, np.array([len(row) for row in words], dtype=np.int64)


def _order(query, *texts):
    return [texts[i] for i in Ranker(_sought(query)).rank(*_lay(texts)).order]


def test_more_of_the_words_is_better():
    assert _order("old grey boat", "grey dawn over here", "old grey dawn", "old grey boat")[0] == (
        "old grey boat"
    )


def test_the_same_order_is_better():
    assert _order("cat bites dog", "dog bites cat", "cat bites dog")[0] == "cat bites dog"


def test_close_together_is_better():
    near, far = "a red b c d e f boat", "red a b c d e f g h i j k l m boat"
    assert _order("red boat", far, near)[0] == near


def test_the_very_form_is_better_than_another_form():
    assert _order("he fishes", "he fished", "he fishes")[0] == "he fishes"


def test_a_rarer_word_tells_more():
    sought = [Sought(1.0, (Variant(read_word("boat"), 1.0),))]
    sought.append(Sought(5.0, (Variant(read_word("zeppelin"), 1.0),)))
    assert Ranker(sought).rank(*_lay(["a boat", "a zeppelin"])).order.tolist() == [1, 0]


def test_the_whole_query_in_one_piece_scores_one_but_for_length():
    ranked = Ranker(_sought("the sea asks nobody")).rank(*_lay(["the sea asks nobody"]))
    assert 0.99 <= ranked.score[0] <= 1


def test_texts_without_the_words_and_empty_texts_score_nothing():
    ranked = Ranker(_sought("sea")).rank(*_lay(["", "the moon", "the sea", ""]))
    assert ranked.order[0] == 2
    assert ranked.covered.tolist() == [1, 0, 0, 0]


def test_shown_words_are_the_window_and_what_stands_only_elsewhere():
    text = "harbour news: the old boat left the harbour while the night was calm"
    marked = Ranker(_sought("the boat left the harbour calm")).mark(*_lay([text]))[0]
    words = [word.form for word in read_words(text)]
    assert [words[n] for n in marked] == ["boat", "left", "the", "harbour", "calm"]
    assert marked[-2] == words.index("harbour", 1)


def test_common_words_are_shown_where_nothing_else_was_asked_for():
    marked = Ranker(_sought("to be or not to be")).mark(*_lay(["ships: to be or not to be"]))[0]
    assert marked == [1, 2, 3, 4, 5, 6]


_WORDS = st.lists(st.sampled_from(["red", "boat", "sea", "old", "the"]), max_size=12)


def _slow_best_way(query, text):
    """Local alignment of two lists of words, cell by cell."""
    weight = 1 / len(query)
    table = {(-1, k): 0.0 for k in range(-1, len(text))}
    for j, word in enumerate(query):
        table[j, -1] = 0.0
        for k, other in enumerate(text):
            way = max(table[j - 1, k] - 0.3 * weight, table[j, k - 1] - 0.02, 0.0)
            if word == other:
                way = max(way, table[j - 1, k - 1] + weight)
            table[j, k] = way
    return max(table[len(query) - 1, k] for k in range(-1, len(text)))


@given(_WORDS.filter(bool), st.lists(_WORDS, min_size=1, max_size=4))
def test_all_texts_at_once_are_aligned_as_each_by_itself(query, texts):
    sought = [Sought(1.0, (Variant(read_word(word), 1.0),)) for word in query]
    lay = _lay([" ".join(text) for text in texts])
    ranked = Ranker(sought).rank(*lay)
    for i, aligned in zip(ranked.order.tolist(), ranked.aligned.tolist(), strict=True):
        assert abs(aligned - _slow_best_way(query, texts[i])) < 1e-4


@given(_WORDS.filter(bool), st.lists(_WORDS, min_size=1, max_size=4))
def test_shown_words_are_words_of_the_query(query, texts):
    sought = [Sought(1.0, (Variant(read_word(word), 1.0),)) for word in query]
    marked = Ranker(sought).mark(*_lay([" ".join(text) for text in texts]))
    for text, marks in zip(texts, marked, strict=True):
        assert {text[n] for n in marks} <= set(query)
        assert all(a < b for a, b in pairwise(marks))
        assert bool(marks) == bool(set(query) & set(text))

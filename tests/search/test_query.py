from bot.search.query import LONGEST, read_query


def _weights(text):
    return {one.word.form: one.weight for one in read_query(text)}


def test_what_is_asked_about_a_quotation_counts_less_than_the_quotation():
    weights = _weights("who said “nothing can be done here” in public?")
    assert weights["nothing"] == weights["here"] == 1
    assert weights["said"] == weights["public"] < 1


def test_a_name_in_quotation_marks_is_no_quotation():
    assert set(_weights('the "Blue Stream" pipeline').values()) == {1}


def test_an_open_quotation_mark_is_no_quotation():
    assert set(_weights('"nothing can be done here').values()) == {1}


def test_words_keep_their_order():
    asked = read_query("say «один два три четыре» please")
    assert [one.word.form for one in asked] == ["say", "один", "два", "три", "четыре", "please"]


def test_a_long_request_is_cut():
    assert len(read_query("a " * 4096)) == LONGEST // 2


def test_what_holds_no_word_is_empty():
    assert read_query("") == read_query("😀 !? …") == []

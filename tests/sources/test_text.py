import pytest

from bot.errors import SourceError
from bot.sources.text import decode, digest, find_language, tidy, word_set


def test_white_space_of_any_kind_becomes_one_space():
    assert tidy(" of\u00a0the\n bridge\u2009–\t\u2028 again ") == "of the bridge – again"


def test_what_nobody_sees_is_taken_out():
    assert tidy("Ve\u00adra\u200b Exam\ufeffple\u200d\u202e\x00") == "Vera Example"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf8_is_read_with_and_without_a_mark(mark):
    assert decode(f"{mark}Мост".encode()) == "Мост"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_by_its_mark(encoding):
    assert decode("\ufeffМост".encode(encoding)) == "Мост"


def test_one_broken_byte_doesnt_cost_the_page():
    assert decode(b"The bridge \xff is open") == "The bridge \ufffd is open"


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, b"\0" * 99]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(SourceError, match="not a text"):
        decode(data)


def test_the_language_is_told_by_the_script():
    assert find_language("Открытие моста в Веldt") == "ru"
    assert find_language("Opening of the bridge «Мост»") == "en"


def test_a_list_of_words_is_a_set():
    assert word_set(" one\n two one ") == {"one", "two"}


def test_a_digest_tells_other_words_and_nothing_else():
    assert digest("The sea,\u00a0the sea") == digest("The sea –  the\nsea")
    assert digest("The sea") != digest("The see")
    assert digest("\ud800") != digest("The sea")

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.markup import narrow, parse_html, widen
from bot.playground.refusal import RefusedError


def test_offsets_count_utf16_units() -> None:
    text, entities = parse_html("😀 <b>😀a</b> é <i>x</i>")
    assert text == "😀 😀a é x"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "italic", "offset": 9, "length": 1},
    ]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("EM", "italic"),
        ("ins", "underline"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_tags_become_entities(tag: str, kind: str) -> None:
    assert parse_html(f"<{tag}>x</{tag}>")[1] == [{"type": kind, "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("html", "entity"),
    [
        ('<a href="http://example.com/?a=1&amp;b=2">x</a>', {"url": "http://example.com/?a=1&b=2"}),
        ("<a href='HTTPS://Example.com'>x</a>", {"url": "https://example.com/"}),
        ("<a href=example.com>x</a>", {"url": "http://example.com/"}),
        ('<a href="tg://resolve?domain=someone">x</a>', {"url": "tg://resolve?domain=someone"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ('<tg-emoji emoji-id="123">x</tg-emoji>', {"custom_emoji_id": "123"}),
        (
            '<pre><code class="language-python">x</code></pre>',
            {"type": "pre", "language": "python"},
        ),
        ('<code class="language-python">x</code>', {"type": "code"}),
    ],
)
def test_attributes_are_read(html: str, entity: dict[str, str]) -> None:
    text, [found] = parse_html(html)
    assert text == "x"
    assert entity.items() <= found.items()
    assert ("language" in found) == ("language" in entity)


def test_a_link_without_an_address_is_only_text() -> None:
    assert parse_html('<a href="not a link">x</a>') == ("x", [])
    assert parse_html("<a>example.com</a>")[1][0]["url"] == "http://example.com/"


def test_only_four_names_and_numbers_are_references() -> None:
    text, _ = parse_html("&lt;&gt;&amp;&quot;&nbsp;&copy&#33;&#x1F600;&#0;&#12345678; & &;")
    assert text == '<>&"&nbsp;&copy!😀&#0;&#12345678; & &;'


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("ё<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("😀<b", "Unclosed start tag at byte offset 4"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>', "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        (
            "&#xD83D;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_faulty_markup_is_refused_in_telegrams_words(html: str, reason: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_html(html)
    assert caught.value.as_json() == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: can't parse entities: {reason}",
    }


@given(st.text(st.sampled_from("<>&/=\"' abpre;#x1😀é\n"), max_size=40))
def test_any_text_is_read_or_refused(html: str) -> None:
    with suppress(RefusedError):
        text, entities = parse_html(html)
        size = len(widen(text))
        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= size for e in entities)


@given(st.text())
def test_wide_text_has_one_character_a_unit(text: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in text):
        return
    assert len(widen(text)) == len(text.encode("utf-16-le")) // 2
    assert narrow(widen(text)) == text

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.model import Photo, SeeAlso
from bot.sources.page import read_page

SITE = "http://en.president.example"
NEWS = f"{SITE}/events/president/news"
RUSSIAN = "http://president.example/events/president/news/70001"


def column(name: str, *items: str) -> str:
    return f'<div class="read__tagscol"><h3>{name}</h3><ul>{"".join(items)}</ul></div>'


def test_what_stands_above_and_below_the_text_is_read(page):
    event = read_page(page("<p>The bridge is open.</p>"))
    assert event.id == 70001
    assert event.url == f"{NEWS}/70001"
    assert event.lang == "en"
    assert event.title == "Opening of the bridge"
    assert event.lede == "Vera Example opened a bridge."
    assert (event.date, event.time) == (dt.date(2019, 3, 5), "14:30")
    assert event.place == "Harbour House, Veldt"
    assert event.kind == "event"
    assert event.sections == ("News", "Transcripts")
    assert event.published == "2019-03-05T16:05"
    assert event.updated is None
    assert [p.text for p in event.paragraphs] == ["The bridge is open."]


def test_everything_but_the_title_may_be_missing(page):
    event = read_page(page(head="<html>", lead="", meta="", foot=""))
    assert (event.lede, event.date, event.time, event.place) == (None, None, None, None)
    assert (event.url, event.published, event.paragraphs) == (None, None, ())
    assert (event.id, event.lang) == (70001, "en")


def test_paragraphs_of_a_lede_are_one_text(page):
    assert read_page(page(lead="<p>One.</p><p>Two.</p>")).lede == "One. Two."


def test_midnight_is_kept_as_the_page_says(page):
    assert read_page(page(meta='<div class="read__time">00:00</div>')).time == "00:00"


def test_when_it_was_published_is_no_place(page):
    meta = '<div class="read__place p-location">Published on July 11, 2000</div>'
    assert read_page(page(meta=meta)).place is None


def test_an_announcement_has_no_day_of_its_own(page):
    event = read_page(page("<p>It will open.</p>", classes="hentry h-entry announce", meta=""))
    assert (event.kind, event.date) == ("announcement", None)


def test_the_page_may_have_been_updated_before_it_was_published(page):
    outside = '<div class="read__updated">Last updated at <time>March 4, 2019, 09:00</time></div>'
    assert read_page(page(outside=outside)).updated == "2019-03-04T09:00"


def test_a_saved_copy_s_links_are_made_the_site_s_again(page):
    head = f"""<html lang="en"><link rel="canonical" href="70001.html"/>
    <meta property="og:url" content="{NEWS}/70001"/>"""
    cut = """<div class="read__cut"><h3>See also</h3>
    <a class="cut__item" href="69999.html">Talks</a>
    <div class="cut__date">March 4, 2019</div></div>"""
    event = read_page(page(cut, head=head))
    assert event.url == f"{NEWS}/70001"
    assert event.see_also == (SeeAlso("Talks", dt.date(2019, 3, 4), f"{NEWS}/69999"),)


def test_without_an_address_the_short_link_is_it(page):
    event = read_page(page(head='<html lang="en">'))
    assert (event.id, event.url) == (70001, f"{SITE}/d/70001")


def test_a_russian_page_of_another_site_is_read(page):
    head = f'<html lang="ru"><link rel="canonical" href="{RUSSIAN}"/>'
    foot = (
        column("Темы", "<li>Мосты</li>")
        + column("Лица", "<li>Примерова Вера</li>")
        + """
    <div class="read__status"><h3>Статус материала</h3>
    <p>Опубликован в разделах: <a>Новости</a>, <a>Поездки</a></p>
    <p>Дата публикации: <time>5 марта 2019 года, 16:05</time></p></div>"""
    )
    meta = '<time class="read__published" datetime="2019-03-05">5 марта 2019 года</time>'
    event = read_page(
        page("<p><b>В.Примерова:</b> Добрый день!</p>", head=head, foot=foot, meta=meta)
    )
    assert (event.lang, event.url) == ("ru", RUSSIAN)
    assert (event.topics, event.persons) == (("Мосты",), ("Примерова Вера",))
    assert (event.sections, event.published) == (("Новости", "Поездки"), "2019-03-05T16:05")
    assert event.speakers == ("В.Примерова",)


def test_hidden_tags_count_and_their_number_doesnt(page):
    foot = column("Geography", "<li>Veldt</li>") + column(
        "Topics",
        "<li><a><i></i>Bridges </a></li>",
        '<li class="p-category hidden">Harbours</li>',
        '<li class="read__tagsmore">1 more</li>',
    )
    event = read_page(page(foot=foot))
    assert (event.topics, event.geography, event.persons) == (
        ("Bridges", "Harbours"),
        ("Veldt",),
        (),
    )


def test_pictures_are_read_from_sliders_and_figures(page):
    body = """<div class="slider">
    <div class="slide" data-cycle-desc="On the&nbsp;bridge."><img src="/a.jpg"></div>
    <div class="slide" data-cycle-desc="None"><img src="https://pictures.example/b.jpg"></div></div>
    <div class="media masha-ignore"><figure><img src="/c.jpg"></figure>
    <span class="media__title">The harbour.</span></div>
    <div class="media__container"><video></video><span class="media__title">A film.</span></div>"""
    tab = '<a class="tabs_photo"><sup class="tabs__count">12</sup></a>'
    event = read_page(page(body, outside=tab))
    assert event.photos == (
        Photo("On the bridge.", f"{SITE}/a.jpg"),
        Photo("", "https://pictures.example/b.jpg"),
        Photo("The harbour.", f"{SITE}/c.jpg"),
    )
    assert event.photo_count == 12
    assert read_page(page(body)).photo_count == 3
    assert event.paragraphs == ()


def test_see_also_in_mid_text_is_no_paragraph(page):
    body = """<p>One.</p><div class="read__cut masha-ignore"><h3>See also</h3>
    <a class="cut__item" href="/events/1">First</a><div class="cut__date">March 5 − 6, 2019</div>
    <a class="cut__item" href="https://bridges.example/">Second</a><a class="cut__item">Third</a>
    </div><p>Two.</p>"""
    event = read_page(page(body))
    assert [p.text for p in event.paragraphs] == ["One.", "Two."]
    assert event.see_also == (
        SeeAlso("First", dt.date(2019, 3, 5), f"{SITE}/events/1"),
        SeeAlso("Second", None, "https://bridges.example/"),
        SeeAlso("Third", None, f"{NEWS}/70001"),
    )


def test_explanations_that_pop_up_are_no_text(page):
    body = """<p><b>President of Utopia <a class="person_tag" href="/p/1">Vera Example<span
    class="read__tooltip hidden"><span class="tooltip_title">Example Vera</span></span></a></b>:
    The <a class="termin_tag">UU<span class="read__tooltip tooltip_term hidden"> <span
    data-value="&lt;p&gt;A union.&lt;/p&gt;">Union</span></span></a> is one.</p>"""
    (paragraph,) = read_page(page(body)).paragraphs
    assert paragraph.label == "President of Utopia Vera Example"
    assert paragraph.text == "The UU is one."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><b>Vera Example</b> I do.</p>", ("Vera Example", "I do.")),
        ("<p><b>Vera Example</b>. I do.</p>", ("Vera Example", "I do.")),
        ("<p><b>Vera Example</b>:</p><p>I do.</p>", ("Vera Example", "I do.")),
        ("<p><b>VERA EXAMPLE:</b> I do.</p>", ("VERA EXAMPLE", "I do.")),
        ("<p><b>Ve</b><b>ra Example</b><b>: </b>I do.</p>", ("Vera Example", "I do.")),
        ("<p><b>VeraExample:</b> I do.</p>", ("VeraExample", "I do.")),
        (
            "<p><b>Vera Example</b> (retranslated: I do.</p>",
            ("Vera Example (retranslated", "I do."),
        ),
        ("<p>Vera Example: I do.</p>", ("Vera Example", "I do.")),
    ],
)
def test_a_speaker_is_known_in_whatever_form(page, body, expected):
    first = (
        "<p><b>President of Utopia Vera Example:</b> Good day.</p><p><b>Ivo Other:</b> Do you?</p>"
    )
    last = read_page(page(first + "<p><b>Vera Example:</b> Yes.</p>" + body)).paragraphs[-1]
    assert (last.label, last.text) == expected
    assert last.speaker == "Vera Example"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>&lt;…&gt;</p>", "omission"),
        ("<p>‹…&gt;</p>", "omission"),
        ("<p><b>* * *</b></p>", "divider"),
        ("<p>***</p>", "divider"),
        ("<hr>", "divider"),
        ("<p><i>(Applause.)</i></p>", "note"),
        ("<p><b>To be continued.</b></p>", "note"),
        ("<p><b>Article 1</b></p>", "heading"),
        ("<p><i>Of harbours</i></p>", "heading"),
        ("<p>It is <b>open</b>.</p>", "speech"),
    ],
)
def test_marks_between_words_have_kinds(page, html, kind):
    event = read_page(page("<p><b>Vera Example:</b> Yes.</p>" + html))
    assert event.paragraphs[1].kind == kind
    assert event.paragraphs[1].label is None


def test_a_pull_quote_is_no_part_of_the_text(page):
    body = "<p>It will stand. It is long.</p><blockquote><p>It will stand.</p></blockquote>"
    assert [p.text for p in read_page(page(body)).paragraphs] == ["It will stand. It is long."]


def test_a_list_page_is_refused_as_one():
    html = (
        b'<html><div class="lister-page"><div class="hentry_event" data-id="1"></div></div></html>'
    )
    with pytest.raises(SourceError, match="a list of events"):
        read_page(html)


@pytest.mark.parametrize(
    "html", [b"<html></html>", b"<html><article class='hentry'></article>", b""]
)
def test_a_page_without_an_event_is_refused(html):
    with pytest.raises(SourceError, match="without an event"):
        read_page(html)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 60),
            st.one_of(
                st.binary(max_size=9),
                st.sampled_from(
                    [
                        b"<b>",
                        b"</p>",
                        b"<div>",
                        b"<!--",
                        b'"',
                        b": ",
                        b"&#0;",
                        b'href="http://[',
                        b"<h1>",
                    ]
                ),
            ),
        ),
        max_size=8,
    )
)
def test_a_damaged_page_gives_an_event_or_a_refusal(page, edits):
    data = page(
        "<p><b>Vera Example:</b> Yes.</p>"
        '<div class="read__cut"><a class="cut__item" href="/1">A</a></div>'
        '<div class="slide" data-cycle-desc="A"><img src="/a.jpg"></div><hr><p>(Applause.)</p>'
    )
    for where, cut, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + cut :]
    with suppress(SourceError):
        event = read_page(data)
        assert event.title
        assert all(p.text for p in event.paragraphs)

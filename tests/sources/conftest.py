"""Small documents in the site's own forms, about people who don't exist."""

from collections.abc import Callable

import pytest

HEAD = """<!doctype html>
<!--[if lt IE 7 ]> <html class="ie6" lang="de"> <![endif]-->
<!--[if gt IE 8]><!--> <html lang="en" class="no-js"> <!--<![endif]-->
<head><meta charset="utf-8"/><title>Opening of the bridge • President of Utopia</title>
<meta property="og:url" content="http://en.president.example/events/president/news/70001"/>
<link rel="canonical" href="http://en.president.example/events/president/news/70001" /></head>
"""
META = """<time class="read__published" datetime="2019-03-05">March 5, 2019</time>
<div class="read__time">14:30</div>
<div class="read__place p-location"><i></i>Harbour House, Veldt</div>"""
FOOT = """<div class="read__bottommeta hidden-copy">
<div class="read__status masha-ignore"><h3>Publication status</h3>
<p>Published in sections: <a href="/events/president/news">News</a>,
<a href="/events/president/transcripts">Transcripts</a><br/></p>
<p>Publication date: <time datetime="2019-03-05">March 5, 2019, 16:05</time></p>
<p class="print_link_wrap">Direct link:
<a class="print_link" href="/d/70001">en.president.example/d/70001</a></p>
<p><a class="text_version_link" href="/events/president/news/copy/70001">Text version</a></p>
</div></div>"""

Page = Callable[..., bytes]
Text = Callable[..., bytes]


@pytest.fixture
def page() -> Page:
    """Build an event's HTML page around a body; each part of it can be replaced."""

    def build(
        body: str = "",
        *,
        head: str = HEAD,
        title: str = "Opening of the bridge",
        lead: str = "<div><p>Vera Example opened a bridge.</p></div>",
        meta: str = META,
        foot: str = FOOT,
        classes: str = "read__in hentry h-entry",
        outside: str = "",
    ) -> bytes:
        return f"""{head}<body><article class="{classes}" id="event-70001">
<div class="read__top"><a href="/events" class="read__categ">Events</a>
<h1 class="entry-title p-name">{title}</h1>
<div class="read__lead entry-summary p-summary">{lead}</div>
<div class="read__meta">{meta}</div></div>
<div class="entry-content e-content read__internal_content">{body}{foot}</div>
</article>{outside}</body></html>""".encode()

    return build


@pytest.fixture
def text() -> Text:
    """Build an event's plain text around the lines of its body."""

    def build(
        *body: str,
        title: str = "Opening of the bridge",
        head: str = "Vera Example opened a bridge.\nMarch 5, 2019\n14:30\nHarbour House, Veldt",
        foot: str = "Publication status\nPublished in sections: News, Transcripts\n"
        "Publication date: March 5, 2019, 16:05\nText version",
    ) -> bytes:
        return "\n".join(["Events", title, head, *body, foot]).encode()

    return build

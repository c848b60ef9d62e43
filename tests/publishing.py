"""A press office of an invented country, which publishes on a replayed site."""

from dataclasses import dataclass, field, replace
from html import escape

from replaying import ATOM, Answer, Replay

HOST = "en.president.example"


@dataclass(frozen=True, slots=True)
class Report:
    """One event as the press office writes it; `updated` may lie before its moment."""

    id: int
    title: str = "Opening of the harbour in Selm"
    day: str = "2024-05-17"
    time: str = "11:30"
    lines: tuple[str, ...] = (
        "<b>President of Ardava Ilona Varga:</b> Good morning, friends.",
        "The sea does not ask whose boat is older.",
    )
    topics: tuple[str, ...] = ("Harbours",)
    updated: str = "2024-05-17T12:00:00"
    announced: bool = False


def write_entry(report: Report, host: str, section: str) -> str:
    """The report as an entry of a feed, with the offset that is an hour wrong."""
    url = f"http://{host}/events/president/{section}/{report.id}"
    body = "".join(f"<p>{line}</p>" for line in report.lines)
    return (
        f"<entry><title>{escape(report.title)}</title><id>{url}</id>"
        f"<updated>{report.updated}+04:00</updated>"
        f"<published>{report.day}T{report.time}:00+04:00</published>"
        f'<link href="{url}" hreflang="en" rel="alternate" type="text/html" />'
        f'<content type="html">{escape(body)}</content></entry>'
    )


def write_feed(entries: list[str], feed: str, pages: int, lang: str = "en") -> bytes:
    """A page of a feed."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?><feed xml:lang="{lang}"'
        f' xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>{feed}</id>'
        f'<link href="{feed}/page/{pages}" rel="last" />{"".join(entries)}</feed>'
    ).encode()


def write_page(report: Report, host: str, lang: str = "en") -> bytes:
    """The report's own page."""
    lines = "".join(f"<p>{line}</p>" for line in report.lines)
    topics = "".join(f"<li>{topic}</li>" for topic in report.topics)
    moment = (
        f'<time class="read__published" datetime="{report.day}">{report.day}</time>'
        f'<div class="read__time">{report.time}</div>'
    )
    url = f"http://{host}/events/president/transcripts/{report.id}"
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><link rel="canonical" href="{url}"></head><body>'
        f'<article class="hentry h-entry{" announce" if report.announced else ""}"'
        f' id="event-{report.id}"><h1 class="entry-title p-name">{escape(report.title)}</h1>'
        f'{"" if report.announced else moment}<div class="read__place p-location">Selm</div>'
        f'<div class="entry-content e-content read__internal_content">{lines}</div>'
        f'<div class="read__tagscol"><h3>Topics</h3><ul>{topics}</ul></div>'
        "</article></body></html>"
    ).encode()


def write_list(reports: list[Report], page: int = 1, pages: int = 1) -> bytes:
    """A list of events."""
    items = "".join(
        f'<div class="hentry h-entry hentry_event" data-id="{report.id}"><h3>'
        f'<a href="/events/president/news/{report.id}" rel="bookmark">'
        f'<span class="entry-title p-name">{escape(report.title)}</span>'
        f'<time class="published" datetime="{report.day}">{report.day}, {report.time}</time>'
        "</a></h3></div>"
        for report in reports
    )
    return (
        '<!DOCTYPE html><html><body><div class="entry-content lister-page"'
        f' data-url-template="/events/president/news/page/PAGE" data-page="{page}"'
        f' data-pages="{pages}">{items}</div></body></html>'
    ).encode()


@dataclass(slots=True)
class Press:
    """Publishes reports on a site: its feeds, its pages, its lists of a day."""

    site: Replay
    host: str = HOST
    lang: str = "en"
    a_page: int = 3
    reports: list[Report] = field(default_factory=list)

    def publish(self, *reports: Report) -> None:
        """Publish reports, or new versions of them; they stand by their own moments."""
        by_id = {report.id: report for report in (*self.reports, *reports)}
        self.reports = sorted(by_id.values(), key=lambda r: (r.day, r.time, r.id), reverse=True)
        for report in reports:
            path = f"/events/president/news/{report.id}"
            page = write_page(report, self.host, self.lang)
            self.site.put(path, page)
            self.site.put(path.replace("news", "transcripts"), page)
        self._write_lists()

    def withdraw(self, id_: int) -> None:
        """Take a report from the site; the feed no longer has it either."""
        self.reports = [report for report in self.reports if report.id != id_]
        for section in ("news", "transcripts"):
            self.site.pages[f"/events/president/{section}/{id_}"] = Answer(404)
        self._write_lists()

    def revise(self, id_: int, *lines: str, updated: str) -> None:
        """Publish a report anew with other lines."""
        report = next(report for report in self.reports if report.id == id_)
        self.publish(replace(report, lines=lines, updated=updated))

    def _write_lists(self) -> None:
        pages = [
            self.reports[n : n + self.a_page] for n in range(0, len(self.reports), self.a_page)
        ] or [[]]
        for section in ("transcripts", "news"):
            feed = f"http://{self.host}/events/president/{section}/feed"
            for n, page in enumerate(pages, 1):
                entries = [write_entry(report, self.host, section) for report in page]
                path = f"/events/president/{section}/feed" + ("" if n == 1 else f"/page/{n}")
                self.site.put(path, write_feed(entries, feed, len(pages), self.lang), ATOM)
        for day in {report.day for report in self.reports}:
            year, month, date = day.split("-")
            path = f"/events/president/news/by-date/{date}.{month}.{year}"
            self.site.put(path, write_list([r for r in self.reports if r.day <= day]))

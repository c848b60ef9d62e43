"""Citations of a passage or an event, each style with its own rules and its own escapes."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from bot.answers.papers import Style
from bot.answers.source import Source, cut

_NAME = 200
_MOST_QUOTED = 1500
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "^": r"\textasciicircum{}", "_": r"\_", "~": r"\textasciitilde{}", "%": r"\%",
}  # fmt: skip
_WIKI = {
    "|": "{{!}}", "{": "&#123;", "}": "&#125;", "[": "&#91;", "]": "&#93;",
    "<": "&lt;", ">": "&gt;", "~": "&#126;",
}  # fmt: skip
_URL_IN_WIKI = {"|": "%7C", "{": "%7B", "}": "%7D", "[": "%5B", "]": "%5D", " ": "%20"}


def write_citation(source: Source, style: Style) -> str:
    """Return the citation in a style, as it is to be copied."""
    return _WRITERS[style](source)


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _plain(source: Source) -> str:
    t, event = source.t, source.event
    said = ""
    for who, words in source.voices if source.text else ():
        name = cut(who or t("site.text"), _NAME)
        said += f"{t('cite.quoted', text=words)} — {name}. "
    day = t.day(event.date) if event.date else t("undated")
    where = ", ".join(filter(None, [source.title, source.place, day]))
    accessed = f" ({t('cite.accessed', day=t.day(source.accessed))})" if source.accessed else ""
    site = ", ".join(filter(None, [source.site, *source.notes]))
    return " ".join(filter(None, [f"{said}{where.rstrip('.')}. {site}.", source.url])) + accessed


def _apa(source: Source) -> str:
    # The 7th edition's form of a transcript; a site is its own author where nobody speaks.
    t, event, author = source.t, source.event, source.author
    if author is None:
        name = f"{source.site}."
    else:
        name = f"{author.family}, {author.initials}" if author.initials else f"{author.family}."
    day = t("cite.apa.day", y=event.date.year, day=t.month_day(event.date)) if event.date else ""
    kind = "; ".join([t("cite.transcript"), *source.notes])
    site = f" {source.site}." if author else ""
    url = f" {source.url}" if source.url else ""
    if source.accessed and url:
        url = f" {t('cite.retrieved', day=t.day(source.accessed), url=source.url)}"
    return f"{name} ({day or t('undated')}). {source.title} [{kind}].{site}{url}"


def _gost(source: Source) -> str:
    # GOST R 7.0.5-2008, an electronic resource by remote access.
    t, event, author = source.t, source.event, source.author
    name = f"{author.family} {author.initials}".strip() if author else ""
    head = " ".join(filter(None, [f"{name.rstrip('.')}." if name else "", source.title]))
    parts = [f"{head} // {t('cite.gost.site', site=source.site)}"]
    if event.date:
        parts += [f"{event.date.year}", t.short_day(event.date)]
    parts += source.name_place("cite.gost.paragraph")
    parts += [t("cite.translated")] * source.is_translated
    accessed = (
        f" ({t('cite.gost.accessed', day=f'{source.accessed:%d.%m.%Y}')})"
        if source.accessed
        else ""
    )
    parts += [f"URL: {source.url}{accessed}"] if source.url else []
    return ". – ".join(part.rstrip(".") for part in parts) + "."


def _escape(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def _bibtex(source: Source) -> str:
    event = source.event
    name = re.sub(r"[^a-z0-9]+", "", (source.author.family if source.author else "").lower())
    key = "-".join(
        filter(
            None,
            [
                name or urlsplit(source.url).netloc.replace(".", "") or "event",
                _iso(event.date),
                f"p{source.paragraph.n}" if source.paragraph else "",
            ],
        )
    )
    author = _bib(source.author.inverted) if source.author else f"{{{_bib(source.site)}}}"
    fields = {
        "year": f"{event.date.year}" if event.date else "",
        "date": _iso(event.date),
        "howpublished": source.site,
        "note": "; ".join(source.notes),
        "langid": {"en": "english", "ru": "russian"}.get(event.lang, ""),
        "urldate": _iso(source.accessed),
    }
    # Doubled braces keep the letters' case, and a site's name whole.
    lines = [f"author = {{{author}}}", f"title = {{{{{_bib(source.title)}}}}}"]
    lines += [f"{field} = {{{_bib(value)}}}" for field, value in fields.items() if value]
    lines += [f"url = {{{source.url}}}"] if source.url else []
    return "\n".join([f"@misc{{{key},", *(f"  {line}," for line in lines), "}"])


def _bib(text: str) -> str:
    return _escape(text, _BIBTEX)


def _ris(source: Source) -> str:
    event = source.event
    fields = [
        ("TY", "ELEC"),
        ("AU", source.author.inverted if source.author else source.site),
        ("TI", source.title),
        ("T2", source.site),
        ("PY", f"{event.date.year}" if event.date else ""),
        ("DA", f"{event.date:%Y/%m/%d}" if event.date else ""),
        ("CY", source.place),
        ("LA", event.lang),
        ("N1", "; ".join(source.notes)),
        ("UR", source.url),
        ("Y2", f"{source.accessed:%Y/%m/%d}" if source.accessed else ""),
    ]
    # A line's end would end the field.
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "])


def _wikipedia(source: Source) -> str:
    event, author = source.event, source.author
    site = _escape(source.site, _WIKI)
    names = {"last": author.family, "first": author.given} if author else {}
    fields = {
        "url": _escape(source.url, _URL_IN_WIKI),
        "title": _wiki(source.title),
        **{name: _wiki(value) for name, value in names.items()},
        "date": _iso(event.date),
        "website": site,
        "language": event.lang,
        "access-date": _iso(source.accessed),
        "at": _wiki("; ".join(source.notes)),
    }
    # The words themselves may be left out; what escapes make too long for a message, is.
    quote = _wiki(" ".join(words for _, words in source.voices))
    fields |= {"quote": quote} if len(quote) <= _MOST_QUOTED else {}
    filled = "".join(f" |{field}={value}" for field, value in fields.items() if value)
    return f"{{{{cite web{filled}}}}}"


def _wiki(text: str) -> str:
    escaped = _escape(" ".join(text.split()).replace("&", "&amp;"), _WIKI)
    # Two apostrophes would be italics.
    return escaped.replace("''", "&#39;&#39;")


_WRITERS: Mapping[Style, Callable[[Source], str]] = {
    Style.PLAIN: _plain,
    Style.APA: _apa,
    Style.GOST: _gost,
    Style.BIBTEX: _bibtex,
    Style.RIS: _ris,
    Style.WIKIPEDIA: _wikipedia,
}

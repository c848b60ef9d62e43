"""The forms of an export: CSV, JSON and Markdown."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, dataclass, fields

from bot.answers.export.rows import Row
from bot.answers.papers import Result
from bot.answers.sites import LICENCE, LICENCE_URL, describe_sites, is_presidents
from bot.messages import Phrases

_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, by OWASP's "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# What makes an item of a list, or a rule, at the beginning of a line: "- ", "+ ", "1. ", "1) ".
_ITEM = re.compile(r"^(\d{0,9})([-+.)])(?=\s|$|--)")


@dataclass(frozen=True, slots=True)
class Layout:
    """A form of a file, in pieces: each part of it is a head, rows and a tail."""

    head: str
    write: Callable[[Row], str] = str
    between: str = ""
    tail: Callable[[int, int], str] = lambda _part, _parts: ""


def lay_out_csv() -> Layout:
    """CSV with a head line, after a mark by which spreadsheets know UTF-8.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. It says nothing
    of itself: lines above the head line would keep programs from reading it.
    """
    names = [field.name for field in fields(Row)]
    return Layout(_BYTE_ORDER_MARK + _write_cells(names), lambda row: _write_cells(astuple(row)))


def _write_cells(cells: Sequence[str | int | None]) -> str:
    file = io.StringIO()
    csv.writer(file).writerow([_guard(cell) if isinstance(cell, str) else cell for cell in cells])
    return file.getvalue()


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def lay_out_json(result: Result) -> Layout:
    """One JSON object with the rows, with what was asked and what it was asked of."""
    coverage = result.coverage
    licensed = any(map(is_presidents, result.hosts))
    about = {
        "query": result.query,
        "complete": result.complete,
        "total": result.total,
        "archive": {
            "events": coverage.events,
            "first": coverage.first and coverage.first.isoformat(),
            "last": coverage.last and coverage.last.isoformat(),
        },
        "date": result.day and result.day.isoformat(),
        "sources": list(result.hosts),
        "licence": LICENCE if licensed else None,
        "licence_url": LICENCE_URL if licensed else None,
    }
    head = json.dumps(about, ensure_ascii=False, indent=1).removesuffix("\n}")
    return Layout(
        f'{head},\n "rows": [\n',
        lambda row: "  " + json.dumps(asdict(row), ensure_ascii=False),
        ",\n",
        lambda part, parts: f'\n ],\n "part": {part},\n "parts": {parts}\n}}\n',
    )


def lay_out_markdown(result: Result, t: Phrases) -> Layout:
    """Markdown: a quotation a passage, with its source; an event as a list item."""
    lines = [f"# {_escape(result.query)}", "", *(_escape(line) for line in describe(result, t)), ""]
    return Layout("\n".join([*lines, ""]), lambda row: _write_markdown(row, t))


def _write_markdown(row: Row, t: Phrases) -> str:
    day = f" ({row.date})" if row.date else ""
    title = f"[{_escape(row.title)}]({_url(row.link)})" if row.link else _escape(row.title)
    if not row.paragraph:
        return f"- {title}{day}\n"
    who = _escape(row.label or row.person or t("site.text"))
    place = t("cite.paragraph", n=row.paragraph)
    return f"> {_escape(row.text)}\n\n— {who}, {title}{day}, {place}\n\n"


def describe(result: Result, t: Phrases) -> list[str]:
    """Say what is in a file, as plain lines: how much, how complete, of what and when."""
    counted = "export.events" if result.events else "export.passages"
    shown = t(counted, n=result.total, shown=t.number(result.total))
    lines = [shown, t("export.complete" if result.complete else "export.ranked")]
    coverage = result.coverage
    if coverage.first and coverage.last:
        lines.append(
            t(
                "export.archive",
                n=t.number(coverage.events),
                first=t.day(coverage.first),
                last=t.day(coverage.last),
            )
        )
    if result.day:
        lines.append(t("export.day", day=t.day(result.day)))
    return [*lines, *describe_sites(result.hosts, t)]


def _escape(text: str) -> str:
    return _ITEM.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", " ".join(text.split())))


def _url(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")

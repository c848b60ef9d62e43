"""The forms of an export: CSV, JSON and Markdown."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, fields

from bot.answers.export.rows import Row
from bot.answers.papers import Result
from bot.messages import Phrases

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, by OWASP's "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# What makes an item of a list, or a rule, at the beginning of a line: "- ", "+ ", "1. ", "1) ".
_ITEM = re.compile(r"^(\d{0,9})([-+.)])(?=\s|$|--)")


def write_csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV with a head line, after a mark by which spreadsheets know UTF-8.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([field.name for field in fields(Row)])
    for row in rows:
        writer.writerow([_guard(cell) for cell in asdict(row).values()])
    return _BYTE_ORDER_MARK + file.getvalue()


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_json(rows: Sequence[Row], result: Result) -> str:
    """Return the rows as one JSON object, with what was asked and what it was asked of."""
    coverage = result.coverage
    body = {
        "query": result.query,
        "complete": result.complete,
        "total": result.total,
        "given": result.given,
        "archive": {
            "events": coverage.events,
            "first": coverage.first and coverage.first.isoformat(),
            "last": coverage.last and coverage.last.isoformat(),
        },
        "date": result.day and result.day.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "rows": [asdict(row) for row in rows],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def write_markdown(rows: Sequence[Row], result: Result, t: Phrases) -> str:
    """Return the rows as Markdown: a quotation each, with its source; an event as a list item."""
    lines = [f"# {_escape(result.query)}", "", *(_escape(line) for line in describe(result, t)), ""]
    for row in rows:
        day = f" ({row.date})" if row.date else ""
        title = f"[{_escape(row.title)}]({_url(row.link)})" if row.link else _escape(row.title)
        if not row.paragraph:
            lines.append(f"- {title}{day}")
            continue
        who = _escape(row.label or row.person or t("site.text"))
        place = t("cite.paragraph", n=row.paragraph)
        lines += [f"> {_escape(row.text)}", "", f"— {who}, {title}{day}, {place}", ""]
    return "\n".join(lines).rstrip() + "\n"


def describe(result: Result, t: Phrases) -> list[str]:
    """Say what is in a file, as plain lines: how much, how complete, of what and when."""
    counted = "export.events" if result.events else "export.passages"
    shown = t(counted, n=result.total, shown=t.number(result.total))
    if result.given < result.total:
        shown += ". " + t("export.cut", given=t.number(result.given))
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
    return [*lines, t("export.licence")]


def _escape(text: str) -> str:
    return _ITEM.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", " ".join(text.split())))


def _url(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")

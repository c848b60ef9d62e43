"""Answers as JSON values, for `ask --batch`: the kind, the short answer, the verdict, the hits."""

from typing import Any

from bot.answers.answer import Answer, Card, Choice, Nothing, Passage
from bot.answers.holdings import Holdings
from bot.answers.overviews import TopicPage
from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Answered, Exhibit, Fact, Unanswered
from bot.answers.quote import list_passages
from bot.answers.verify.verdict import Report
from bot.model import Event, Paragraph

_MOST_HITS = 5


def describe(found: Answer, holdings: Holdings) -> dict[str, Any]:
    """Return an answer's values; of a passage its further ones too, which ▶ leads to.

    `answer` is a day ("31 May 2003"), a count, or words of the archive; None where no short answer
    is asked for or found. `verdict` is that on the first quotation of a text.
    """
    kind = "none" if isinstance(found, Nothing | Unanswered) else "answer"
    short = _shorten(found.fact) if isinstance(found, Answered) and found.fact else None
    reported = found.findings[:1] if isinstance(found, Report) else ()
    verdict = next((finding.verdict.value for finding in reported), None)
    return {"kind": kind, "answer": short, "verdict": verdict, "hits": _list_hits(found, holdings)}


def _shorten(fact: Fact) -> str:
    match fact.asked:
        case Asked.DAY if fact.day:
            return f"{fact.day.day} {fact.day:%B %Y}"
        case Asked.TIMES:
            return str(fact.days)
        case _:
            return fact.text


def _list_hits(found: Answer, holdings: Holdings) -> list[dict[str, Any]]:
    match found:
        case Card(event=event):
            return [_list_event(event)]
        case Choice(events=events) | TopicPage(events=events):
            return [_list_event(event) for event in events[:_MOST_HITS]]
        case Passage(words=words):
            view, search = holdings.view, holdings.search
            _, passages = list_passages(words, view, search, _MOST_HITS)
            return [_list_paragraph(each.event, each.paragraph) for each in passages]
        case Answered(exhibits=exhibits) | Unanswered(nearest=exhibits):
            return [_list_exhibit(exhibit) for exhibit in exhibits[:_MOST_HITS]]
        case Report(findings=findings):
            places = findings[0].places if findings else ()
            return [_list_paragraph(each.event, each.paragraph) for each in places[:_MOST_HITS]]
        case _:
            return []


def _list_exhibit(exhibit: Exhibit) -> dict[str, Any]:
    if exhibit.paragraph is None:
        return _list_event(exhibit.event)
    return _list_paragraph(exhibit.event, exhibit.paragraph)


def _list_event(event: Event) -> dict[str, Any]:
    return _make(event, event.lede or "")


def _list_paragraph(event: Event, paragraph: Paragraph) -> dict[str, Any]:
    """The paragraph as it is printed, with the label before a turn's first."""
    label = f"{paragraph.label}: " if paragraph.label else ""
    return _make(event, label + paragraph.text)


def _make(event: Event, text: str) -> dict[str, Any]:
    day = event.date.isoformat() if event.date else None
    return {"event": {"title": event.title, "date": day}, "text": text}

"""Making events for tests, of an invented country."""

import datetime as dt
from pathlib import Path
from typing import Any

from bot.model import Event, Paragraph, ParagraphKind

ROOT = Path(__file__).parent.parent
Line = tuple[ParagraphKind, str | None, str]
HARBOUR: tuple[Line, ...] = (
    ("heading", None, "Opening of the new harbour"),
    ("speech", "President of Ardava Ilona Varga", "Good morning, friends."),
    (
        "speech",
        None,
        "The sea does not ask whose boat is older; it asks who checked the ropes.",
    ),
    ("speech", "Harbour Master Pavel Dorn", "We have checked them twice, Madam President."),
    ("note", None, "(Laughter)"),
    ("speech", "Question", "How much did the crane cost?"),
    ("speech", "Ilona Varga", "Forty-two million crowns, & every one of them is in the report."),
)
_SPEAKERS = {
    "President of Ardava Ilona Varga": "Ilona Varga",
    "Harbour Master Pavel Dorn": "Pavel Dorn",
    "Question": None,
}


def make_event(lines: tuple[Line, ...] = HARBOUR, **values: Any) -> Event:
    """Make an event whose paragraphs are (kind, label, text); a speech without a label goes on."""
    paragraphs, speaker = [], None
    for n, (kind, label, text) in enumerate(lines, 1):
        if label is not None:
            speaker = _SPEAKERS.get(label, label)
        spoken = kind == "speech"
        paragraphs.append(
            Paragraph(n, kind, text, speaker if spoken else None, label if spoken else None)
        )
    made: dict[str, Any] = {
        "title": "Opening of the harbour in Selm",
        "lang": "en",
        "source": "page",
        "id": 101,
        "url": "http://en.president.example/events/president/news/101",
        "lede": "The President opened the new harbour.",
        "date": dt.date(2024, 5, 17),
        "time": "11:30",
        "place": "Selm",
        "topics": ("Harbours", "Budget"),
        "paragraphs": tuple(paragraphs),
        "number": 7,
        "key": "2024-05-17-1130-opening-of-the-harbour-in-selm",
    }
    return Event(**(made | values))

"""From lines to paragraphs: whose words they are, and what each of them is."""

import re
from collections.abc import Sequence

from bot.model import Paragraph, ParagraphKind
from bot.sources.labels import Line, Turn, find_repeated, split_alone, split_bold, split_plain
from bot.sources.names import is_nobody, speaker_of
from bot.sources.voices import unite

# How the site writes a rule between parts of a page.
DIVIDER = "* * *"

_DIVIDER = re.compile(r"(?:[*＊]\s*){2,}|[-–—_=]{3,}")
_DOTS = r"(?:…|\.(?:\s?\.)+)"
_OMISSION = re.compile(rf"[<‹«]\s*{_DOTS}\s*[>›»]?|{_DOTS}\s*[>›»]|[(\[]\s*{_DOTS}\s*[)\]]|{_DOTS}")
_MOST_OMISSION = 12
# A whole paragraph in brackets, or the promise of more to come.
_NOTE = re.compile(
    r"\([^()]*(?:\([^()]*\)[^()]*)*\)[.,]?|\[[^\[\]]*\][.,]?"
    r"|(?:to be continued|продолжение следует|окончание следует)\s*[.…]*",
    re.IGNORECASE,
)
# A longer paragraph is no intertitle, whatever its letters look like.
_MOST_HEADING = 250


def read_paragraphs(lines: Sequence[Line], *, marked: bool) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a body.

    A turn goes on until the next label or the heading of a new part. A label that stands alone
    belongs to the paragraph after it.

    Args:
        lines: What the form has, in order, none of them empty.
        marked: Whether the form shows labels in bold. Where it does and there are such labels,
            other words before a colon are no label unless their name is known from one.
    """
    turns = _find_turns(lines, marked=marked)
    people = unite(speaker_of(turn.label) for turn in turns if turn)
    return _Assembly(lines, turns, people).paragraphs()


def _find_turns(lines: Sequence[Line], *, marked: bool) -> list[Turn | None]:
    sure = [split_bold(line, ()) if line.bold else None for line in lines]
    strict = marked and any(sure)
    if not strict:
        sure = [split_alone(line.text) for line in lines]
    labels = [turn.label for turn in sure if turn]
    names = set(filter(None, map(speaker_of, labels)))
    known = {*labels, *names, *(name.rpartition(" ")[2] for name in names)}
    if not strict:
        known |= find_repeated(line.text for line in lines)
    return [
        turn
        or (split_bold(line, known) if line.bold else None)
        or split_plain(line.text, known, strict=strict)
        for line, turn in zip(lines, sure, strict=True)
    ]


class _Assembly:
    """The state of reading one body from its first line to its last."""

    def __init__(
        self, lines: Sequence[Line], turns: Sequence[Turn | None], people: dict[str, str]
    ) -> None:
        self._lines = lines
        self._turns = turns
        self._people = people
        self._found: list[Paragraph] = []
        self._speaking = False
        self._speaker: str | None = None
        # A label that stood alone and waits for its words.
        self._label: str | None = None
        # Whether nothing but marks and headings stood since the last divider.
        self._parted = True

    def paragraphs(self) -> tuple[Paragraph, ...]:
        for at, (line, turn) in enumerate(zip(self._lines, self._turns, strict=True)):
            mark = _mark_of(line, turn)
            if mark is not None:
                self._add(mark, line.text)
                self._parted = self._parted or mark == "divider"
            elif turn is not None:
                self._begin(turn)
            elif self._label is None and self._is_heading(at):
                self._add("heading", line.text)
                if self._parted:
                    self._speaking, self._speaker = False, None
            else:
                self._add("speech" if self._speaking else "text", line.text)
                self._parted = False
        return tuple(self._found)

    def _begin(self, turn: Turn) -> None:
        name = speaker_of(turn.label)
        self._speaking, self._parted = True, False
        self._speaker = self._people.get(name, name) if name else None
        self._label = turn.label
        if turn.words:
            self._add("speech", turn.words)

    def _add(self, kind: ParagraphKind, text: str) -> None:
        n = len(self._found) + 1
        if kind == "speech":
            self._found.append(Paragraph(n, kind, text, self._speaker, self._label))
            self._label = None
        else:
            self._found.append(Paragraph(n, kind, text))

    def _is_heading(self, at: int) -> bool:
        line = self._lines[at]
        text = line.text
        if len(text) > _MOST_HEADING:
            return False
        if line.bold >= len(text):
            # An interview may print its questions in bold.
            return text[-1] not in "?!,"
        if text[-1] in ".!?…:;,":
            return False
        if line.italic:
            return True
        follows = at + 1 < len(self._turns) and self._turns[at + 1] is not None
        return follows and (self._parted or not self._speaking)


def _mark_of(line: Line, turn: Turn | None) -> ParagraphKind | None:
    """What a line is that is no one's words: seen by its marks alone."""
    text = line.text
    if _DIVIDER.fullmatch(text):
        return "divider"
    if len(text) <= _MOST_OMISSION and _OMISSION.fullmatch(text):
        return "omission"
    if turn is not None:
        return None
    if _NOTE.fullmatch(text):
        return "note"
    # "Remark from the audience." says only that there was one.
    lead = text[: line.bold].strip(" .")
    return "note" if lead and is_nobody(lead) else None

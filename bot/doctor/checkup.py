"""A check-up of a data folder, and its treatment."""

import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.doctor.index import Agreement, catch_up, compare
from bot.errors import StoreError
from bot.protocols import View
from bot.search.inventory import Place, drop_index
from bot.store.faults import explained
from bot.store.hold import PATIENCE, claim, is_held
from bot.store.integrity import Survey, survey
from bot.store.mending import mend
from bot.store.schema import open_for_reading
from bot.store.table import Documents
from bot.store.tiny import FILE, TinyView
from bot.sync.rests import list_rests

_MINUTE = 60.0
_NAMED = 5
"""How many of a kind are named; of the others the number tells enough."""


@dataclass(slots=True)
class Report:
    """What a check-up found, as sentences.

    Attributes:
        faults: What is wrong.
        notes: What is worth knowing, but no fault.
    """

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def examine(folder: Path) -> Report:
    """Look through the archive and the index in a data folder; a bot may run meanwhile.

    Raises:
        StoreError: There is no archive, or not even its tables can be read.
    """
    report = Report()
    found = survey(_archive(folder))
    report.notes.append(f"the archive holds {found.events} events")
    report.faults += _tell_survey(found)
    if found.damaged:
        report.notes.append("the index was not looked at: first the archive has to be mended")
        return report
    with _documents(folder) as documents:
        agreement = compare(folder, TinyView(documents, time.time))
        report.notes.append(f"the index holds {agreement.rows} rows")
        report.faults += _tell_disagreement(agreement)
        if agreement.behind:
            # A running bot takes new changes in by itself, within a second.
            told = report.notes if is_held(folder) else report.faults
            told.append(f"the index lacks the last {agreement.behind} changes")
        report.notes += _tell_outbox(TinyView(documents, time.time))
        report.notes += _tell_sites(TinyView(documents, time.time), time.time())
        report.notes += _tell_inbox(documents)
    return report


def treat(folder: Path, patience: float = PATIENCE) -> list[str]:
    """Mend what can be mended; returns what was done, as sentences.

    The archive can be mended while a bot runs, the index can't: others are given `patience`
    seconds to be done with it.

    Raises:
        StoreError: There is no archive, or it can't be read, or a bot keeps the index in use.
    """
    done = mend(_archive(folder))
    with _documents(folder) as documents:
        found = compare(folder, TinyView(documents, time.time))
    if found.whole and not found.behind:
        return done
    with claim(folder, patience), _documents(folder) as documents:
        if not found.whole:
            drop_index(folder)
        catch_up(folder, TinyView(documents, time.time))
    done.append("the index was brought up to date" if found.whole else "the index was built anew")
    return done


def _archive(folder: Path) -> Path:
    file = folder / FILE
    if not file.is_file():
        raise StoreError(f"there is no archive in {folder}")
    if not file.stat().st_size:
        raise StoreError(f"{file} is empty: restore it from a backup, or remove and fill it anew")
    return file


@contextmanager
def _documents(folder: Path) -> Iterator[Documents]:
    file = _archive(folder)
    with explained(file), closing(open_for_reading(file)) as documents:
        yield documents


def _tell_survey(found: Survey) -> Iterator[str]:
    for line in found.file[:_NAMED]:
        yield f"the archive's file is damaged: {line}"
    for (table, id_), reason in found.damaged.items():
        yield f"{table} {id_} can't be read: {reason}"
    for number, differences in found.astray.items():
        yield f"event {number} has lost {', '.join(differences)}"
    if found.orphans:
        yield f"events are listed that are not there: {_name(sorted(found.orphans))}"


def _tell_disagreement(found: Agreement) -> Iterator[str]:
    if found.unusable:
        yield f"the index is of no use: {found.unusable}"
    for places, what in (
        (found.missing, "paragraphs can't be found"),
        (found.differing, "paragraphs read otherwise in the index"),
        (found.orphans, "paragraphs are in the index only"),
    ):
        if places:
            yield f"{len(places)} {what}: {_name([_write_place(place) for place in places])}"


def _write_place(place: Place) -> str:
    return f"{place[0]}#{place[1]}"


def _name(items: Collection[object]) -> str:
    named = ", ".join(map(str, list(items)[:_NAMED]))
    return f"{named} and {len(items) - _NAMED} more" if len(items) > _NAMED else named


def _tell_outbox(view: View) -> Iterator[str]:
    counts = view.outbox_counts(time.time())
    told = ", ".join(f"{n} {state}" for state, n in counts.states.items() if n)
    yield f"notices: {told or 'none'}"
    if counts.announcements:
        yield f"{counts.announcements} events are being told of"
    if counts.overdue:
        yield f"the oldest notice that is due has been waiting for {counts.overdue:.0f} s"
    if counts.failing:
        yield f"{counts.failing} notices have failed and are tried again"
    if counts.suspended:
        yield f"{counts.suspended} chats can't be written to"


def _tell_sites(view: View, now: float) -> Iterator[str]:
    for rest in list_rests(view, now):
        minutes = (rest.until - now) / _MINUTE
        yield f"{rest.host} is left alone for {minutes:.0f} more minutes: {rest.reason}"


def _tell_inbox(documents: Documents) -> Iterator[str]:
    yield f"{len(documents.table('inbox'))} updates wait in the inbox"
    parked = documents.table("parked").all()
    if parked:
        yield f"{len(parked)} updates were given up"
    for update in parked[-_NAMED:]:
        yield f"update {update['update_id']} was given up: {update['reason']}"

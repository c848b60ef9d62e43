"""An archive's file mended, where that can be done without losing a word.

A document that can't be read would stop every export and every indexing. So it is taken out of the
archive, and its bytes are kept in a file beside it.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.errors import StoreError
from bot.store.archive import ArchiveView
from bot.store.faults import explained
from bot.store.identity import names_of
from bot.store.integrity import Place, Survey, survey_documents
from bot.store.listing import Listing
from bot.store.names import Names
from bot.store.rows import Sheet
from bot.store.schema import open_for_writing
from bot.store.table import Documents


def mend(file: Path) -> list[str]:
    """Mend what can be mended in an archive's file; others may go on using it.

    Returns:
        What was done, as sentences.

    Raises:
        StoreError: It can't be read or written.
    """
    with (
        explained(file),
        closing(open_for_writing(file)) as documents,
        documents.rows.transaction(),
    ):
        return list(_mend(documents, survey_documents(documents), file.parent))


def _mend(documents: Documents, found: Survey, folder: Path) -> Iterator[str]:
    if found.file:
        # Only what is derived within the file can be made anew: its indexes.
        documents.rows.connection.execute("REINDEX")
        yield "the archive's own indexes were made anew"
    for place in found.damaged:
        kept = _keep(documents, place, folder)
        yield f"{' '.join(map(str, place))} was taken out; what was left of it is in {kept}"
    for table, number in found.damaged:
        if table == "events":
            _forget(documents, number)
    for number, differences in found.astray.items():
        _list(documents, number)
        yield f"event {number} got back {', '.join(differences)}"
    for number in sorted(found.orphans):
        _forget(documents, number)
        yield f"what was known of event {number}, which is not there, was forgotten"


def _keep(documents: Documents, place: Place, folder: Path) -> Path:
    """Move a document's bytes into a file; they may be no text any more."""
    table, id_ = place
    sheet, connection = Sheet(documents.rows, table), documents.rows.connection
    connection.text_factory = bytes
    try:
        body = sheet.get(id_)
    finally:
        connection.text_factory = str
    n = 1
    while (file := folder / f"damaged-{table}-{id_}-{n}.json").exists():
        n += 1
    try:
        file.write_bytes(body if isinstance(body, bytes) else str(body).encode())
    except OSError as error:
        raise StoreError(f"{file} can't be written: {error.strerror}") from error
    sheet.delete(id_)
    return file


def _list(documents: Documents, number: int) -> None:
    event = ArchiveView(documents).event(number)
    if event is None:
        return
    Listing(documents.rows).put(event)
    Names(documents.rows).add(number, names_of(event))


def _forget(documents: Documents, number: int) -> None:
    Listing(documents.rows).drop(number)
    Names(documents.rows).drop(number)

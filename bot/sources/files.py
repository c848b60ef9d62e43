"""Reading events from files, folders and archives, one document at a time."""

import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bot.background import Background, load_background
from bot.errors import RecordError, SourceError, UsageError
from bot.model import Event, load_event
from bot.sources import MOST_BYTES, read

# A line of JSON holds an event and may write each of its letters in six (as \u0430).
_MOST_LINE = 8 * MOST_BYTES
_TORN = (EOFError, OSError, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, zlib.error)

_ENCRYPTED = 1
"""The bit of a document's flags in a zip."""

_ARCHIVES = (b"PK\x03\x04", b"\xfd7zXZ", b"\x1f\x8b", b"BZh")
"""How they begin. The pages in a zip may lie there as they are, and would be taken for one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave.

    Attributes:
        name: The document's name inside the path that was asked for.
        events: The events that it holds; none where it is refused.
        refusal: Why it holds none, as a sentence; None where it does.
        position: How many bytes of the path have been read so far, as `measure` counts them.
        background: What the archive that exported it knew of its one event beyond itself.
    """

    name: str
    events: tuple[Event, ...]
    refusal: str | None
    position: int
    background: Background | None = None


def is_address(source: str) -> bool:
    """Whether what was given is an address instead of a path."""
    return source.lower().startswith(("http://", "https://"))


def measure(path: Path) -> int:
    """The size in bytes of all that `read_path` will read, as it lies on disk.

    A file that can't be looked at counts for nothing.

    Raises:
        UsageError: There is nothing at that path.
    """
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder")
    return sum(map(_size, _files(path)))


def read_path(path: Path) -> Iterator[Reading]:
    """Read a page, a .jsonl, an archive (.tar.*, .zip), or a folder of any of these.

    A document that can't be read is refused by itself; the others go on. It may have as many
    bytes as `bot.sources.MOST_BYTES`, wherever it lies.

    Raises:
        UsageError: There is nothing at that path.
    """
    done = 0
    for file in _files(path):
        name = str(file.relative_to(path)) if file != path else file.name
        try:
            yield from _read_file(file, name, done)
        except _TORN as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            yield Reading(name, (), f"can't be read to its end: {reason}", done)
        done += _size(file)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        # It is gone since the folder was listed; reading it says so.
        return 0


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path]


def _read_file(file: Path, name: str, done: int) -> Iterator[Reading]:
    suffixes = "".join(file.suffixes[-2:]).lower()
    with file.open("rb") as raw:
        if suffixes.endswith((".jsonl", ".jsonl.xz")):
            text: IO[bytes] = lzma.open(raw) if suffixes.endswith(".xz") else raw  # noqa: SIM115
            for n, line in enumerate(_lines(text), 1):
                if line.strip():
                    yield _read_line(line, f"{name}:{n}", done + raw.tell())
        elif ".tar" in suffixes or suffixes.endswith((".tgz", ".txz")):
            # As a stream: a member is read where it stands, and the raw position is the progress.
            with tarfile.open(fileobj=raw, mode="r|*") as archive:
                for member in archive:
                    inside = archive.extractfile(member) if member.isfile() else None
                    if inside is not None:
                        data = inside.read(MOST_BYTES + 1)
                        yield _read_document(data, member.name, done + raw.tell())
        elif suffixes.endswith(".zip"):
            with zipfile.ZipFile(raw) as archive_:
                for info in archive_.infolist():
                    if not info.is_dir():
                        yield _read_zipped(archive_, info, done + raw.tell())
        else:
            yield _read_document(raw.read(MOST_BYTES + 1), name, done + raw.tell())


def _lines(text: IO[bytes]) -> Iterator[bytes]:
    """The lines; of one that is too long as much as shows that it is."""
    while line := text.readline(_MOST_LINE + 1):
        yield line
        while len(line) > _MOST_LINE and not line.endswith(b"\n"):
            line = text.readline(_MOST_LINE + 1)


def _read_zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, position: int) -> Reading:
    """Read a document of an archive whose documents don't depend on each other."""
    if info.flag_bits & _ENCRYPTED:
        return Reading(info.filename, (), "it is encrypted", position)
    try:
        with archive.open(info) as inside:
            data = inside.read(MOST_BYTES + 1)
    except (*_TORN, NotImplementedError) as error:
        return Reading(info.filename, (), f"can't be read to its end: {error}", position)
    return _read_document(data, info.filename, position)


def _read_document(data: bytes, name: str, position: int) -> Reading:
    if data.startswith(_ARCHIVES):
        return Reading(name, (), "an archive where a page was expected; unpack it first", position)
    try:
        return Reading(name, tuple(read(data, name)), None, position)
    except SourceError as error:
        return Reading(name, (), str(error), position)


def _read_line(line: bytes, name: str, position: int) -> Reading:
    if len(line) > _MOST_LINE:
        return Reading(name, (), f"larger than {_MOST_LINE // 1_000_000} MB", position)
    try:
        record = json.loads(line)
        event = load_event(record)
        background = load_background(record["background"]) if "background" in record else None
        return Reading(name, (event,), None, position, background)
    except (RecordError, ValueError, RecursionError) as error:
        return Reading(name, (), f"no event in this line: {error}", position)

"""The verbs that look after the archive: doctor, backup, restore."""

import time
from pathlib import Path

from bot.doctor import examine, treat
from bot.errors import UsageError
from bot.search.inventory import drop_index
from bot.settings import Settings
from bot.store.backup import back_up, verify
from bot.store.backup import restore as put_back
from bot.store.hold import claim

_MB = 1_000_000
# Every SQLite file's first bytes: https://www.sqlite.org/fileformat.html
_HEAD = b"SQLite format 3\0"


def doctor(settings: Settings, *, repair: bool) -> int:
    """Print what is wrong with the archive and the index, or mend it first; 0 if all is well."""
    if repair:
        for sentence in treat(settings.data_dir):
            print(f"mended: {sentence}")
    report = examine(settings.data_dir)
    for sentence in report.notes:
        print(f"note: {sentence}")
    for sentence in report.faults:
        print(f"fault: {sentence}")
    faults = "1 fault" if len(report.faults) == 1 else f"{len(report.faults)} faults"
    hint = "" if repair else "; doctor --repair mends what can be mended"
    print("all is well" if report.well else faults + hint)
    return 0 if report.well else 1


def backup(settings: Settings, file: Path) -> int:
    """Copy the archive into one file; a bot may run meanwhile.

    Raises:
        UsageError: There is a file of this name that is no backup.
    """
    if file.is_file() and not _is_backup(file):
        raise UsageError(f"{file} is no backup and stays as it is; give the backup another name")
    made = back_up(settings.data_dir, file)
    print(f"{file}: {made.events} events, {made.size / _MB:.1f} MB")
    return 0


def _is_backup(file: Path) -> bool:
    """Whether a file may be one, whole or damaged, or is empty, as `mktemp` makes it."""
    try:
        with file.open("rb") as opened:
            head = opened.read(len(_HEAD))
    except OSError as error:
        raise UsageError(f"{file} can't be read: {error.strerror}") from error
    return head in {b"", _HEAD}


def restore(settings: Settings, file: Path) -> int:
    """Put a backup in the archive's place, which is kept aside; no bot may run meanwhile."""
    verify(file)
    with claim(settings.data_dir):
        drop_index(settings.data_dir)
        made, aside = put_back(file, settings.data_dir, time.time())
    if aside is not None:
        print(f"the archive that was there is now {aside}")
    print(f"restored {made.events} events; the index is built anew at the next start")
    return 0

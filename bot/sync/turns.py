"""One pace for all processes that ask a host: a bot, a backfill beside it, a second of either.

They share a file in the data folder. Who asks has it locked meanwhile, and leaves in it from when
on the host may be asked again.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

from bot.errors import StoreError
from bot.store.hold import try_lock, unlock
from bot.sync.clock import Clock

_POLL_SECONDS = 0.02
# No pause is longer, unless a clock was set back.
_LONGEST_PAUSE = 120.0


class Turns:
    """The turns of this process among those that ask one host."""

    def __init__(self, folder: Path, host: str, clock: Clock, say: Callable[[str], object]) -> None:
        """Take part; `say` is told once that there are others."""
        self._file = folder / f"asking-{host.replace(':', '-')}.lock"
        self._host = host
        self._clock = clock
        self._say = say
        self._told = False

    @asynccontextmanager
    async def take(self, interval: float) -> AsyncIterator[None]:
        """Be the one that asks; the next one may do so `interval` seconds after this has begun.

        Raises:
            StoreError: The file can't be had.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            file = self._file.open("a+b")
        except OSError as error:
            raise StoreError(f"{self._file} can't be used: {error.strerror}") from error
        with file:
            await self._wait(file)
            _write(file, self._clock.now() + interval)
            yield

    async def _wait(self, file: BinaryIO) -> None:
        """Wait for the lock and for the moment; the lock is let go until that has come."""
        while True:
            while not try_lock(file, alone=True):
                self._tell()
                await asyncio.sleep(_POLL_SECONDS)
            free_at, process = _read(file)
            pause = free_at - self._clock.now()
            if not 0 < pause <= _LONGEST_PAUSE:
                return
            if process != os.getpid():
                self._tell()
            unlock(file)
            await self._clock.sleep(pause)

    def _tell(self) -> None:
        if not self._told:
            self._say(f"another process asks {self._host} too; they take turns")
        self._told = True


def _read(file: BinaryIO) -> tuple[float, int]:
    """From when on the host may be asked, and which process has said so."""
    file.seek(0)
    try:
        free_at, process = json.loads(file.read())
        return float(free_at), int(process)
    except (ValueError, TypeError):
        # New, or torn by a kill.
        return 0.0, os.getpid()


def _write(file: BinaryIO, free_at: float) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps([free_at, os.getpid()]).encode())
    file.flush()

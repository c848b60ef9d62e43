"""A file in parts, none larger than may be sent, each whole in itself."""

from collections.abc import Callable
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile

MOST_BYTES = 45_000_000
"""Bytes of a part: Telegram takes documents of 50 MB from a bot (its "Sending files")."""

# What is smaller stays in memory, as most exports are.
_IN_MEMORY = 1 << 20
_PARTS_TO_EXPECT = 999

Tail = Callable[[int, int], bytes]
"""What ends a part, by its number, from 1, and the number of all parts."""


class Parts:
    """Takes pieces and puts them into parts, a new one where a piece would be too much.

    The parts lie on the disk without a name, so nothing is left of them after a crash. How many
    there are is known at the end only, so that is when their tails are written.

    Args:
        head: What begins each part.
        between: What stands between two pieces of a part.
        tail: What ends a part.
        most: Bytes of a part.
    """

    def __init__(self, head: bytes, between: bytes, tail: Tail, most: int = MOST_BYTES) -> None:
        self._head = head
        self._between = between
        self._tail = tail
        self._room = most - len(tail(_PARTS_TO_EXPECT, _PARTS_TO_EXPECT))
        self._files: list[SpooledTemporaryFile[bytes]] = []
        self._open = ExitStack()
        self._has_pieces = False

    def __len__(self) -> int:
        return len(self._files)

    def add(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            OSError: The disk doesn't take it.
        """
        file = self._files[-1] if self._files else self._begin()
        if self._has_pieces:
            if file.tell() + len(self._between) + len(piece) > self._room:
                file = self._begin()
            else:
                file.write(self._between)
        file.write(piece)
        self._has_pieces = True

    def end(self) -> None:
        """Write the tails; without a piece there is one part with head and tail."""
        if not self._files:
            self._begin()
        for part, file in enumerate(self._files, 1):
            file.write(self._tail(part, len(self._files)))

    def read(self, part: int) -> bytes:
        """The part with this number, from 1."""
        file = self._files[part - 1]
        file.seek(0)
        return file.read()

    def close(self) -> None:
        """Let the parts go."""
        self._open.close()

    def _begin(self) -> "SpooledTemporaryFile[bytes]":
        file = self._open.enter_context(_make_file())
        self._files.append(file)
        file.write(self._head)
        self._has_pieces = False
        return file


def _make_file() -> "SpooledTemporaryFile[bytes]":
    return SpooledTemporaryFile(_IN_MEMORY)

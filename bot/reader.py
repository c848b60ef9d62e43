"""Reading many documents in a process of its own, while this one stores and indexes them.

On 8,271 pages of plain text parsing takes 14 s, storing 3 s and indexing 26 s of a core. So one
process that only parses keeps ahead of the index, and more of them would gain nothing.
"""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from bot.errors import BotError, SourceError
from bot.sources.files import Reading, measure, read_path

# Below it, in bytes, starting a process takes longer than reading.
MANY_BYTES = 1_000_000
_READINGS_A_MESSAGE = 50


def read_paths(paths: Sequence[Path]) -> Iterator[Reading]:
    """Read files, folders and archives one after the other; positions count over all of them.

    Raises:
        UsageError: There is nothing at one of the paths.
    """
    before = 0
    for path in paths:
        size = measure(path)
        for reading in read_path(path):
            yield replace(reading, position=before + reading.position)
        before += size


@contextmanager
def open_reader(paths: Sequence[Path]) -> Iterator[Iterator[Reading]]:
    """Read like `read_paths`, but many documents in a process that ends with the block.

    It reads ahead no further than the pipe between the two holds: memory stays bounded.
    """
    if sum(map(measure, paths)) < MANY_BYTES:
        yield read_paths(paths)
        return
    # Not forked: this process has threads, whose locks a copy of it would find held for ever.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send_all, args=(list(paths), sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield _receive_all(receiver)
    finally:
        receiver.close()  # what it still wants to send ends it
        process.join()
        process.close()


def _receive_all(receiver: Connection) -> Iterator[Reading]:
    while True:
        try:
            message: list[Reading] | BotError = receiver.recv()
        except EOFError:
            raise SourceError("the process that reads documents ended before its time") from None
        if isinstance(message, BotError):
            raise message
        if not message:
            return
        yield from message


def _send_all(paths: list[Path], sender: Connection) -> None:
    """Send all readings, and an empty message or an error at the end."""
    # Ctrl-C reaches both processes; this one then ends with the other.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    readings = read_paths(paths)
    try:
        while True:
            message = list(islice(readings, _READINGS_A_MESSAGE))
            sender.send(message)
            if not message:
                return
    except BotError as error:
        sender.send(error)
    except BrokenPipeError:
        return  # whoever wanted the documents is gone

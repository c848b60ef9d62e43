"""Whether any bytes bring the parsers down: real pages, mutated.

    python -m tests.bench.fuzz [CORPUS] [--seconds N] [--seed N]

CORPUS is the folder with fixtures/ and text_en.tar.xz (default: TRANSCRIPTS_CORPUS, else
../shared/corpus beside this project). Each document has to be read or refused with the parsers'
own error, within 0.5 s of work; all of them together, one after the other, within 100 MB more than
the program takes at its start. What breaks that is written to a file and named.
"""

import argparse
import os
import random
import resource
import sys
import tarfile
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.errors import SourceError
from bot.sources import read
from bot.sources.feed import read_feed
from bot.sources.listing import read_listing

ROOT = Path(__file__).parent.parent.parent
MOST_SECONDS = 0.5
MOST_MEGABYTES = 100
_EACH = 100
"""Of the text pages one in so many is taken."""

_PIECES = (
    *(b"<div>", b"</div>", b"<b>", b"</b>", b"<p>", b"</p>", b"<blockquote>", b"<h1>", b"<!--"),
    *(b"-->", b'<article class="hentry">', b'<div class="e-content">', b"&#0;", b"&nbsp;", b"<"),
    *(b">", b'"', b"(", b")", b"[", b"]", b"\n", b": ", b"* * *\n", b"\x00", b"\xff\xfe"),
    *(b"\xef\xbf\xbd", b"\xe2\x80\x9d", b"See also\n", b"Topics\n", b"4 of 5\n", b"None\n"),
    *(b"Vera Example: ", b"Text versionEvents\n", b"Publication status\n", b"With Vera Example.\n"),
    *(b'href="http://[::1"', b"<entry>", b"</entry>", b"<![CDATA[", b"]]>", b"To be continued.\n"),
)


class _Trap:
    """Keeps whatever error ends its block: that is what is looked for."""

    failure = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, Exception):
            self.failure = "".join(traceback.format_exception(error))
        return isinstance(error, Exception)


def _documents(corpus: Path) -> Iterator[bytes]:
    for file in sorted((corpus / "fixtures").glob("*.html")):
        yield file.read_bytes()
    for file in sorted((corpus / "feeds").glob("*.xml")):
        yield file.read_bytes()
    with tarfile.open(corpus / "text_en.tar.xz") as archive:
        for n, member in enumerate(archive):
            inside = archive.extractfile(member) if member.isfile() else None
            if inside and n % _EACH == 0:
                yield inside.read()


def _mutate(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0 | 1:
                made[at:at] = chance.choice(_PIECES) * chance.choice((1, 1, 2, 50, 5000))
            case 2:
                del made[at : at + chance.choice((1, 5, 200, 5000))]
            case 3:
                start = chance.randrange(len(made) + 1)
                made[at:at] = made[start : start + chance.choice((10, 300, 3000, 30_000))]
            case 4 if made:
                made[at % len(made)] = chance.randrange(256)
            case _ if chance.random() < 0.3:
                del made[at:]
    return bytes(made)


def _read(data: bytes) -> str:
    """Read a document in each way; returns what became of it, for counting."""
    outcome = "read"
    for parse in (read, read_feed, lambda each: read_listing(each, "http://president.example/")):
        try:
            parse(data)
        except SourceError as error:
            outcome = str(error) if parse is read else outcome
    return outcome


def _peak() -> float:
    """The most memory that this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(corpus: Path, seconds: float, seed: int) -> int:
    """Mutate and read until the time is up; the number of documents that broke a rule."""
    chance, outcomes, broken = random.Random(seed), Counter[str](), 0
    documents = list(_documents(corpus))
    for data in documents:
        _read(data)
    base, slowest = _peak(), 0.0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data = _mutate(chance.choice(documents), chance)
        began = time.process_time()
        with _Trap() as trap:
            outcomes[_read(data)] += 1
        took = time.process_time() - began
        slowest = max(slowest, took)
        if trap.failure or took > MOST_SECONDS:
            broken += 1
            with tempfile.NamedTemporaryFile(delete=False, prefix="fuzz-") as kept:
                kept.write(data)
            print(f"{kept.name}: {took:.2f} s {trap.failure}", flush=True)
    print(f"{outcomes.total()} documents, slowest {slowest:.2f} s, {_peak() - base:.0f} MB more")
    for outcome, times in outcomes.most_common():
        print(f"  {times} {outcome}")
    return broken + (_peak() - base > MOST_MEGABYTES)


if __name__ == "__main__":
    default = os.environ.get("TRANSCRIPTS_CORPUS") or ROOT.parent / "shared" / "corpus"
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(min(main(given.corpus, given.seconds, given.seed), 1))

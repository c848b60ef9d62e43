"""How fast the real pages go in, and what it takes to serve them.

    python -m tests.bench.ingest [CORPUS]

CORPUS is the folder with text_en.tar.xz and html_en.tar.xz (default: TRANSCRIPTS_CORPUS, else
../shared/corpus beside this project). Prints seconds, those of all cores that were worked for it
(on a busy machine the better measure), and the most memory that the processes used together: all
of it, and in brackets what is no mapped file, which is what a container's limit counts.
"""

import argparse
import asyncio
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.playground import Playground

ROOT = Path(__file__).parent.parent.parent
QUERIES = ("/quote terorism is a thret to all", "/event meeting with the government", "/topic")
ROUNDS = 30
_LOOK_EVERY = 0.1
_READER = 5000


@dataclass(slots=True)
class Peak:
    """The most memory that a process and its children used together, in bytes."""

    all: int = 0
    own: int = 0

    def look(self, pid: int) -> None:
        """Take account of what is used now."""
        now = [_memory(each) for each in _family(pid)]
        self.all = max(self.all, sum(all_ for all_, _ in now))
        self.own = max(self.own, sum(own for _, own in now))

    def __str__(self) -> str:
        return f"{self.all / 1e6:.0f} ({self.own / 1e6:.0f}) MB"


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return
    for child in children.split():
        yield from _family(int(child))


def _memory(pid: int) -> tuple[int, int]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    fields = dict(line.split(":", 1) for line in lines)
    all_, own = (int(fields.get(name, "0").split()[0]) for name in ("VmRSS", "RssAnon"))
    return all_ * 1024, own * 1024


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BOT_", "TELEGRAM_"))}
    return kept | more


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def _run(*arguments: str, data: Path) -> tuple[str, Peak, str]:
    """Run a verb; returns the time, the memory and what it printed."""
    began, worked = time.perf_counter(), _worked()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments, "--data", str(data)),
        cwd=ROOT,
        env=_environment(),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    peak = Peak()
    talking = asyncio.ensure_future(process.communicate())
    while not talking.done():
        peak.look(process.pid)
        await asyncio.wait([talking], timeout=_LOOK_EVERY)
    printed, _ = talking.result()
    took = f"{time.perf_counter() - began:.1f} s ({_worked() - worked:.1f} of work)"
    return took, peak, printed.decode().strip()


async def measure_ingest(name: str, path: Path, data: Path, goal: str) -> None:
    """Put pages in, to the last row of the index."""
    took, peak, printed = await _run("ingest", str(path), data=data)
    _tell(f"{name}: {took}, {peak} (goal {goal}): {printed.splitlines()[-1]}")


async def measure_ask(data: Path) -> None:
    """Ask on the command line, where each question starts the program."""
    took, peak, _ = await _run("ask", QUERIES[0], data=data)
    _tell(f"ask on the command line: {took}, {peak}")


@asynccontextmanager
async def _running(data: Path, playground: Playground) -> AsyncIterator[asyncio.subprocess.Process]:
    settings = {
        "TELEGRAM_BOT_TOKEN": playground.token,
        "TELEGRAM_API_URL": playground.api_url,
        "BOT_DATA_DIR": str(data),
        "BOT_SYNC_EVERY": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=ROOT,
        env=_environment(**settings),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def measure_bot(data: Path) -> None:
    """Start the bot on a message that waits for it, then go on asking."""
    playground = Playground(port=0)
    await playground.start()
    world = playground.world
    world.add_user(_READER, "Reader", "en")

    def answers() -> int:
        messages = world.chats[_READER].messages.values()
        return sum(bool(message and message["from"]["is_bot"]) for message in messages)

    try:
        world.say(_READER, _READER, QUERIES[0])
        began = time.perf_counter()
        async with _running(data, playground) as process:
            await playground.until(lambda: answers() >= 1)
            took = time.perf_counter() - began
            _tell(f"start of the bot to its first answer: {took:.2f} s (goal 1.5)")
            peak = Peak()
            for n in range(ROUNDS):
                before = answers()
                world.say(_READER, _READER, QUERIES[n % len(QUERIES)])
                await playground.until(lambda before=before: answers() > before)
                peak.look(process.pid)
            _tell(f"the running bot after {ROUNDS} questions: {peak} (goal 300)")
    finally:
        await playground.stop()


async def main(corpus: Path) -> None:
    """Measure one after the other, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        await measure_ingest("text pages", corpus / "text_en.tar.xz", data, "60 s, 500 MB")
        await measure_ingest("html pages", corpus / "html_en.tar.xz", data, "25 s")
        more = corpus / "html_en_news.tar.xz"
        if more.exists():
            await measure_ingest("html pages of news", more, data, "none")
        await measure_ask(data)
        await measure_bot(data)


if __name__ == "__main__":
    default = os.environ.get("TRANSCRIPTS_CORPUS") or ROOT.parent / "shared" / "corpus"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    asyncio.run(main(parser.parse_args().corpus))

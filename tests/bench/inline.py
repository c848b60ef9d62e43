"""How long inline queries take, from the question to the answer, in the playground.

python -m tests.bench.inline DATA [--queries N]

DATA is the folder of an archive whose index is complete; it is used as it is, so give a copy.
The queries are the first words of paragraphs drawn by chance, as somebody types them: three to
eight words, every second query with a letter missing.
"""

import argparse
import asyncio
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.answering import Server, open_inbox
from bot.library import Library, open_library
from bot.playground import Playground
from bot.playground.state import ANNA
from bot.protocols import View


def _draw(view: View, count: int) -> list[str]:
    chance = random.Random(7)
    total = view.coverage().events
    queries: list[str] = []
    while len(queries) < count:
        [event] = view.latest(1, chance.randrange(total))
        spoken = [p.text for p in event.paragraphs if p.kind == "speech" and len(p.text) > 80]
        if not spoken:
            continue
        words = " ".join(chance.choice(spoken).split()[: chance.randint(3, 8)])
        if len(queries) % 2:
            at = chance.randrange(1, len(words))
            words = words[:at] + words[at + 1 :]
        queries.append(words)
    return queries


async def _measure(playground: Playground, library: Library, count: int) -> list[float]:
    queries = await library.store.read(lambda view: _draw(view, count))
    spent: list[float] = []
    for words in ["", *queries]:
        begun = time.perf_counter()
        query = playground.world.inline.ask(ANNA, ANNA, words)
        await query.answered.wait()
        spent.append((time.perf_counter() - begun) * 1e3)
    # The first one opens connections and files.
    return spent[1:]


async def main(folder: Path, count: int) -> None:
    """Print the quantiles in milliseconds."""
    playground = Playground(port=0)
    await playground.start()
    stop = asyncio.Event()
    async with open_library(folder) as library:
        await library.index()
        server = Server(playground.token, playground.api_url, "")
        async with open_inbox(server, library) as inbox, asyncio.TaskGroup() as tasks:
            tasks.create_task(inbox.run(stop))
            spent = sorted(await _measure(playground, library, count))
            stop.set()
    await playground.stop()
    at = {name: spent[int(len(spent) * part)] for name, part in (("p50", 0.5), ("p95", 0.95))}
    figures = ", ".join(f"{name} {value:.1f} ms" for name, value in at.items())
    print(f"{len(spent)} inline queries: {figures}, longest {spent[-1]:.1f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--queries", type=int, default=200)
    given = parser.parse_args()
    asyncio.run(main(given.data, given.queries))

"""How long the longest queries take: made to be slow, of up to 4,096 characters, kind by kind.

    python -m tests.bench.worst DATA [--each 10] [--seed 5]

DATA is a folder with an archive and its index. Of each query the fastest of three runs counts,
since a busy machine is no fault of the query; of each kind the slowest query is shown.
"""

import argparse
import asyncio
import random
import string
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.library import open_store
from bot.search import Search, read_forms

LONGEST = 4096  # characters in a message
RUNS = 3
EVENTS = 400  # whose words the queries are made of
_CYRILLIC = "абвгдеёжзиклмнопрстуфхцчшщыэюя"
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."


class Words:
    """What queries are made of: an archive's words, by how common they are, and its paragraphs."""

    def __init__(self, paragraphs: list[str], rng: random.Random) -> None:
        counts = Counter(word for text in paragraphs for word in read_forms(text))
        self.paragraphs = paragraphs
        self.all = list(counts)
        self.common = [word for word, _ in counts.most_common(300)]
        self.rng = rng

    def misspell(self, word: str) -> str:
        at = self.rng.randrange(max(1, len(word) - 1))
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]

    def invent(self, letters: str) -> str:
        return "".join(self.rng.choices(letters, k=self.rng.randrange(3, 15)))

    def pair(self) -> str:
        return '"' + " ".join(self.rng.choices(self.common, k=2)) + '"'

    def fill(self, make: Callable[[], str], joint: str = " ") -> str:
        """As many as a message holds."""
        return joint.join(make() for _ in range(LONGEST // 3))[:LONGEST]


def list_kinds(words: Words) -> dict[str, Callable[[], str]]:
    """The makers of queries, by what they make."""
    pick = words.rng.choice
    signs = ["by:", "topic:", "in:", "-", '"', "lang:", "from:", "on:", "sort:", "event:", "| ", ""]
    operators = {
        f"many {sign}": lambda sign=sign: words.fill(lambda: sign + words.misspell(pick(words.all)))
        for sign in ("by:", "topic:", "in:")
    }
    return operators | {
        "one common word": lambda: pick(words.common[:40]),
        "a common phrase": lambda: f"by:{pick(words.all)} {words.pair()}",
        "common words": lambda: words.fill(lambda: pick(words.common)),
        "any words": lambda: words.fill(lambda: pick(words.all)),
        "misspelt words": lambda: words.fill(lambda: words.misspell(pick(words.all))),
        "invented words": lambda: words.fill(lambda: words.invent(string.ascii_lowercase)),
        "invented Russian": lambda: words.fill(lambda: words.invent(_CYRILLIC)),
        "the wrong layout": lambda: words.fill(lambda: words.invent(_KEYS)),
        "one long word": lambda: "".join(words.rng.choices(string.ascii_lowercase, k=LONGEST)),
        "numbers": lambda: words.fill(lambda: str(words.rng.randrange(10**6))),
        "paragraphs": lambda: words.fill(lambda: pick(words.paragraphs)),
        "a long phrase": lambda: '"' + words.fill(lambda: pick(words.common)),
        "alternatives": lambda: words.fill(lambda: pick(words.common), " | "),
        "phrases": lambda: words.fill(words.pair, " | "),
        "words left out": lambda: "we " + words.fill(lambda: "-" + pick(words.common)),
        "phrases left out": lambda: "we " + words.fill(lambda: "-" + words.pair()),
        "dates": lambda: words.fill(lambda: f"from:20{words.rng.randrange(25):02}"),
        "all mixed": lambda: words.fill(lambda: pick(signs) + pick(words.common)),
    }


def time_queries(search: Search, make: Callable[[], str], each: int) -> Iterator[float]:
    """The milliseconds of the slowest query of this kind, way by way to ask."""
    queries = [make() for _ in range(each)]
    for ask in (search.find, search.find_events, search.occurrences, search.nearest, search.topics):
        slowest = 0.0
        for query in queries:
            spent = []
            for _ in range(RUNS):
                start = time.perf_counter()
                ask(query)
                spent.append((time.perf_counter() - start) * 1e3)
            slowest = max(slowest, min(spent))
        yield slowest


async def main(folder: Path, each: int, seed: int) -> None:
    """Print a line for each kind, and the slowest of all."""
    async with open_store(folder) as store:
        changes = await store.read(lambda view: view.changes(0, EVENTS))
    paragraphs = [p.text for change in changes if change.event for p in change.event.paragraphs]
    search, slowest = Search(folder), 0.0
    print(f"{'ms':18} passages   events   trends  nearest   topics")
    for kind, make in list_kinds(Words(paragraphs, random.Random(seed))).items():
        spent = list(time_queries(search, make, each))
        slowest = max(slowest, *spent)
        print(f"{kind:18} " + " ".join(f"{value:8.0f}" for value in spent), flush=True)
    print(f"the slowest takes {slowest:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--each", type=int, default=10, help="queries of each kind")
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    asyncio.run(main(given.data, given.each, given.seed))

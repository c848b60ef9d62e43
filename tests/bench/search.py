"""How often the right paragraph comes first, and how fast, beside other ways to find it.

    python tests/bench/search.py FOLDER_OR_EXPORT [--each 250] [--seed 7] [--sample 5]

FOLDER_OR_EXPORT is what `ingest` reads (pages, a folder or archive of them, events as JSON Lines),
or paragraphs as `export --paragraphs` writes them. The queries are made from the paragraphs: words
in a row as they stand, misspelt, misremembered, and long words out of order. A hit is right when it
holds the words that the query was made from. Then ours is measured over archives 1, 3 and 10 times
as large (`--times`): each copy has its words, save the most frequent, swapped for others as
frequent.
"""

import argparse
import json
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import tantivy
from rapidfuzz import fuzz, process, utils

from bot.model import Change, Event, Paragraph
from bot.search import ParallelSearch, Search
from bot.sources.files import read_path

WORD = re.compile(r"\w+(?:['’-]\w+)*")
LEAST_WORDS = 20  # in a paragraph that queries are made from
PAGE = 10
BATCH = 500
_WARM, _PAIRS = 4, 7
Engine = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Item:
    """A query, and the words of the paragraph that it was made from."""

    kind: str
    query: str
    words: tuple[str, ...]

    def is_held_by(self, text: str) -> bool:
        words = split(text)
        if self.kind == "keywords":
            return set(self.words) <= set(words)
        return f" {' '.join(self.words)} " in f" {' '.join(words)} "


def split(text: str) -> list[str]:
    return WORD.findall(text.lower())


def slip(word: str, rng: random.Random) -> str:
    """The word with one letter lost, doubled, exchanged or swapped with its neighbour."""
    if len(word) < 4:
        return word
    k = rng.randrange(1, len(word) - 1)
    alphabet = "abcdefghilmnoprstu" if word.isascii() else "абвдеиклмнопрст"
    return rng.choice(
        (
            word[:k] + word[k + 1 :],
            word[:k] + word[k] + word[k:],
            word[:k] + rng.choice(alphabet) + word[k + 1 :],
            word[: k - 1] + word[k] + word[k - 1] + word[k + 1 :],
        )
    )


def misremember(words: Sequence[str], rng: random.Random) -> list[str]:
    """The words with about one of five forgotten, a pair exchanged, one of ten misspelt."""
    kept = [word for word in words if rng.random() < 0.8] or list(words)
    if len(kept) > 2:
        k = rng.randrange(len(kept) - 1)
        kept[k : k + 2] = kept[k + 1], kept[k]
    return [slip(word, rng) if rng.random() < 0.1 else word for word in kept]


def make_items(texts: Sequence[str], each: int, seed: int) -> list[Item]:
    rng = random.Random(seed)
    long_enough = [words for text in texts if len(words := split(text)) >= LEAST_WORDS]
    items = []
    for kind in ("exact", "misspelt", "misremembered", "keywords"):
        for words in rng.sample(long_enough, min(each, len(long_enough))):
            if kind == "keywords":
                long_words = sorted({word for word in words if len(word) > 6})
                chosen = rng.sample(long_words, min(4, len(long_words)))
            else:
                size = rng.randint(7, 12)
                start = rng.randrange(len(words) - size)
                chosen = words[start : start + size]
            shown = {
                "exact": chosen,
                "misspelt": [slip(word, rng) if rng.random() < 0.3 else word for word in chosen],
                "misremembered": misremember(chosen, rng),
                "keywords": [slip(word, rng) if rng.random() < 0.2 else word for word in chosen],
            }[kind]
            if chosen:
                items.append(Item(kind, " ".join(shown), tuple(chosen)))
    return items


def read_texts(path: Path) -> list[tuple[str, str]]:
    """Each paragraph with the name of its event."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            first = json.loads(next(lines))
        if "paragraph" in first:
            with path.open(encoding="utf-8") as lines:
                rows = map(json.loads, lines)
                return [(str(row["event"]), row["text"]) for row in rows if row["text"]]
    events = [event for reading in read_path(path) for event in reading.events]
    return [(str(n), p.text) for n, event in enumerate(events) for p in event.paragraphs if p.text]


def alter(rows: Sequence[tuple[str, str]], copy: int) -> Iterator[tuple[str, str]]:
    """The paragraphs with each word swapped for another as frequent, save the most frequent."""
    frequent = [
        word for word, _ in Counter(w for _, text in rows for w in split(text)).most_common()
    ]
    size = copy + 1
    swapped = {
        word: frequent[min(rank // size * size + (rank + 1) % size, len(frequent) - 1)]
        for rank, word in enumerate(frequent)
        if rank >= 100
    }
    for event, text in rows:
        yield (
            f"{event}/{copy}",
            WORD.sub(lambda found: swapped.get(found[0].lower(), found[0]), text),
        )


class Feed:
    """The paragraphs as a store's changes, one event after the other."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._events = [list(texts) for _, texts in groupby(rows, key=lambda row: row[0])]

    def changes(self, after: int, limit: int) -> list[Change]:
        numbers = range(after + 1, min(after + limit, len(self._events)) + 1)
        return [Change(number, number, self._event(number)) for number in numbers]

    def _event(self, number: int) -> Event:
        texts = self._events[number - 1]
        paragraphs = tuple(Paragraph(n, "speech", text) for n, (_, text) in enumerate(texts, 1))
        return Event(f"Event {number}", "en", "plain", paragraphs=paragraphs, number=number)


def open_ours(rows: Sequence[tuple[str, str]], folder: Path) -> Search:
    search, feed = Search(folder), Feed(rows)
    while search.catch_up(feed, BATCH):  # type: ignore[arg-type]
        pass
    search.refresh()
    return search


def make_ours(search: Search) -> Engine:
    return lambda query: [hit.text for hit in search.passages(query, limit=PAGE)]


def make_rapidfuzz(texts: Sequence[str], scorer: Callable[..., float]) -> Engine:
    folded = [utils.default_process(text) for text in texts]

    def find(query: str) -> list[str]:
        asked = utils.default_process(query)
        # A paragraph that is a part of the query, such as "Yes.", fits it wholly; no one means it.
        whole = {n: text for n, text in enumerate(folded) if len(text) >= len(asked)}
        found = process.extract(asked, whole, scorer=scorer, processor=None, limit=PAGE)
        return [texts[n] for _, _, n in found]

    return find


def make_fts5(texts: Sequence[str], folder: Path) -> Engine:
    database = sqlite3.connect(folder / "fts5.db")
    database.execute("CREATE VIRTUAL TABLE p USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO p VALUES (?)", ((text,) for text in texts))
    database.commit()

    def find(query: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        found = database.execute(
            "SELECT text FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?", (asked, PAGE)
        )
        return [text for (text,) in found]

    return find


def make_bm25(texts: Sequence[str], folder: Path) -> Engine:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem", index_option="freq")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer()
    for text in texts:
        writer.add_document(tantivy.Document(text=[text]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> list[str]:
        asked = index.parse_query(" ".join(re.findall(r"\w+", query)), ["text"])
        hits = searcher.search(asked, limit=PAGE, count=False).hits
        return [searcher.doc(where)["text"][0] for _, where in hits]

    return find


def measure(name: str, engine: Engine, items: Sequence[Item], built: float) -> float:
    """Print a line of the table; returns the mean milliseconds of a query."""
    places: dict[str, list[int | None]] = {}
    spent = []
    for item in items:
        start = time.perf_counter()
        found = engine(item.query)
        spent.append((time.perf_counter() - start) * 1e3)
        place = next((n for n, text in enumerate(found) if item.is_held_by(text)), None)
        places.setdefault(item.kind, []).append(place)
    shares = [
        (sum(place == 0 for place in some), sum(place is not None for place in some), len(some))
        for some in places.values()
    ]
    recall = "  ".join(f"{first / n:.3f} {ten / n:.3f}" for first, ten, n in shares)
    cuts = statistics.quantiles(spent, n=100)
    print(
        f"{name:24} {recall}  {cuts[49]:8.1f} {cuts[94]:8.1f} {cuts[98]:8.1f}"
        f"  {built:6.1f} {len(items):6}",
        flush=True,
    )
    return statistics.mean(spent)


def pick(items: Iterable[Item], most: int) -> list[Item]:
    """The first items of each kind."""
    kinds = groupby(items, key=lambda item: item.kind)
    return [item for _, some in kinds for item in list(some)[:most]]


def compare(rows: Sequence[tuple[str, str]], items: Sequence[Item], sample: int) -> None:
    texts = [text for _, text in rows]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(title: str, make: Callable[[], Engine], some: Sequence[Item] = items) -> float:
            start = time.perf_counter()
            engine = make()
            return measure(title, engine, some, time.perf_counter() - start)

        ours = run("ours", lambda: make_ours(open_ours(rows, folder)))
        pair(folder, items)
        run("tantivy BM25", partial(make_bm25, texts, folder))
        run("SQLite FTS5", partial(make_fts5, texts, folder))
        few = pick(items, sample)
        slow = run(
            "rapidfuzz partial_ratio", partial(make_rapidfuzz, texts, fuzz.partial_ratio), few
        )
        run("rapidfuzz WRatio", partial(make_rapidfuzz, texts, fuzz.WRatio), few)
        print(f"ours is {slow / ours:.0f} times as fast as partial_ratio")


def pair(folder: Path, items: Sequence[Item]) -> None:
    """Print how many times as many queries two threads get answered as one."""
    with closing(ParallelSearch(folder, 2)) as search, ThreadPoolExecutor(2) as threads:

        def run(some: Sequence[Item]) -> None:
            for item in some:
                search.passages(item.query, limit=PAGE)

        def time_threads(count: int) -> float:
            start = time.perf_counter()
            list(threads.map(run, (items[n::count] for n in range(count))))
            return time.perf_counter() - start

        # The other process starts when two first ask at once, and takes some seconds for it.
        for _ in range(_WARM):
            time_threads(2)
        gains = [time_threads(1) / time_threads(2) for _ in range(_PAIRS)]
    print(f"two threads get {statistics.median(gains):.2f} times as many queries answered as one")


def grow(rows: Sequence[tuple[str, str]], items: Sequence[Item], times: Iterable[int]) -> None:
    for factor in times:
        more = list(rows)
        for copy in range(1, factor):
            more += alter(rows, copy)
        with tempfile.TemporaryDirectory() as name:
            start = time.perf_counter()
            search = open_ours(more, Path(name))
            built = time.perf_counter() - start
            measure(f"ours, {len(more):,}", make_ours(search), items, built)
            search.close()


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--each", type=int, default=250, help="queries of each kind")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sample", type=int, default=5, help="of each kind, for rapidfuzz alone")
    parser.add_argument("--times", default="1,3,10", help="sizes of the archive for ours")
    parser.add_argument("--alone", action="store_true", help="only ours, at these sizes")
    given = parser.parse_args(arguments)
    rows = read_texts(given.path)
    items = make_items([text for _, text in rows], given.each, given.seed)
    print(f"{len(rows):,} paragraphs; of each kind the share found first and in the first {PAGE}")
    kinds = ("exact", "misspelt", "misremem.", "keywords")
    print(
        f"{'':24} {'  '.join(f'{kind:11}' for kind in kinds)}"
        f"  {'p50 ms':>8} {'p95':>8} {'p99':>8}  {'built s':>6} {'n':>5}"
    )
    if not given.alone:
        compare(rows, items, given.sample)
    grow(rows, items, [int(factor) for factor in given.times.split(",") if factor])


if __name__ == "__main__":
    main(sys.argv[1:])

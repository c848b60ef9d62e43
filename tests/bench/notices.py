"""How fast an event finds its subscribers, how soon they hear of it, and who waits meanwhile.

    python -m tests.bench.notices match [--subscriptions 1000000] [--data DATA]
    python -m tests.bench.notices answers [--notices 100000] [--seconds 60]
    python -m tests.bench.notices kills [--chats 500] [--events 20] [--kills 50] [--pace 10]

`match` fills a store with subscriptions, a fifth of them searches, and matches events with them;
with an archive's folder (a copy: it may be brought to the present version) both come from it.
`answers` lets so many notices wait in the outbox of the whole bot in the playground, asks it one
question after another for so many seconds, and says how long the answers take and how long the
first notice took. `kills` delivers amid faults and kills, and judges what arrived.
"""

import argparse
import asyncio
import dataclasses
import datetime as dt
import gc
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

sys.path.insert(0, str(Path(__file__).parents[1]))

from killing import Trial, count_repeats, run_trial, tell_apart
from making import make_event
from talking import open_talk

from bot.following import FORMS, Announcement, Subscription
from bot.matching.facts import Facts
from bot.matching.match import match_event, wants_of
from bot.model import Event
from bot.notices.announce import announce_new
from bot.store.schema import open_for_writing
from bot.store.tiny import FILE, TinyStore

_BATCH = 20_000
_TOPICS, _PERSONS, _PLACES, _WORDS = 300, 2000, 500, 20_000
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "va", "zu", "pra", "gon", "lim")


class World:
    """What events are about and what is searched for, by chance but the same at each run."""

    def __init__(self, chance: random.Random, events: list[Event]) -> None:
        self._chance = chance
        self._events = events
        self._words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(_WORDS)]
        self._weights = [1 / (n + 5) for n in range(_WORDS)]

    def words(self, count: int) -> list[str]:
        """Words as often as in a text: a few very often, most of them rarely."""
        if self._events:
            event = self._chance.choice(self._events)
            texts = [p.text for p in event.paragraphs if p.text] or [event.title]
            return [w for w in self._chance.choice(texts).split() if w.isalpha()][:count] or ["a"]
        return self._chance.choices(self._words, self._weights, k=count)

    def pick(self, kind: str, most: int) -> str:
        """A topic, a person or a place; the first ones are the most popular."""
        if self._events:
            event = self._chance.choice(self._events)
            names = {"topic": event.topics, "speaks": event.speakers, "place": event.geography}
            found = names.get(kind) or (event.title.split()[0],)
            return self._chance.choice(found)
        at = min(int(self._chance.paretovariate(0.5)), most) - 1
        return f"{kind.title()} {self._words[at]} {self._words[at + 1]}"

    def subscription(self, chat_id: int) -> Subscription:
        """One of a million: a fifth are searches, a tenth wants everything."""
        kind: Any = self._chance.choices(
            ["search", "topic", "speaks", "mentions", "place", "all"], [20, 30, 20, 10, 10, 10]
        )[0]
        match kind:
            case "search":
                words = " ".join(self.words(self._chance.randint(1, 4)))
                if self._chance.random() < 0.1:
                    words = f'"{words}"'
            case "topic":
                words = self.pick("topic", _TOPICS)
            case "speaks" | "mentions":
                words = self.pick("speaks", _PERSONS)
            case "place":
                words = self.pick("place", _PLACES)
            case _:
                words = ""
        return Subscription(chat_id, kind, words, "en", "en")

    def event(self) -> Event:
        """An event of about 6,000 words."""
        if self._events:
            return max(self._chance.sample(self._events, 20), key=lambda one: len(one.paragraphs))
        speakers = [self.pick("speaks", _PERSONS) for _ in range(4)]
        lines = tuple(
            ("speech", self._chance.choice(speakers), " ".join(self.words(60))) for _ in range(100)
        )
        topics = tuple(self.pick("topic", _TOPICS) for _ in range(3))
        return make_event(lines, topics=topics, place=self.pick("place", _PLACES))  # type: ignore[arg-type]


def memory() -> float:
    """The process's own memory in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1000


def fill(folder: Path, world: World, count: int) -> None:
    """Put subscriptions in, by many in one statement: one by one it would take half an hour."""
    documents = open_for_writing(folder / FILE)
    bits = (1 << len(FORMS)) - 1
    insert = documents.rows.connection.executemany
    with documents.rows.transaction():
        for first in range(0, count, _BATCH):
            some = [
                (n, world.subscription(n + 1)) for n in range(first, min(first + _BATCH, count))
            ]
            insert(
                'INSERT INTO "doc_subscriptions"(id, body) VALUES (?, ?)',
                [(n + 1, _dump(one)) for n, one in some],
            )
            insert(
                "INSERT OR REPLACE INTO wanted VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (want.key, want.test, one.chat_id, 0, n + 1, bits)
                    for n, one in some
                    for want in wants_of(one)
                ],
            )
    documents.close()


def _dump(one: Subscription) -> str:
    values = dataclasses.asdict(one)
    del values["number"], values["suspended"]
    return orjson.dumps(values).decode()


async def bench_match(args: argparse.Namespace) -> None:
    """Match events with a million subscriptions."""
    chance = random.Random(1)
    events: list[Event] = []
    if args.data:
        store = TinyStore(args.data)
        found = await store.read(lambda view: view.latest(1500))
        await store.close()
        events = [one for one in found if one.lang == "en"]
    world = World(chance, events)
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        folder = Path(name)
        begun = time.perf_counter()
        fill(folder, world, args.subscriptions)
        size = (folder / FILE).stat().st_size / 1e6
        filled = time.perf_counter() - begun
        tell(f"{args.subscriptions} subscriptions in {filled:.0f} s, {size:.0f} MB")
        store = TinyStore(folder)
        took, busy, counts, before = [], [], [], memory()
        for _ in range(args.runs):
            event = world.event()
            begun, cpu = time.perf_counter(), time.process_time()
            found = await store.read(lambda view, event=event: match_event(Facts(event), view))
            took.append(time.perf_counter() - begun)
            busy.append(time.process_time() - cpu)
            counts.append(len(found))
        tell(
            f"matching: median {statistics.median(took):.2f} s, most {max(took):.2f} s "
            f"(of a core {statistics.median(busy):.2f} s, most {max(busy):.2f} s), "
            f"{statistics.mean(counts):.0f} chats an event; "
            f"{memory() - before:.0f} MB more than before, "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB at most"
        )
        await store.close()


async def bench_answers(args: argparse.Namespace) -> None:
    """Ask while many notices wait to go out."""
    published = dt.datetime.now(dt.UTC) + dt.timedelta(hours=3)
    event = make_event(
        published=published.isoformat(timespec="minutes")[:16], id=4711, number=0, key="",
        title="A new event", url="http://en.president.example/events/president/news/4711",
    )  # fmt: skip
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        folder = Path(name)
        fill_alike(folder, args.notices)
        async with open_talk(folder, [make_event()]) as talk:
            for n in range(args.notices):
                talk.playground.world.add_user(n + _FIRST, f"P{n}", "en")
            for user in _ASKERS:
                talk.playground.world.add_user(user, f"Q{user}", "en")
            # The playground's chats are in this process, but no work of the bot's.
            gc.collect()
            gc.freeze()
            quiet = sorted(await ask_on(talk, args.seconds / 3))
            begun = time.perf_counter()

            def put(tx: Any) -> Announcement | None:
                announce_new(tx, tx.put(event).event, time.time())
                return None

            await talk.library.store.write(put)
            asked = len(talk.playground.traffic.sent)
            await talk.playground.until(lambda: len(talk.playground.traffic.sent) > asked, 60)
            first = time.perf_counter() - begun
            took = await ask_on(talk, args.seconds)
            sent = len(talk.playground.traffic.sent) - len(took) - len(quiet)
        took.sort()
        tell(
            f"{args.notices} notices: the first left after {first:.2f} s; {sent} went out while "
            f"{len(took)} questions were answered: median {took[len(took) // 2] * 1000:.0f} ms, "
            f"p95 {took[int(len(took) * 0.95)] * 1000:.0f} ms; before, with nothing to send, "
            f"{len(quiet)}: median {quiet[len(quiet) // 2] * 1000:.0f} ms, "
            f"p95 {quiet[int(len(quiet) * 0.95)] * 1000:.0f} ms"
        )


_FIRST, _ASKERS = 10_000, range(2001, 2100)


def fill_alike(folder: Path, count: int) -> None:
    """Let so many chats follow everything."""

    def everything(n: int) -> Subscription:
        return Subscription(n - 1 + _FIRST, "all", "", "en", "en")

    world = World(random.Random(1), [])
    world.subscription = everything  # type: ignore[method-assign]
    fill(folder, world, count)


async def ask_on(talk: Any, seconds: float) -> list[float]:
    """Ask one question after another; how long each answer took, in seconds."""
    took = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        begun = time.perf_counter()
        # Each time somebody else: one chat gets one message a second at most.
        await talk.say("/quote checked the ropes", user=_ASKERS[len(took) % len(_ASKERS)])
        took.append(time.perf_counter() - begun)
        await asyncio.sleep(0.2)
    return took


async def bench_kills(args: argparse.Namespace) -> None:
    """Deliver amid faults and kills."""
    trial = Trial(args.chats, args.events, args.kills, args.pace)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        await run_trial(trial, Path(name), time.time())
    expected = [f"{n:03}" for n in range(args.events)]
    wrong = [chat for chat, got in tell_apart(trial).items() if got != expected]
    after_kill, without = count_repeats(trial)
    tell(
        f"{args.chats * args.events} notices, {args.kills} kills in "
        f"{time.perf_counter() - begun:.0f} s: {len(wrong)} chats lack one or have them out of "
        f"order, {after_kill} came again after a kill and {without} after one of "
        f"{trial.lost_answers} lost answers, {len(trial.breaches)} limits broken"
    )
    for line in (*map(str, wrong), *trial.breaches):
        tell(line)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _options() -> Iterator[tuple[str, Any, Any]]:
    yield "--subscriptions", int, 1_000_000
    yield "--runs", int, 10
    yield "--notices", int, 100_000
    yield "--seconds", float, 60.0
    yield "--chats", int, 500
    yield "--events", int, 20
    yield "--kills", int, 50
    yield "--pace", float, 10.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    benches = {"match": bench_match, "answers": bench_answers, "kills": bench_kills}
    parser.add_argument("bench", choices=sorted(benches))
    parser.add_argument("--data", type=Path, help="an archive's folder")
    parser.add_argument("--folder", type=Path, help="where to make the stores")
    for option, kind, default in _options():
        parser.add_argument(option, type=kind, default=default)
    given = parser.parse_args()
    asyncio.run(benches[given.bench](given))

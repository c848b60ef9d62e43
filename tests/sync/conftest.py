"""A replayed site, a clock that nobody waits for, and what is needed to sync with it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from publishing import HOST, Press
from replaying import Replay, Timer, serving

from bot.sources.site import Site
from bot.store.tiny import TinyStore
from bot.sync.clock import Clock
from bot.sync.sync import Sync
from bot.sync.visitor import Visitor


@pytest.fixture
def site() -> Iterator[Replay]:
    """A site on 127.0.0.1 that has nothing yet."""
    with serving(Replay()) as replay:
        yield replay


@pytest.fixture
def press(site: Replay) -> Press:
    """The press office of that site."""
    return Press(site)


@pytest.fixture
def timer() -> Timer:
    """A clock that is moved by sleeping."""
    return Timer()


@pytest.fixture
def clock(timer: Timer) -> Clock:
    """The sync's view of that clock; nothing is left to chance."""
    return Clock(timer.now, timer.sleep, lambda: 0.5)


@pytest.fixture
def said() -> list[str]:
    """What the operator was told."""
    return []


@pytest.fixture
async def visitor(site: Replay, clock: Clock, said: list[str]) -> AsyncIterator[Visitor]:
    """Asks that site, by whichever of these names."""
    hosts = (HOST, "president.example", "en.kremlin.ru", "kremlin.ru")
    async with Site(hosts, private=True, resolve=site.resolve, seconds=1) as asking:
        yield Visitor(asking, clock, said.append)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    """An empty store."""
    store = TinyStore(tmp_path / "data")
    yield store
    await store.close()


@pytest.fixture
def sync(store: TinyStore, visitor: Visitor, clock: Clock) -> Sync:
    """Keeps the store in step with the press office's site."""
    return Sync(store, visitor, (HOST,), clock)

"""Numbers for the operator, in Prometheus' form: what waits, what fails, and how old it is."""

import asyncio
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.following import OutboxCounts
from bot.health import HEARTBEAT
from bot.model import Coverage
from bot.protocols import Store, View


class Metrics:
    """Reads the numbers when they are asked for.

    Args:
        store: Holds what is counted.
        indexed: The number of the last change that the index has taken in.
        clock: Seconds since the epoch.
    """

    def __init__(
        self, store: Store, indexed: Callable[[], int], clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._indexed = indexed
        self._clock = clock
        self._registry = CollectorRegistry()
        self._events = self._gauge("events", "Events in the archive")
        self._behind = self._gauge("index_behind", "Changes that the index has yet to take in")
        self._poll = self._gauge("poll_age_seconds", "Seconds since Telegram last answered")
        self._notices = self._gauge("notices", "Notices by state", "state")
        self._overdue = self._gauge("notices_overdue_seconds", "Age of the oldest notice due")
        self._failing = self._gauge("notices_failing", "Waiting notices that failed before")
        self._suspended = self._gauge("chats_suspended", "Chats that can't be written to")

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"bot_{name}", meaning, labels, registry=self._registry)

    async def read(self) -> bytes:
        """Return the numbers as they are now.

        Raises:
            StoreError: The store can't be read.
        """
        now = self._clock()

        def count(view: View) -> tuple[Coverage, OutboxCounts, int, dict[str, float] | None]:
            outbox = view.outbox_counts(now)
            return view.coverage(), outbox, view.last_change(), view.value(HEARTBEAT)

        coverage, outbox, last, heartbeat = await self._store.read(count)
        self._events.set(coverage.events)
        self._behind.set(max(0, last - self._indexed()))
        last_poll = heartbeat["last_poll"] if heartbeat else None
        self._poll.set(float("nan") if last_poll is None else now - last_poll)
        for state, number in outbox.states.items():
            self._notices.labels(state).set(number)
        self._overdue.set(outbox.overdue)
        self._failing.set(outbox.failing)
        self._suspended.set(outbox.suspended)
        return await asyncio.to_thread(generate_latest, self._registry)

    def app(self) -> Starlette:
        """Return an application that serves them at `/metrics`."""

        async def show(_request: Request) -> Response:
            return Response(await self.read(), media_type=CONTENT_TYPE_LATEST)

        return Starlette(routes=[Route("/metrics", show)])

"""A site on 127.0.0.1 that replays pages and feeds, and misbehaves when it is told to."""

import gzip
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site sends.

    Attributes:
        claimed: The Content-Length, where it isn't the body's; -1 to send none.
        drip: Seconds between two bytes, so that the body never ends.
    """

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    claimed: int | None = None
    drip: float = 0.0


@dataclass(slots=True)
class Asked:
    """A request that came."""

    host: str
    path: str
    agent: str
    status: int = 0


Fault = Callable[[Asked], Answer | None]


@dataclass(slots=True)
class Replay:
    """What the site has, how it misbehaves, and what it was asked."""

    pages: dict[str, Answer] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    etags: bool = False
    port: int = 0

    async def resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        """Every host is this server."""
        return [("127.0.0.1", self.port)]

    def put(self, path: str, body: bytes, kind: str = HTML) -> None:
        """Let the site have a page."""
        self.pages[path] = Answer(body=body, headers=(("Content-Type", kind),))

    def paths(self, *, robots: bool = False) -> list[str]:
        """What was asked for, in order."""
        return [each.path for each in self.asked if robots or each.path != "/robots.txt"]

    def fail(self, path: str, *answers: Answer) -> None:
        """Let the next requests for a path be answered like this."""
        left = list(answers)
        self.faults.append(lambda asked: left.pop(0) if asked.path == path and left else None)

    def refuse_after(self, count: int, status: int = 403) -> None:
        """Let the site refuse everything after so many more requests."""
        limit = len(self.asked) + count
        self.faults.append(lambda _: Answer(status) if len(self.asked) > limit else None)

    def answer(self, asked: Asked, known: str | None) -> Answer:
        """What the site answers."""
        for fault in self.faults:
            if (found := fault(asked)) is not None:
                return found
        page = self.pages.get(asked.path, Answer(404))
        if self.etags and page.status == 200:
            etag = f'"{hash(page.body)}"'
            if known == etag:
                return Answer(304)
            return Answer(200, page.body, (*page.headers, ("ETag", etag)))
        return page


def bomb(megabytes: int) -> Answer:
    """A small answer that unfolds to so much."""
    body = gzip.compress(bytes(megabytes * 1_000_000))
    return Answer(body=body, headers=(("Content-Encoding", "gzip"), ("Content-Type", HTML)))


def _handler(replay: Replay) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else the body waits 40 ms for the head's receipt

        def do_GET(self) -> None:
            headers = self.headers
            asked = Asked(headers.get("Host", ""), self.path, headers.get("User-Agent", ""))
            with lock:
                replay.asked.append(asked)
                answer = replay.answer(asked, headers.get("If-None-Match"))
                asked.status = answer.status
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if answer.claimed != -1 and answer.status != 304:
                length = len(answer.body) if answer.claimed is None else answer.claimed
                self.send_header("Content-Length", str(length))
            if answer.claimed is not None or answer.drip:
                self.close_connection = True
                self.send_header("Connection", "close")
            self.end_headers()
            try:
                self._send(answer)
            except OSError:
                self.close_connection = True  # the client has had enough

        def _send(self, answer: Answer) -> None:
            if not answer.drip:
                self.wfile.write(answer.body)
                return
            for _ in range(200):
                self.wfile.write(b"<")
                time.sleep(answer.drip)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no news; one that is wronged fails its own test."""


@contextmanager
def serving(replay: Replay) -> Iterator[Replay]:
    """Let the site be there as long as the block."""
    with _Server(("127.0.0.1", 0), _handler(replay)) as server:
        replay.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield replay
        finally:
            server.shutdown()
            thread.join()


@dataclass(slots=True)
class Timer:
    """A clock that is moved by sleeping, so that nobody has to wait."""

    time: float = 1_598_600_000.0  # 28 August 2020, when the corpus's feed was read
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += max(0.0, seconds)


def count_paths(replay: Replay) -> dict[str, int]:
    """How often each path was asked for."""
    counts: dict[str, int] = defaultdict(int)
    for path in replay.paths():
        counts[path] += 1
    return dict(counts)

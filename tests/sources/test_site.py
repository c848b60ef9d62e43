import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.sources.files import MOST_BYTES
from bot.sources.site import fetch_page

PAGE = b"""Events
Opening of the harbour in Selm
May 17, 2024
11:30
Selm
President of Ardava Ilona Varga: Good morning, friends.
Publication status
Published in sections: News, Transcripts
Publication date: May 17, 2024, 11:30
Text version"""


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/page":
                self._reply(200, PAGE)
            case "/moved":
                self._reply(302, b"", Location="/page")
            case "/inside":
                self._reply(302, b"", Location="http://localhost:1/secret")
            case "/round":
                self._reply(302, b"", Location="/round")
            case "/large":
                self._reply(200, b"x" * (MOST_BYTES + 1))
            case _:
                self._reply(404, b"")

    def _reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the client has read enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["page", "moved"])
def test_a_page_is_fetched_and_read(host: str, path: str) -> None:
    reading = fetch_page(f"http://{host}/{path}", [host], 0)
    assert reading.refusal is None
    assert [event.title for event in reading.events] == ["Opening of the harbour in Selm"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("inside", "localhost:1 is not among the hosts in BOT_SITES"),
        ("round", "redirected more than 5 times"),
        ("large", "larger than 16 MB"),
        ("none", "the site answers 404"),
    ],
)
def test_what_a_site_may_not_do_is_refused_in_a_sentence(host: str, path: str, reason: str) -> None:
    assert fetch_page(f"http://{host}/{path}", [host], 0).refusal == reason


def test_only_the_operators_hosts_are_asked() -> None:
    reading = fetch_page("http://127.0.0.1:9/page", ["en.president.example"], 0)
    assert reading.refusal == "127.0.0.1:9 is not among the hosts in BOT_SITES"


def test_a_site_that_is_down_is_refused_in_a_sentence(host: str) -> None:
    reading = fetch_page("http://127.0.0.1:1/page", ["127.0.0.1:1"], 0)
    assert (reading.refusal or "").startswith("can't be fetched: ")

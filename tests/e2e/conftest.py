"""The program as a newcomer starts it, and a browser to talk to it with."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from making import ROOT
from playwright.sync_api import Browser, Error, sync_playwright

_CHROMIUM = "/usr/bin/chromium"
# Chromium looks for its maker's servers at every start; nothing here may leave the machine.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Program:
    """A running `python -m bot` and the address of its playground."""

    process: subprocess.Popen[str]
    url: str


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program over the archive in a folder; SIGTERM ends it, which must be clean."""
    with ExitStack() as ends:

        def start_(data: Path = tmp_path / "data", port: int = 0) -> Program:
            environment = {k: v for k, v in os.environ.items() if not k.startswith("TELEGRAM_")}
            environment |= {"BOT_PLAYGROUND_PORT": str(port), "BOT_DATA_DIR": str(data)}
            process = subprocess.Popen(
                [sys.executable, "-m", "bot"],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
            )
            ends.callback(_end, process)
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, f"the program said: {line}"
            return Program(process, found[0])

        yield start_


def _end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.stdout is not None
    with process.stdout:
        code = process.wait(20)
    assert code in (0, -signal.SIGKILL)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser for one test: Playwright's loop must not run on when an async test comes next."""
    if not Path(_CHROMIUM).exists():
        pytest.skip(f"no {_CHROMIUM}; on Debian, apt-get install chromium brings it")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_QUIET))
        except Error as error:
            pytest.fail(f"Chromium doesn't start: {error}")
        yield browser
        browser.close()

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
from chromium import QUIET, find_chromium
from making import ROOT
from playwright.sync_api import Browser, Error, sync_playwright


@dataclass
class Program:
    """A running `python -m bot`, the address of its playground, and that of its pages."""

    process: subprocess.Popen[str]
    url: str
    pages: str


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program over the archive in a folder; SIGTERM ends it, which must be clean."""
    with ExitStack() as ends:

        def start_(data: Path = tmp_path / "data", port: int = 0) -> Program:
            environment = {k: v for k, v in os.environ.items() if not k.startswith("TELEGRAM_")}
            environment |= {"BOT_PLAYGROUND_PORT": str(port), "BOT_DATA_DIR": str(data)}
            environment |= {"BOT_WEB_PORT": "0"}
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
            pages = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert pages
            return Program(process, found[0], pages[0])

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
    path = find_chromium()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        except Error as error:
            pytest.fail(f"Chromium doesn't start: {error}")
        yield browser
        browser.close()

"""The browser of the tests."""

from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"
# Chromium looks for its maker's servers at every start; nothing here may leave the machine.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str:
    """Its path; without it the test is skipped."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no {CHROMIUM}; on Debian, apt-get install chromium brings it")
    return CHROMIUM

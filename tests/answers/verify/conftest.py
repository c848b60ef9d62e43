"""The invented archive, stored and indexed, and a way to verify posts against it."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from answers.verify.archive import ARCHIVE
from opening import open_filled

from bot.answers.holdings import Holdings
from bot.answers.verify.verdict import Finding, Report
from bot.answers.verify.verification import verify_post
from bot.library import Library

Verify = Callable[[str], Report]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[asyncio.Runner, Library]]:
    with open_filled(tmp_path_factory.mktemp("verify"), ARCHIVE) as opened:
        yield opened


@pytest.fixture(scope="session")
def verify(library: tuple[asyncio.Runner, Library]) -> Verify:
    """Verifies a post whose quotations are found."""
    runner, opened = library

    def work(holdings: Holdings, text: str) -> Report:
        report = verify_post(text, holdings)
        assert isinstance(report, Report)
        return report

    return lambda text: runner.run(opened.desk.read(lambda holdings: work(holdings, text)))


@pytest.fixture(scope="session")
def examine(verify: Verify) -> Callable[[str], Finding]:
    """Verifies a post with one quotation."""

    def examine_one(text: str) -> Finding:
        [finding] = verify(text).findings
        return finding

    return examine_one

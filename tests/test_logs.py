import logging

import pytest

from bot.logs import set_up_log


def test_no_secret_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        set_up_log("INFO", "12:token", None)
        try:
            raise OSError("https://api.example/bot12:token/getMe")
        except OSError:
            logging.getLogger("bot.test").exception("failed at %s", "/bot12:token/")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    logged = capsys.readouterr().err
    assert "failed at /bot***/" in logged
    assert "12:token" not in logged

"""The log: one line an entry on standard error, never a secret in it, nor what people write."""

import logging
from types import TracebackType

from bot.telegram.incidents import trace

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Scrubbed(logging.Formatter):
    """Formats entries; what a library wrote of an address that holds the token is hidden too."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802
        # An error's own words may be those of a message.
        return trace(ei[1]) if ei[1] else ""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


def set_up_log(level: str, *secrets: str | None) -> None:
    """Log to standard error from `level` on, with every given secret written as ***."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Scrubbed([secret for secret in secrets if secret]))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Of what these libraries do, only their troubles are news.
    for name in ("aiohttp", "httpx", "httpcore", "uvicorn", "telegram"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))

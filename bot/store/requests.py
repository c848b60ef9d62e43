"""Requests that don't fit a button, kept under short ids."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from itertools import count
from typing import Any

from tinydb import where
from tinydb.table import Document

from bot.store.table import Documents

KEPT_SECONDS = 30 * 24 * 3600.0
"""How long a button works."""

_BYTES = 6
_SWEEP = 100
"""How many requests are deleted at most along with a new one: a write must stay short."""


class RequestsView:
    """The remembered requests of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents, clock: Callable[[], float]) -> None:
        self._requests = documents.table("requests")
        self._clock = clock

    def request(self, short: str) -> dict[str, Any] | None:
        """What was remembered under this short id, unless it is 30 days old."""
        id_ = _read_short(short)
        document = None if id_ is None else self._requests.get(doc_id=id_)
        if document is None or document["at"] <= self._clock() - KEPT_SECONDS:
            return None
        request: dict[str, Any] = document["request"]
        return request


class Requests(RequestsView):
    """The remembered requests, for a transaction; see `bot.protocols.Transaction`."""

    def remember(self, request: dict[str, Any], now: float, chat_id: int | None = None) -> str:
        """Keep what doesn't fit a button for 30 days; a chat's equal requests share a short id.

        Whose it is stays beside it, so that it goes when the chat is forgotten.
        """
        kept = {"request": request, "chat_id": chat_id}
        written = _write(kept)
        ids = (_make_id(written, attempt) for attempt in count())
        id_ = next(id_ for id_ in ids if self._may_have(id_, written))
        self._requests.replace(Document({**kept, "at": now}, id_))
        old = where("at") <= now - KEPT_SECONDS
        self._requests.remove(doc_ids=[d.doc_id for d in self._requests.page(old, "at", _SWEEP)])
        return _write_short(id_)

    def _may_have(self, id_: int, written: str) -> bool:
        document = self._requests.get(doc_id=id_)
        if document is None:
            return True
        kept = {"request": document["request"], "chat_id": document.get("chat_id")}
        return _write(kept) == written


def _write(request: dict[str, Any]) -> str:
    return json.dumps(request, sort_keys=True)


def _make_id(written: str, attempt: int) -> int:
    salt = attempt.to_bytes(2, "big")
    digest = hashlib.blake2b(written.encode(), digest_size=_BYTES, salt=salt).digest()
    return int.from_bytes(digest, "big")


def _write_short(id_: int) -> str:
    return base64.urlsafe_b64encode(id_.to_bytes(_BYTES, "big")).decode()


def _read_short(short: str) -> int | None:
    try:
        id_ = int.from_bytes(base64.urlsafe_b64decode(short), "big")
    except (binascii.Error, ValueError):
        return None
    return id_ if id_ < 256**_BYTES and _write_short(id_) == short else None

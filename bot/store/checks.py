"""How each event stands with its site, and when its page is due again."""

from dataclasses import asdict
from typing import Any

from tinydb import where
from tinydb.table import Document

from bot.model import Check
from bot.store.table import Documents


class ChecksView:
    """The checks of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._checks = documents.table("checks")

    def check(self, number: int) -> Check | None:
        """How the event with this number stands with its site; None where nobody has looked."""
        document = self._checks.get(doc_id=number)
        return None if document is None else Check(**document)

    def due(self, site: str, now: float, limit: int) -> list[Check]:
        """The checks of a site that are due, the longest due first."""
        ready = (where("site") == site) & (where("next_at") <= now)
        return [Check(**found) for found in self._checks.page(ready, "next_at", limit)]


class Checks(ChecksView):
    """The checks, for a transaction; see `bot.protocols.Transaction`."""

    def set_check(self, check: Check) -> None:
        """Write down how an event stands with its site."""
        self._checks.replace(Document(_dump(check), check.number))

    def drop_check(self, number: int) -> None:
        """Forget how an event stood, since it is gone."""
        self._checks.discard(number)


def _dump(check: Check) -> dict[str, Any]:
    # What is None is left out: TinyDB can't compare it with a moment.
    return {name: value for name, value in asdict(check).items() if value is not None}

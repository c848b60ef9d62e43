"""How far a feed has been read, as the store keeps it between two runs."""

from dataclasses import asdict, dataclass
from typing import Self

from bot.protocols import Transaction, View
from bot.sources.site import Validators


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a feed has been read.

    Attributes:
        lang: The language of its events; None before its first page was read.
        horizon: The moment of the oldest event on the first page that was ever read: what is
            older is the backfill's work. "" before that.
        digest: Of its first page, when everything behind that was known.
        etag: By what the site tells that the first page is the same, as is `last_modified`.
        walk: Up to this page new entries have to be looked for, since a run ended too early; 0
            where none did.
        back: The page at which the backfill goes on; 0 before it has begun.
        whole: Whether the backfill has reached the feed's end.
    """

    lang: str | None = None
    horizon: str = ""
    digest: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    walk: int = 0
    back: int = 0
    whole: bool = False

    @classmethod
    def load(cls, view: View, feed: str) -> Self:
        """How far the feed at this address has been read."""
        return cls(**(view.value(_name(feed)) or {}))

    def save(self, tx: Transaction, feed: str) -> None:
        """Write it down, along with what was read."""
        tx.set_value(_name(feed), asdict(self))

    @property
    def validators(self) -> Validators:
        """For asking for the first page again."""
        return Validators(self.etag, self.last_modified)


def _name(feed: str) -> str:
    return f"feed {feed}"

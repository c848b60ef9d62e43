"""What a sync did, counted."""

from collections import Counter
from dataclasses import dataclass, field

from bot.model import Outcome


@dataclass(slots=True)
class Tally:
    """What a sync did.

    Attributes:
        outcomes: How many events were put into the store, by outcome; one may count twice, by
            its feed entry and by its page.
        requests: How many feed pages, event pages and lists were fetched.
        found: For how many events without an address theirs was found.
        withdrawn: How many events have lost their page.
        refused: What could not be had, and why: address and reason.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    found: int = 0
    withdrawn: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        """What was done, in one line."""
        parts = [f"{self.outcomes[outcome]} {outcome}" for outcome in Outcome]
        parts += [f"{n} {what}" for what, n in self.requests.items()]
        parts += [f"{self.found} addresses found"] if self.found else []
        parts += [f"{self.withdrawn} withdrawn"] if self.withdrawn else []
        return ", ".join((*parts, f"{len(self.refused)} refused"))

    def refuse(self, address: str, reason: object) -> None:
        """Note what could not be had."""
        self.refused.append((address, str(reason)))

"""How long to wait before trying again."""

import secrets
from dataclasses import dataclass

_chance = secrets.SystemRandom().random


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits that double from `first` to `most` seconds.

    Attributes:
        jitter: The part of a wait left to chance, 0 to 1: many bots that lost one server together
            shouldn't all come back to it together.
    """

    first: float = 1.0
    most: float = 60.0
    jitter: float = 0.5

    def delay(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row (from 1)."""
        # Past 2**60 the doubling would leave the range of a float.
        wait = min(self.most, self.first * 2.0 ** min(failures - 1, 60))
        return wait * (1 - self.jitter * _chance())

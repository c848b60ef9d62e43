"""Time and chance as the sync sees them, so that a test can put others in their place."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time and chance come from.

    Attributes:
        now: The seconds since 1970.
        sleep: Waits for so many seconds.
        chance: A number from 0 up to, but not including, 1.
    """

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    def jitter(self, seconds: float) -> float:
        """About so many seconds, up to a half more or less: not all must come back at once."""
        return seconds * (0.5 + self.chance())

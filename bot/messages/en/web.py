"""The page to read on, in English."""

PHRASES: dict[str, str | dict[str, str]] = {}

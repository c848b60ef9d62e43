"""The page to read on, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {}

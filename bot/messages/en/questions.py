"""Questions and their answers, in English."""

PHRASES: dict[str, str | dict[str, str]] = {}

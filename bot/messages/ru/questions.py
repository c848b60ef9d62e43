"""Questions and their answers, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {}

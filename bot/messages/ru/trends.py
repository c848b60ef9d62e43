"""Trends and statistics, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {}

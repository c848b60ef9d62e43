"""Trends and statistics, in English."""

PHRASES: dict[str, str | dict[str, str]] = {}

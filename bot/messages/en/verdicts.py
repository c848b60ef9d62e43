"""Verdicts on quotations, in English."""

PHRASES: dict[str, str | dict[str, str]] = {}

"""Verdicts on quotations, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {}

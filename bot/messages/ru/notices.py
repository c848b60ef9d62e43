"""Subscriptions and notices, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {}

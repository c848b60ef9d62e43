"""Subscriptions and notices, in English."""

PHRASES: dict[str, str | dict[str, str]] = {}

"""Matching: which subscriptions want an event, and for which of its paragraphs."""

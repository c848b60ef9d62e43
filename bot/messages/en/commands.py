"""Further commands: people, days, citing, exporting, in English."""

PHRASES: dict[str, str | dict[str, str]] = {}

"""Further commands: people, days, citing, exporting, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {}

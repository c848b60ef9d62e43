"""The page to read on: each event, and a search over the archive, for a browser."""

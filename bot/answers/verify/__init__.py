"""Quotations held against the archive; `rules` says how they are judged."""

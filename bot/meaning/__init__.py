"""Paragraphs found by their meaning, where the extra `semantic` is installed and a model is set."""

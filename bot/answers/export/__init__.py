"""Results as files: what was found, whole, in forms that other programs read."""

from bot.answers.export.export import export, find_export

__all__ = ["export", "find_export"]

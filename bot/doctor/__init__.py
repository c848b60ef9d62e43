"""The doctor: whether the archive and its index are whole and agree, and making them so."""

from bot.doctor.checkup import Report, examine, treat

__all__ = ["Report", "examine", "treat"]

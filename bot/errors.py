"""The errors of the program, one tree.

BotError                a fault with a sentence for the person who can mend it
├── UsageError          the command line or a setting was wrong; the program exits with 2
├── SourceError         bytes that are no event: not this form, torn, or too large
├── RecordError         a JSON record that is no event
├── SiteError           a site may not be asked, or what it sends can't be taken
│   └── SiteBusyError   the site refuses or fails now; later it may answer
├── StoreError          the archive's file can't be opened, read or written
└── IndexHeldError      another process writes the search index
"""


class BotError(Exception):
    """Base of all errors that the program raises on purpose; `str()` is one clear sentence."""


class UsageError(BotError):
    """The program was called or configured wrongly."""


class SourceError(BotError):
    """The given bytes hold no event that a source can read."""


class RecordError(BotError):
    """A JSON record is no event; the sentence names the field."""


class SiteError(BotError):
    """A site may not be asked for this, or what it sends can't be taken."""


class SiteBusyError(SiteError):
    """A site refuses or fails now, and may answer later.

    Attributes:
        retry_after: The seconds for which the site wants to be left alone, where it says so.
    """

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class StoreError(BotError):
    """The archive's file can't be opened, read or written."""


class IndexHeldError(BotError):
    """Another process holds the search index's writer lock."""

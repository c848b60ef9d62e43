"""What an archive knows of an event beyond the event itself, gathered and given to another one."""

from collections.abc import Callable
from dataclasses import replace

from bot.background import Background
from bot.model import Event, Stored
from bot.store.archive import Archive, ArchiveView
from bot.store.checks import Checks, ChecksView
from bot.store.identity import Name, names_of
from bot.store.table import Documents


class BackgroundsView(ArchiveView, ChecksView):
    """The backgrounds of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents, clock: Callable[[], float]) -> None:
        ArchiveView.__init__(self, documents, clock)
        ChecksView.__init__(self, documents)

    def background(self, number: int) -> Background:
        """What is known of the event with this number beyond itself."""
        record = self._record(number)
        if record is None:
            return Background()
        aliases = self._names.of(number) - names_of(record.event)
        return Background(
            record.origins,
            tuple(sorted((name.text, name.time) for name in aliases)),
            tuple(self.revisions(number)),
            self.check(number),
        )


class Backgrounds(BackgroundsView, Archive, Checks):
    """The backgrounds, for a transaction; see `bot.protocols.Transaction`."""

    def put(self, event: Event, background: Background | None = None) -> Stored:
        """Add the event, or bring the stored one up to date; see `bot.protocols.Transaction`."""
        stored = super().put(event, background)
        if background is not None:
            self._complete(stored.event.number, background)
        return stored

    def _complete(self, number: int, background: Background) -> None:
        self._names.add(number, (Name(*alias) for alias in background.aliases))
        known = self.revisions(number)
        for revision in background.revisions:
            own = replace(revision, number=number)
            if own not in known:
                self._revisions.add(own)
        if background.check is not None and self.check(number) is None:
            self.set_check(replace(background.check, number=number))

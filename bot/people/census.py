"""Keeping the persons in step with a store."""

import asyncio
from typing import Any

from bot.people.build import build_people
from bot.people.registry import People
from bot.people.rolls import Roll, call_roll, dump_roll, load_roll
from bot.protocols import Store, Transaction, View

# Where the rolls are kept in the store, so that a start needs not read every event.
_VALUE = "people"
# Written beside them; rolls of another form are called anew.
_FORM = 1
_CHANGES_A_READ = 200
# Saving writes all rolls, some 2 MB for 14,000 events, so it waits for so many changes.
_CHANGES_A_SAVE = 50


class Census:
    """The rolls of a store's events, and the persons in them.

    Only rolls are kept in memory, some 10 MB for 14,000 events. When an event comes, all persons
    are told anew from them in about a second: a new full name can change whom others mean.
    """

    def __init__(self) -> None:
        self._rolls: dict[int, Roll] = {}
        self._at = -1
        self._saved = 0
        self._people: People | None = None

    async def update(self, store: Store) -> People:
        """Take in what has changed in the store, and return the persons as they now are.

        The work is done off the event loop. One task at a time may call this.

        Raises:
            StoreError: The store can't be read or written.
        """
        if self._at < 0:
            await store.read(self._load)
        while await store.read(self._read_changes):
            self._people = None
        if self._at - self._saved >= _CHANGES_A_SAVE:
            await store.write(self._save)
        if self._people is None:
            self._people = await asyncio.to_thread(build_people, list(self._rolls.values()))
        return self._people

    def _load(self, view: View) -> None:
        self._at = self._saved = 0
        kept = view.value(_VALUE)
        # A store that was restored from a backup may be younger than what was kept.
        if kept and kept["form"] == _FORM and kept["at"] <= view.last_change():
            self._rolls = {roll.event: roll for roll in map(load_roll, kept["rolls"])}
            self._at = self._saved = kept["at"]

    def _read_changes(self, view: View) -> int:
        changes = view.changes(self._at, _CHANGES_A_READ)
        for change in changes:
            self._at = change.at
            self._rolls.pop(change.number, None)
            if change.event is not None and (roll := call_roll(change.event)).voices:
                self._rolls[change.number] = roll
        return len(changes)

    def _save(self, tx: Transaction) -> None:
        rolls: list[Any] = [dump_roll(roll) for roll in self._rolls.values()]
        tx.set_value(_VALUE, {"form": _FORM, "at": self._at, "rolls": rolls})
        self._saved = self._at

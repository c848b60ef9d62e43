"""Which sites are left alone for a while, written down where the doctor finds it."""

from dataclasses import asdict, dataclass

from bot.protocols import Transaction, View

_NAME = "sites at rest"


@dataclass(frozen=True, slots=True)
class Rest:
    """That a host is left alone: until when, in seconds since 1970, and why."""

    host: str
    until: float
    reason: str


def note_rest(tx: Transaction, host: str, rest: Rest | None) -> None:
    """Write down how a host fares now; None where it may be asked."""
    others = [each for each in _read(tx) if each.host != host]
    noted = [*others, *([rest] if rest else [])]
    if noted != _read(tx):
        tx.set_value(_NAME, [asdict(each) for each in noted])


def list_rests(view: View, now: float) -> list[Rest]:
    """The hosts that are left alone at a moment."""
    return [rest for rest in _read(view) if rest.until > now]


def _read(view: View) -> list[Rest]:
    return [Rest(**values) for values in view.value(_NAME) or ()]

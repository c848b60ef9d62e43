"""What an archive knows of an event beyond the event itself.

In an export it stands in the event's line, as "background": without it an archive made from the
export would find the event by fewer names, and know nothing of its revisions and its state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.errors import RecordError
from bot.model import Check, Revision, Source


@dataclass(frozen=True, slots=True)
class Background:
    """What an archive knows of an event beyond the event itself.

    Attributes:
        origins: The form that a field came from, of each that isn't from the event's `source`.
        aliases: Names that earlier forms were found by, as the store writes them: the name, and
            the time ("HH:MM" or "") of the form.
        revisions: What the site has changed, the earliest first.
        check: How the event stands with its site; None where nobody has looked.
    """

    origins: Mapping[str, Source] = field(default_factory=dict)
    aliases: tuple[tuple[str, str], ...] = ()
    revisions: tuple[Revision, ...] = ()
    check: Check | None = None


_BACKGROUND: TypeAdapter[Background] = TypeAdapter(Background)


def dump_background(background: Background) -> dict[str, Any]:
    """Return it as JSON values, without what is empty."""
    values: dict[str, Any] = _BACKGROUND.dump_python(background, mode="json")
    return {name: value for name, value in values.items() if value}


def load_background(values: object) -> Background:
    """Read it from JSON values, as `dump_background` writes them.

    Raises:
        RecordError: A field is of the wrong type.
    """
    try:
        return _BACKGROUND.validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(("background", *map(str, first["loc"])))
        raise RecordError(f"{where}: {first['msg']}") from None

"""The verb that lists the persons of the archive: people."""

from bot.cli.contents import demand_events
from bot.library import open_store
from bot.model import Person, Role
from bot.people import Census
from bot.settings import Settings


async def list_people(settings: Settings, words: list[str], limit: int) -> int:
    """Print the persons, or those that the words find; 1 where there is none."""
    async with open_store(settings.data_dir) as store:
        await demand_events(store, settings.data_dir)
        people = await Census().update(store)
    text = " ".join(words)
    found = people.find(text) if text.strip() else people.all()
    for person in found[:limit]:
        print(_describe(person, whole=bool(text.strip())))
    if not found:
        print("Nobody like this speaks in the archive.")
    elif len(found) > limit:
        print(f"… and {len(found) - limit} more; --limit shows them")
    return 0 if found else 1


def _describe(person: Person, *, whole: bool) -> str:
    facts = (
        person.name,
        person.russian,
        f"events: {person.events}",
        f"passages: {person.passages}",
        f"labels: {len(person.labels)}",
        "there may be two people of this name" if person.unsure else None,
    )
    head = " · ".join(filter(None, facts))
    if not whole:
        return head
    roles = [f"  {_days(role)} {role.text} ({role.events})" for role in person.roles]
    labels = [f"  «{label.name}» {label.events}" for label in person.labels]
    return "\n".join([head, *roles, *labels])


def _days(role: Role) -> str:
    days = (role.first, role.last)
    return "–".join(dict.fromkeys(day.isoformat() for day in days if day)) or "no date"

"""One name for each speaker of a document, whichever way it is printed."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

# A shorter name can be another person's with one letter changed.
_LEAST = 8
# A phone-in of four hours has a hundred speakers. Each name is compared with each other one.
_MOST = 500


def unite(names: Iterable[str | None]) -> dict[str, str]:
    """Return which other name of the document stands for a name.

    A misprint ("Vladmir Putin") stands for the name that is printed more often, a family name
    alone ("Putin") for the only full name that ends with it, and a name with a word too many
    ("Rosatom Alexei Likhachev") for the one without.

    Args:
        names: The speakers in the order of their turns, None for one without a name.
    """
    times = Counter(name for name in names if name)
    if len(times) > _MOST:
        return {}
    full = [name for name in times if " " in name]
    united: dict[str, str] = {}
    for name in full:
        ends = [other for other in full if name.endswith(f" {other}")]
        near = [other for other in full if times[other] > times[name] and _is_near(name, other)]
        if ends:
            united[name] = min(ends, key=len)
        elif near:
            united[name] = max(near, key=times.__getitem__)
    for name in times.keys() - set(full):
        same = {united.get(other, other) for other in full if other.endswith(f" {name}")}
        if len(same) == 1:
            united[name] = same.pop()
    return {name: united.get(other, other) for name, other in united.items()}


def _is_near(name: str, other: str) -> bool:
    if len(name) < _LEAST:
        return False
    return Levenshtein.distance(name, other, score_cutoff=1) <= 1

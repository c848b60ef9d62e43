"""A question's clues as an index knows them: what may stand for each, and what it tells."""

import math
from dataclasses import dataclass

from bot.search.inquiry import Clue
from bot.search.snapshot import Snapshot
from bot.search.words import read_word

_MOST_VARIANTS = 6
# What a surname that sounds nearly so counts. One in fewer of so many rows is hardly meant.
_HALF_HEARD, _ONE_IN = 0.9, 10_000
_KIN = 0.6  # what a word that stands for another counts


@dataclass(frozen=True, slots=True)
class Sought:
    """A clue with what may stand for it in an index, by stems; `own` without kin; what it tells."""

    stems: dict[str, float]
    own: frozenset[str]
    in_events: float
    in_rows: float


def seek(snapshot: Snapshot, clue: Clue) -> Sought | None:
    """What to look for; None for a word of a script in which the archive has nothing like it."""
    known, told = snapshot.frequency("words"), snapshot.frequency("about")
    rows = snapshot.reader.rows.paragraphs
    near = snapshot.vocabulary.near(clue.form)[:_MOST_VARIANTS]
    variants = [(read_word(one.form).stem, one.weight) for one in near]
    if not clue.form.isascii():
        # A name may stand in the archive in the other script. Words that are no names and stand
        # nowhere say nothing of such an archive.
        spoken = (clue.form, read_word(clue.form).stem)
        heard = snapshot.vocabulary.sounding(*spoken)
        variants += [(read_word(form).stem, 1.0) for form in heard[:_MOST_VARIANTS]]
        variants = [v for v in variants if known(v[0]) or told(v[0])]
        if not variants and clue.named:
            # Neither script writes the other's vowels as they are said: Трамп is Trump.
            like = (read_word(form).stem for form in snapshot.sieve.list_surnames_like(*spoken))
            variants = [
                (stem, _HALF_HEARD) for stem in like if (known(stem) + told(stem)) * _ONE_IN >= rows
            ]
        variants.sort(key=lambda variant: -known(variant[0]))
        if not variants and not clue.kin:
            return None
    # The first of a stem's variants is the likeliest.
    stems = dict.fromkeys(clue.kin, _KIN) | dict(reversed(variants))
    word, weight = variants[0] if variants else (min(clue.kin), _KIN)
    tells = snapshot.rarity("words")(word) * weight if known(word) else math.log(1 + rows)
    own = frozenset(stem for stem, _ in variants)
    return Sought(stems, own, snapshot.rarity("body")(word), tells)

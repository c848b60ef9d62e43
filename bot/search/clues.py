"""A question's clues as an index knows them: what may stand for each, and what it tells."""

import math
from dataclasses import dataclass

from bot.search.inquiry import Clue
from bot.search.snapshot import Snapshot
from bot.search.words import read_word

_MOST_VARIANTS = 6
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
    known = snapshot.frequency("words")
    near = snapshot.vocabulary.near(clue.form)[:_MOST_VARIANTS]
    variants = [(read_word(one.form).stem, one.weight) for one in near]
    if not clue.form.isascii():
        # A name may stand in the archive in the other script. Words that are no names and stand
        # nowhere say nothing of such an archive.
        heard = snapshot.vocabulary.sounding(clue.form, read_word(clue.form).stem)
        variants += [(read_word(form).stem, 1.0) for form in heard[:_MOST_VARIANTS]]
        variants = [v for v in variants if known(v[0]) or snapshot.frequency("about")(v[0])]
        variants.sort(key=lambda variant: -known(variant[0]))
        if not variants and not clue.kin:
            return None
    # The first of a stem's variants is the likeliest.
    stems = dict.fromkeys(clue.kin, _KIN) | dict(reversed(variants))
    word, weight = variants[0] if variants else (min(clue.kin), _KIN)
    total = snapshot.reader.rows.paragraphs
    tells = snapshot.rarity("words")(word) * weight if known(word) else math.log(1 + total)
    own = frozenset(stem for stem, _ in variants)
    return Sought(stems, own, snapshot.rarity("body")(word), tells)

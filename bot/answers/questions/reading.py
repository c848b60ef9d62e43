"""A question taken apart: what it asks for, the words that tell something, the days it names."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answers.questions.asked import Asked, Form, read_form
from bot.answers.questions.haste import mend_asking
from bot.answers.questions.kindred import list_kin, list_pair_kin
from bot.answers.questions.times import find_times
from bot.search import Clue, Inquiry, Period, read_forms, read_stems

# Nobody asks for longer, and time grows with it.
LONGEST = 400
_MOST_CLUES = 24
# Words that ask, join or stand in almost any question: they tell nothing on what is asked.
_ENGLISH = """
the of and to in a an we is that this i for it are have with our on you will be as not all but at
has would also by there from these about do an they was what your their which been he she his her
him or if my me so can who were had its us them no when where did how why whose whom does done
doing say says said saying tell tells told telling ask asks asked mention mentioned mentions
talk talked speak spoke spoken remark remarks mean means meant exactly ever than then any some
just get gets got give gave given gives take took one very much many really after before during
between into out over up back off only same other others way ways thing things it's what's don't
didn't doesn't wasn't isn't aren't weren't haven't hasn't won't couldn't could should may might
must shall let make makes made being am those here more most such own too again now still yet
once per via please want wanted know knows knew think thinks thought call calls called happen
happened times time date day days year years month months put recall remember regarding concerning
anything something anybody somebody anyone someone like
"""
_RUSSIAN = """
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было
вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас опять уж
вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб
без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь
этом один почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при наконец два об
другой хоть после над больше тот через эти нас про всего них какая много разве три эту моя впрочем
какие каком какого сколько сказал сказала говорил говорила говорит сказано почему году год года
"""
_STOP = frozenset((_ENGLISH + _RUSSIAN).split())
_POSSESSIVE = re.compile(r"['’]s\b")
# A capital at the beginning of a sentence shows no name.
_NAME = re.compile(r"(?<!^)(?<![.!?:…]\s)(?<!\w)[A-ZА-ЯЁ][\w’'-]+")
_CAPITALS = re.compile(r"\b[A-ZА-ЯЁ]{2,5}\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        text: As asked, cut to `LONGEST` characters, with its asking word as it is spelt.
        form: What it asks for.
        clues: The words that tell something, each once.
        periods: The days that it names.
        stems: Of all its words.
    """

    text: str
    form: Form
    clues: tuple[Clue, ...]
    periods: tuple[Period, ...]
    stems: frozenset[str]

    @property
    def asked(self) -> Asked:
        """What it asks for."""
        return self.form.asked

    @property
    def telling(self) -> frozenset[str]:
        """The stems of the words that tell something, and of those that may stand for them."""
        return list_telling(self.clues)

    @property
    def inquiry(self) -> Inquiry:
        """What to look for."""
        return Inquiry(self.clues, self.periods, self.stems)


def read_question(text: str, today: dt.date | None = None) -> Question:
    """Take a question apart; nothing that is typed makes it raise.

    Args:
        text: The question.
        today: The day that it is where somebody asks; None where nobody has said.
    """
    text = mend_asking(" ".join(text.split())[:LONGEST])
    times = find_times(text, today)
    rest = text
    for time in reversed(times):
        start, end = time.span
        rest = f"{rest[:start]} {rest[end:]}"
    periods = tuple(period for time in times for period in time.periods)
    clues = list_clues(rest)
    return Question(text, read_form(text), clues, periods, frozenset(read_stems(text)))


def list_clues(text: str) -> tuple[Clue, ...]:
    """The words of a text that tell something, each stem once, with what may stand for them."""
    clues: dict[str, Clue] = {}
    plain = _POSSESSIVE.sub("", text).strip()
    forms, stems = read_forms(plain), read_stems(plain)
    pairs = [list_pair_kin(left, right) for left, right in pairwise(stems)]
    untelling = _STOP - _list_abbreviations(plain)
    named = {form for found in _NAME.findall(plain) for form in read_forms(found)}
    for n, (form, stem) in enumerate(zip(forms, stems, strict=True)):
        if form not in untelling and stem not in clues:
            together = frozenset().union(*pairs[max(0, n - 1) : n + 1])
            clues[stem] = Clue(form, list_kin(form, stem) | together, form in named)
    return tuple(clues.values())[:_MOST_CLUES]


def list_telling(clues: Sequence[Clue]) -> frozenset[str]:
    """The stems of clues, and of the words that may stand for them."""
    return frozenset().union(*({*read_stems(clue.form), *clue.kin} for clue in clues))


def _list_abbreviations(text: str) -> frozenset[str]:
    """Small words in capitals, which are names: the US, the WHO; none where all is in capitals."""
    if text.isupper():
        return frozenset()
    return frozenset(form for found in _CAPITALS.findall(text) for form in read_forms(found))

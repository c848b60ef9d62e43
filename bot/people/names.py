"""The parts of a person's name, and what two names must share to be one person's."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.people.sounds import sound


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# They stand between the parts of a name, in one spelling or another, or are left out.
PARTICLES = _set("""
    abu al bin bint da das de del den der di do dos du el ibn la le ter ul ur van von y
    zu аль бен бин ван да де дер ди ибн ла ле фон эль
""")
_GLUED_PARTICLE = re.compile(r"(?:al|as|el|ul|аль|ас|эль)[-‑–](?=\w)", re.IGNORECASE)
# Who bears one of these goes by the first name alone: "Patriarch Kirill", "King Abdullah II".
_CROWNS = _set("""
    archbishop bishop catholicos caliph dalai duke emperor empress grand king lama
    metropolitan patriarch pope prince princess queen shah sheikh sheikha sultan архиепископ
    епископ император католикос король королева митрополит папа патриарх принц принцесса султан
    шейх
""")
# Before a name, but no part of it.
_TITLES = _CROWNS | _set("""
    academician admiral captain chairman chancellor colonel commander comrade corporal director
    director-general doctor dr father general governor headmaster lady lieutenant madam major
    marshal minister miss mr mrs ms premier president prof professor rabbi sergeant sir
    академик генерал господин госпожа доктор канцлер премьер президент профессор
""")
_FUNCTIONS = _set("""
    anchor anchorman announcer answer audience author caller child children chorus cosmonauts
    commentator correspondent dispatcher employee everybody everyone girl boy host interpreter
    interviewer journalist journalists listener man moderator narrator newspaper operator
    participant participants presenter q question reader regiment remark reply report reporter
    response servicemen soldiers speaker student students translator veterans viewer voice voices
    volunteer woman worker a ведущая ведущий вопрос голос диктор журналист зал корреспондент
    модератор оператор ответ переводчик реплика студент участник
""")
_ARTICLES = _set("the an der die das le les la el il")
_PATRONYMIC = re.compile(r"\w{2,}(?:[eo]v|[ilmt])(?:ich|na|ichna)")
_NUMERAL = re.compile(r"[IVX]+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
_INITIAL = re.compile(r"(?<![^\W\d_])((?:[A-ZА-ЯЁ]|Ch|Sh|Yu|Ya|Ye|Zh|Kh|Ts|Дж)\.)\s*")
# "VladimirPutin", but not "McBell", "DiBell".
_CAMEL = re.compile(r"(?<=[a-zа-яё]{3})(?<!\bMac)(?=[A-ZА-ЯЁ][a-zа-яё])")
_HALF_SHOUTED = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]+$")
_MOST_WORDS = 8
_LONGEST_INITIAL = len("Yu.")
# "A question for Mr Bell" is asked by somebody else.
_ASKED = re.compile(r"(?:a |one |another )?(?:\w+ )?(?:question|remark|regarding)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """A name as printed, without titles.

    Attributes:
        words: Its words as shown, initials as "V.".
        crown: The lower-case title of one who goes by the first name, else "".
    """

    words: tuple[str, ...]
    crown: str = ""

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The sounds of its words in order, without initials, patronymic and particles."""
        heard = [
            (word, _hear(word))
            for word in self.words
            if not is_initial(word) and word.lower() not in PARTICLES
        ]
        full = [
            key
            for at, (word, key) in enumerate(heard)
            if key and not (at and heard[2:] and _is_patronymic(at, heard))
        ]
        return tuple(dict.fromkeys(full)) or tuple(filter(None, map(_hear, self.words)))

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """The letters of its initials, lower case, Latin; () where a name is written out."""
        if len(self.parts) != 1:
            return ()
        return tuple(word.rstrip(".").casefold() for word in self.words if is_initial(word))

    @property
    def is_full(self) -> bool:
        """Whether it has a given and a family name, or is a ruler's."""
        return len(self.parts) > 1 or bool(self.crown)

    @property
    def family(self) -> str:
        """The sound of the family name, which stands last unless a tag says otherwise."""
        return self.parts[-1]

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for names of the same parts, in whatever order."""
        return (self.crown, *sorted(self.parts))

    @property
    def printed(self) -> str:
        """Its words in one line, without a crown."""
        return " ".join(self.words)

    @property
    def text(self) -> str:
        """The name in one line."""
        return f"{self.crown.capitalize()} {self.printed}" if self.crown else self.printed


def is_initial(word: str) -> bool:
    """Whether a word stands for a name by its first letters: "V."."""
    return word.endswith(".") and len(word) <= _LONGEST_INITIAL


def _hear(word: str) -> str:
    return word.casefold() if _NUMERAL.fullmatch(word) else sound(_GLUED_PARTICLE.sub("", word))


def _is_patronymic(at: int, heard: list[tuple[str, str]]) -> bool:
    """Whether the name at a place is the father's: in the middle, or last behind the given name."""
    return bool(_PATRONYMIC.fullmatch(heard[at][1])) and (
        at < len(heard) - 1 or not _PATRONYMIC.fullmatch(heard[at - 1][1])
    )


def strip_brackets(label: str) -> str:
    """The label without remarks in brackets, and without what stands around names."""
    return _BRACKETS.sub("", label).strip(" .,:;–-")


def split_words(text: str) -> list[str]:
    """The words of a name as they are shown: "VLADIMIR V.PUTIN" gives Vladimir, V., Putin."""
    spaced = _INITIAL.sub(r" \1 ", strip_brackets(text))
    return [_recase(word) for word in _CAMEL.sub(" ", spaced.replace(",", " ")).split()]


def read_name(text: str, label: str = "") -> Name | None:
    """Read a name, with the label that it stands in; None where there is nobody's name."""
    person, comma, _ = text.partition(",")
    words = split_words(person if comma and " " in person.strip() else text)
    while len(words) > 1 and is_title(words[0]):
        words.pop(0)
    if not words or len(words) > _MOST_WORDS or words[0].lower() in _ARTICLES:
        return None
    if any(not word[0].isalpha() or _is_common(word) for word in words):
        return None
    if words[0].lower() in _FUNCTIONS or is_asked(label):
        return None
    name = Name(tuple(words))
    if not name.parts:
        return None
    alone = [word for word in words if not _NUMERAL.fullmatch(word)]
    if len(alone) == 1:
        before = re.findall(r"[\w’'-]+", (label or text).split(alone[0], maxsplit=1)[0].lower())
        crown = next((word for word in reversed(before) if word in _CROWNS), "")
        if crown not in ("", "grand"):
            return Name(tuple(words), crown)
    if len(words) == 1 and words[0].isupper():
        return None
    return name


def is_asked(label: str) -> bool:
    """Whether a label is about a question to the one whom it names."""
    return bool(_ASKED.match(label))


def _is_common(word: str) -> bool:
    """Whether a word begins with a small letter and is no particle."""
    return word[0].islower() and word not in PARTICLES and not _GLUED_PARTICLE.match(word)


def is_title(word: str) -> bool:
    """Whether a word stands before names and belongs to none: "Mr", "Major-General"."""
    bare = word.lower().rstrip(".")
    return bare in _TITLES or bare.rpartition("-")[2] in _TITLES


def _recase(word: str) -> str:
    if word.lower() in PARTICLES:
        return word.lower() if word.isupper() else word
    if _HALF_SHOUTED.search(word):
        return word.capitalize()
    if not word.isupper() or is_initial(word) or _NUMERAL.fullmatch(word) or not word[2:]:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))

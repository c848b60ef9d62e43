"""Words that weigh in a comparison: those that turn a sentence's meaning, and those that don't.

The lists are closed classes (negations, numerals, function words) and, for opposites, the words
that a sentence is most often turned with. A word counts as listed by its exact folded form, in
English and in Russian alike; opposites count by their stems.
"""

from bot.search.words import read_word


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set("""
    not no non never nothing nobody noone none neither nor nowhere without hardly barely scarcely
    не ни нет никогда ничего ничто ничем никто никого никому никем нигде никуда никак никакой
    никакого никакая никакие никаких никакую никакое нельзя без едва вряд
""")

# Numerals in words, by the figures that say the same.
_NUMERALS = {
    "zero": "0", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
    "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "два": "2", "две": "2", "двух": "2", "три": "3", "трех": "3", "четыре": "4", "четырех": "4",
    "пять": "5", "пяти": "5", "шесть": "6", "шести": "6", "семь": "7", "восемь": "8",
    "девять": "9", "десять": "10", "десяти": "10", "двенадцать": "12", "пятнадцать": "15",
    "двадцать": "20", "двадцати": "20", "тридцать": "30", "сорок": "40", "пятьдесят": "50",
    "шестьдесят": "60", "семьдесят": "70", "восемьдесят": "80", "девяносто": "90", "сто": "100",
    "двести": "200", "триста": "300", "пятьсот": "500",
}  # fmt: skip

_TENS = frozenset(f"{n}0" for n in range(2, 10))

# Quantities that have no one figure, or stand beside one.
_QUANTITIES = _set("""
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
    dozens half halves third quarter double doubled twice triple tripled percent first second
    сотня сотни сотен тысяча тысячи тысяч тысячу тысячам миллион миллиона миллионов миллионы
    миллиард миллиарда миллиардов миллиарды триллион триллиона триллионов половина половину
    половины треть четверть вдвое втрое дважды процент процента процентов первый второй
""")

# Words of two directions, by their stems: one for the other says the opposite, and so does one that
# takes away where the other text takes nothing away.
_TAKING = _set("""
    fail refuse reject deny decline oppose prevent forbid forbidden prohibit ban stop halt freeze
    froze frozen cease suspend cancel abandon abolish withdraw withdrew withdrawal break broke end
    ended lose lost losing loss impossible unable unwilling illegal unlawful false untrue wrong
    fewer less least few little small smaller against outside decrease reduce shrink fall fell
    weaken weakness lessen worse worst poor poorer bad enemy hostile unlikely rarely seldom close
    closed shut destroy stall stalled leave left quit avoid ignore spend spent waste shrank shrunk
    fallen drop dropped cut slash die died dying useless pointless minor empty cold distant
    ashamed shame fear afraid doubt guilty failure defeat forget forgot forgotten remove sell sold
    dismantle postpone delay exclude dissolve ruin crisis dangerous threat
    отказать отказаться отказываться отвергнуть отрицать запретить запрещать запрещено прекратить
    прекращать остановить останавливать заморозить приостановить отменить отменять потерять терять
    невозможно невозможный незаконный ложь ложный неправда неверно меньше менее мало против вне
    уменьшить уменьшать сократить сокращать снизить снижать хуже враг редко плохо плохой закрыть
    закрывать разрушить ослабить
""")
_GIVING = _set("""
    more most many much great greater large larger big bigger increase rise rose grow grew growth
    strengthen strong stronger better best good friend friendly always often open opened launch
    launched start started begin began continue keep maintain win won gain support accept agree
    allow permit possible able legal true right recognise recognize success successful succeed
    inside within help build built create risen grown gain major full warm proud
    pride trust certain sure innocent victory remember add buy bought include found invest
    productive effective safe safety
    больше более много большой увеличить увеличивать увеличение расти рост вырасти укрепить
    укреплять лучше лучший хороший хорошо друг всегда часто открыть открывать начать начинать
    продолжить продолжать сохранить победить поддержать поддерживать принять согласиться разрешить
    возможно возможный законный верно успех успешно внутри построить создать
""")
_TAKING_STEMS = frozenset(read_word(word).stem for word in _TAKING)
_GIVING_STEMS = frozenset(read_word(word).stem for word in _GIVING)

COMMON = _set("""
    a an one the and or but if then so as at by for from in into of on onto to up out off over under
    with within through about between among during per via is am are was were be been being do
    does did done has have had having will would shall should can could may might must i me my mine
    we us our ours you your yours he him his she her hers it its they them their theirs this that
    these those there here who whom whose which what when where why how also too very just still
    yet again now once than such own same other another any some each both either much well even
    indeed really quite rather let lot lots way thing things say says said get got go going make
    и а но один одна одно одного одной или если то так как на в во с со из у к ко по о об
    от за для при над под через между
    это этот эта эти этого этой этих этом этому тот та те того той тех том быть был была было были
    есть будет будут буду будем я мне меня мной мы нам нас нами наш наша наше наши нашей нашего
    наших вы вам вас вами ваш ваша ваши он его ему им она ее ей они их ими свой свою своей своих
    что чтобы который которая которое которые которых которого которой кто где когда здесь там
    тут тоже также очень уже еще ли же бы вот ну именно просто сам сама сами самый самого такой
    такая такие таких ведь потому поэтому
""")

SYMBOLS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "₽": "rouble", "№": "number"}
_SAME = {
    "dollars": "dollar", "euros": "euro", "pounds": "pound", "roubles": "rouble",
    "rubles": "rouble", "ruble": "rouble", "processes": "processes",
    "programme": "program", "programmes": "programs", "centre": "center", "centres": "centers",
    "theatre": "theater", "theatres": "theaters", "defence": "defense", "offence": "offense",
    "licence": "license", "travelling": "traveling", "travelled": "traveled", "grey": "gray",
    "fulfil": "fulfill", "cheque": "check", "kilometres": "kilometers", "kilometre": "kilometer",
    "metres": "meters", "metre": "meter", "per-cent": "percent", "проценты": "процент",
    "процента": "процент", "процентов": "процент",
}  # fmt: skip
_ENDINGS = (
    ("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ised", "ized"),
    ("ises", "izes"), ("ising", "izing"), ("yse", "yze"), ("ysed", "yzed"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"),
    ("ourable", "orable"),
)  # fmt: skip
_LEAST_STEM = 3  # letters before an ending; "our", "four" and "rise" keep theirs
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "не", "без", "бес")


def join_numerals(tens: str, unit: str) -> str | None:
    """Return "42" for "40" and "2", as "forty-two" is read; None for others."""
    unit = "1" if unit == "one" else unit
    if tens in _TENS and len(unit) == 1 and unit in "123456789":
        return f"{tens[0]}{unit}"
    return None


def level(form: str) -> str:
    """Return a folded word in one spelling: numerals as figures, American endings."""
    form = _NUMERALS.get(form) or _SAME.get(form) or form
    for british, american in _ENDINGS:
        if form.endswith(british) and len(form) >= len(british) + _LEAST_STEM:
            return form[: -len(british)] + american
    return form


def is_number(key: str) -> bool:
    """Whether a levelled word is a figure or a quantity."""
    return key in _QUANTITIES or any(char.isdigit() for char in key)


def direction(key: str) -> int:
    """Return -1 for a levelled word that takes away, 1 for one that gives, 0 for any other."""
    stem = read_word(key).stem
    return -1 if stem in _TAKING_STEMS else int(stem in _GIVING_STEMS)


def are_opposed(one: str, other: str) -> bool:
    """Whether two levelled words differ by a negating prefix: "able" and "unable"."""
    short, long = sorted((one, other), key=len)
    return any(long == prefix + short for prefix in _PREFIXES)

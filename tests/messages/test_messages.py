import ast
import datetime as dt
import re
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

import bot
from bot.answers.choosing import WHENS
from bot.answers.links import HOSTS
from bot.answers.papers import Style
from bot.answers.verify.verdict import Verdict
from bot.chat.menu import MENUS
from bot.following import FORMS, KINDS
from bot.messages import CATALOGS, phrases
from bot.preferences import CHOICES
from bot.store.chats import _COUNTED, _FOUND
from bot.telegram.render import GUIDED

_SOURCES = sorted(Path(bot.__file__).parent.rglob("*.py"))
_TEMPLATES = sorted(Path(bot.__file__).parent.rglob("*.html"))


def _fields(phrase: str | dict[str, str]) -> set[str]:
    texts = phrase.values() if isinstance(phrase, dict) else [phrase]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_every_catalog_has_every_phrase_with_the_same_values() -> None:
    english = CATALOGS["en"]
    for catalog in CATALOGS.values():
        assert catalog.keys() == english.keys()
        for name, phrase in catalog.items():
            assert _fields(phrase) == _fields(english[name]), name


def test_every_plural_has_the_forms_of_its_language() -> None:
    for lang, catalog in CATALOGS.items():
        forms = set(Locale.parse(lang).plural_form.tags) | {"other"}
        for name, phrase in catalog.items():
            assert not isinstance(phrase, dict) or phrase.keys() == forms, (lang, name)


def test_every_phrase_is_used_and_every_used_one_exists() -> None:
    named = set()
    for source in _SOURCES:
        if "messages" in source.parts or "playground" in source.parts:
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
    for template in _TEMPLATES:
        named.update(re.findall(r"\bt\(\"([\w.]+)\"", template.read_text(encoding="utf-8")))
    built = {f"help.{name}" for names in GUIDED for name in names}
    built |= {f"menu.{name}" for names in MENUS.values() for name in names}
    built |= {f"kept.{table}" for table in (*_FOUND, *_COUNTED)}
    built |= {f"cite.style.{style.value}" for style in Style}
    built |= {f"{part}.{lang}" for part in ("lang", "button.in", "stats.only") for lang in HOSTS}
    built |= {f"setting.thread_id.{n}" for n in range(3)}
    built |= {f"setting.{name}" for name in CHOICES}
    built |= {f"follow.{kind}" for kind in KINDS}
    built |= {f"{part}.{when}" for part in ("when", "button.when") for when in WHENS}
    built |= {f"{part}.{form}" for part in ("form", "button.form") for form in FORMS}
    built |= {f"weekday.{day}{short}" for day in range(7) for short in ("", ".short")}
    built |= {"changes.added", "changes.removed"}
    built |= {f"verdict.{verdict}" for verdict in Verdict}
    held = ("verdict.held", "verdict.unheld")
    built |= {f"{phrase}.{part}" for phrase in held for part in ("name", "days", "name.days")}
    built |= {f"answer.order.{order}" for order in ("new", "old")}
    built |= {f"trend.axis.{unit}" for unit in ("month", "year")}
    built |= {f"setting.{name}.{n}" for name in CHOICES for n in range(len(CHOICES[name]))}
    assert CATALOGS["en"].keys() - named - built == set()
    looks_like_a_phrase = re.compile(r"(?:button|nothing|gone|empty|topic|choice|help)\.[a-z_]+")
    assert {name for name in named if looks_like_a_phrase.fullmatch(name)} <= CATALOGS["en"].keys()


@pytest.mark.parametrize(
    ("tag", "lang"), [("ru-RU", "ru"), ("en", "en"), ("de", "en"), (None, "en"), ("", "en")]
)
def test_a_language_without_a_catalog_reads_english(tag: str | None, lang: str) -> None:
    assert phrases(tag).lang == lang


def test_numbers_take_the_right_form_and_dates_the_right_order() -> None:
    ru, en = phrases("ru"), phrases("en")
    assert [ru("paragraphs", n=n) for n in (1, 3, 12, 21)] == [
        "1 абзац",
        "3 абзаца",
        "12 абзацев",
        "21 абзац",
    ]
    assert [en("paragraphs", n=n) for n in (1, 2)] == ["1 paragraph", "2 paragraphs"]
    day = dt.date(2017, 12, 19)
    assert en.day(day) == "December 19, 2017"
    assert ru.day(day).startswith("19 декабря 2017")


def test_no_full_stop_follows_a_date_that_ends_in_one() -> None:
    dates = ("day", "first", "last", "date")
    for name, phrase in CATALOGS["ru"].items():
        for text in phrase.values() if isinstance(phrase, dict) else [phrase]:
            assert not any(f"{{{date}}}." in text for date in dates), name

"""Everything a user reads, in English and Russian, with each language's plurals and dates."""

import datetime as dt
from functools import cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from bot.messages import en, ru

CATALOGS = {"en": en.PHRASES, "ru": ru.PHRASES}
Phrase = str | dict[str, str]


class Phrases:
    """The phrases of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalog = CATALOGS[lang]
        self._locale = Locale.parse(lang)

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the phrase; one with a number takes it as `n`, which chooses the plural form."""
        phrase = self._catalog[name]
        if isinstance(phrase, dict):
            n = values["n"]
            if not isinstance(n, int):
                raise TypeError(f"phrase {name}: n is no whole number")
            phrase = phrase[self._locale.plural_form(n)]
        return phrase.format(**values)

    def day(self, day: dt.date) -> str:
        """The date in full: "December 19, 2017"."""
        return format_date(day, "long", locale=self._locale)

    def month_day(self, day: dt.date) -> str:
        """The date without its year: "December 19"."""
        return format_date(day, "d MMMM" if self.lang == "ru" else "MMMM d", locale=self._locale)

    def short_day(self, day: dt.date) -> str:
        """The date without its year, the day first and the month cut: "19 Dec", "19 дек."."""
        return format_date(day, "d MMM", locale=self._locale)

    def moment(self, seconds: float) -> str:
        """A moment in seconds since the epoch, in UTC: "December 19, 2017 at 14:05 UTC"."""
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        return f"{format_datetime(moment, 'long', locale=self._locale)}"

    def month(self, day: dt.date) -> str:
        """The month of a day: "December 2017"."""
        return format_date(day, "LLLL y", locale=self._locale)

    def short_month(self, day: dt.date) -> str:
        """The month of a day without its year, cut: "Dec", "дек."."""
        return format_date(day, "LLL", locale=self._locale)

    def number(self, number: int) -> str:
        """A number with its thousands apart: "1,204"."""
        return format_decimal(number, locale=self._locale)

    def tenths(self, number: float) -> str:
        """A number with one decimal place: "1,204.5"."""
        return format_decimal(number, "#,##0.0", locale=self._locale)

    def percent(self, share: float) -> str:
        """A share of one as a percentage: "41%"."""
        return format_percent(share, locale=self._locale)


@cache
def phrases(lang: str | None) -> Phrases:
    """The phrases for an IETF language tag such as "ru-RU"; English for one without a catalog."""
    base = (lang or "en").split("-")[0].lower()
    return Phrases(base if base in CATALOGS else "en")

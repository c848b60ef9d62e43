"""Trends and statistics, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "trend.axis": "на 10 000 слов",
    "trend.axis.year": "год",
    "trend.axis.month": "месяц",
    "trend.times": {
        "one": "{words} — {shown} раз.",
        "few": "{words} — {shown} раза.",
        "many": "{words} — {shown} раз.",
        "other": "{words} — {shown} раза.",
    },
    "trend.never": "{words} — ни разу.",
    "trend.peak": "Чаще всего — {when}: {rate} на 10 000 слов.",
    "trend.voices": "Чаще других: {names}.",
    "trend.left_out": {
        "one": "Ещё {n} не показано.",
        "few": "Ещё {n} не показаны.",
        "many": "Ещё {n} не показаны.",
        "other": "Ещё {n} не показаны.",
    },
    "trend.rule": (
        "Считаются слова подряд, в любой их форме (в кавычках — как написано), в том, что "
        "сказано. Серым — в архиве ничего нет."
    ),
    "empty.trend": (
        "Напишите после команды слова, несколько — через |, например: "
        "<code>/trend нефть | газ с:2010</code>"
    ),
    "stats.archive": "Архив",
    "stats.events": {
        "one": "{shown} событие",
        "few": "{shown} события",
        "many": "{shown} событий",
        "other": "{shown} события",
    },
    "stats.words": {
        "one": "Сказано {shown} слово",
        "few": "Сказано {shown} слова",
        "many": "Сказано {shown} слов",
        "other": "Сказано {shown} слова",
    },
    "stats.speakers": {
        "one": "говорил {shown} человек",
        "few": "говорили {shown} человека",
        "many": "говорили {shown} человек",
        "other": "говорили {shown} человека",
    },
    "stats.said": {
        "one": "{shown} слово",
        "few": "{shown} слова",
        "many": "{shown} слов",
        "other": "{shown} слова",
    },
    "stats.only.en": "Посчитано только то, что есть на английском, чтобы ничего не считать дважды.",
    "stats.only.ru": "Посчитано только то, что есть на русском, чтобы ничего не считать дважды.",
    "button.echoes": "Сказано ещё",
    "echoes.none": "В других событиях архива этих слов нет.",
    "button.stats": "Кто говорит",
}

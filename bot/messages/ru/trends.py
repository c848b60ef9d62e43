"""Trends and statistics, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "trend.axis": "на 10 000 слов",
    "trend.axis.year": "год",
    "trend.axis.month": "месяц",
    "trend.times": {
        "one": "{words} — {n} раз.",
        "few": "{words} — {n} раза.",
        "many": "{words} — {n} раз.",
        "other": "{words} — {n} раза.",
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
        "one": "{n} событие",
        "few": "{n} события",
        "many": "{n} событий",
        "other": "{n} события",
    },
    "stats.words": {
        "one": "Сказано {n} слово",
        "few": "Сказано {n} слова",
        "many": "Сказано {n} слов",
        "other": "Сказано {n} слова",
    },
    "stats.speakers": {
        "one": "говорил {n} человек",
        "few": "говорили {n} человека",
        "many": "говорили {n} человек",
        "other": "говорили {n} человека",
    },
    "stats.said": {
        "one": "{n} слово",
        "few": "{n} слова",
        "many": "{n} слов",
        "other": "{n} слова",
    },
    "button.echoes": "Сказано ещё",
    "echoes.none": "В других событиях архива этих слов нет.",
    "button.stats": "Кто говорит",
}

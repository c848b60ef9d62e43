"""The names of the commands: as they are, in Russian, misspelt, or typed in the other layout."""

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.rereading import swap_layout

_RUSSIAN = {
    "цитата": "quote", "цитаты": "quote", "найти": "quote",
    "событие": "event", "события": "event",
    "тема": "topic", "темы": "topic",
    "последние": "latest", "последнее": "latest", "новое": "latest", "новости": "latest",
    "дата": "on", "день": "on",
    "кто": "speaker", "человек": "speaker", "спикер": "speaker",
    "сослаться": "cite", "цитировать": "cite", "сноска": "cite", "ссылка": "cite",
    "экспорт": "export", "выгрузка": "export", "скачать": "export",
    "вопрос": "ask", "спросить": "ask",
    "проверить": "verify", "проверка": "verify",
    "подписаться": "subscribe", "подписка": "subscribe",
    "подписки": "subscriptions",
    "отписаться": "unsubscribe",
    "настройки": "settings",
    "язык": "language",
    "приватность": "privacy", "конфиденциальность": "privacy", "данные": "privacy",
    "забыть": "forget", "забудь": "forget",
    "архив": "about",
    "тренд": "trend", "частота": "trend",
    "статистика": "stats",
    "помощь": "help", "справка": "help",
    "старт": "start", "начать": "start",
}  # fmt: skip
_ENGLISH = {
    "find": "quote",
    "quotes": "quote",
    "events": "event",
    "topics": "topic",
    "news": "latest",
    "new": "latest",
    "date": "on",
    "day": "on",
    "who": "speaker",
    "person": "speaker",
    "citation": "cite",
    "download": "export",
    "lang": "language",
}
# Shorter names have too many neighbours: "/an" is not "/on".
_SHORTEST, _LONG = 4, 7


def find_command(typed: str, known: Collection[str], *, forgiving: bool) -> str | None:
    """Return the command that is meant; None where it is none of them.

    Args:
        typed: What stands after the slash, in any case of letters.
        known: The names of all commands.
        forgiving: Whether a misspelt name will do.
    """
    typed = typed.lower()
    others = {name: meant for name, meant in (_RUSSIAN | _ENGLISH).items() if meant in known} | {
        name: name for name in known
    }
    for reading in (typed, swap_layout(typed)):
        if reading in others:
            return others[reading]
    if not forgiving or len(typed) < _SHORTEST:
        return None
    near = process.extract(
        typed,
        list(others),
        scorer=OSA.distance,
        score_cutoff=1 if len(typed) < _LONG else 2,
        limit=2,
    )
    if not near:
        return None
    best, *rest = near
    unclear = rest and rest[0][1] == best[1] and others[rest[0][0]] != others[best[0]]
    return None if unclear else others[best[0]]

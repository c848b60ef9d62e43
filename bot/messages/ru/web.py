"""The page to read on, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "button.page": "Страница ↗",
    "web.title": "Официальные стенограммы",
    "web.skip": "К тексту",
    "web.search": "Поиск по архиву",
    "web.find": "Найти",
    "web.licence": "Тексты сайта, с которого собран архив, по лицензии",
    "web.source": "Источник",
    "web.day": "Источник: страница дня",
    "web.inside": "Найти на этой странице",
    "web.previous": "Назад",
    "web.next": "Вперёд",
    "web.paragraph": "Ссылка на абзац {n}",
    "web.empty": "Стенограммы этого события в архиве нет.",
    "web.latest": "Последние события",
    "web.events": "События",
    "web.nothing": "Ничего похожего в архиве нет.",
    "web.pages": "Страницы",
    "web.missing": "Такой страницы нет",
    "web.missing.advice": "Возможно, событие изъято из архива. Поищите его в строке выше.",
    "web.total": {
        "one": "{n} отрывок",
        "few": "{n} отрывка",
        "many": "{n} отрывков",
        "other": "{n} отрывка",
    },
}

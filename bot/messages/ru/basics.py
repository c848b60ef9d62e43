"""Help, lookups, cards and buttons, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    # Help
    "hello": (
        "Я ищу в официальных стенограммах и отвечаю словами самого архива: "
        "с именем говорившего, датой и ссылкой."
    ),
    "coverage": {
        "one": "В архиве {n} событие: с {first} по {last}",
        "few": "В архиве {n} события: с {first} по {last}",
        "many": "В архиве {n} событий: с {first} по {last}",
        "other": "В архиве {n} события: с {first} по {last}",
    },
    "coverage.undated": {
        "one": "В архиве {n} событие.",
        "few": "В архиве {n} события.",
        "many": "В архиве {n} событий.",
        "other": "В архиве {n} события.",
    },
    "help.quote": "слова, как они запомнились, — и найдётся отрывок, откуда они",
    "help.event": "слова из заголовка, дата, номер или адрес — и найдётся событие со стенограммой",
    "help.topic": "тема и её события; без названия — все темы",
    "help.plain": "Здесь слова без команды ищутся как цитата.",
    "help.forgiving": "Опечатки и неточные воспоминания не мешают.",
    "help.operators": (
        "Точнее: «точная фраза», -без, от:имя, тема:название, где:место, с:2015, по:2017-06, "
        "sort:new, это | то."
    ),
    "help.examples": "Попробуйте:",
    "archive.behind": "Я ещё читаю новые события. Спросите, пожалуйста, через минуту.",
    "archive.empty": (
        "Архив пуст. Тот, кто запустил бота, наполняет его командой "
        "<code>python -m bot ingest PATH</code>."
    ),
    # Requests without words
    "empty.quote": (
        "Напишите после команды слова, которые помните, например: <code>{example}</code>"
    ),
    "empty.event": (
        "Напишите после команды слова из заголовка, дату или адрес, например: "
        "<code>{example}</code>"
    ),
    "unknown.command": "Такой команды я не знаю. Что можно спросить, покажет /help.",
    "no.text": "Я читаю только текст. Пришлите слова текстом, и я их найду.",
    # Nothing found
    "nothing.quote": "В архиве нет ничего похожего на «{words}».",
    "nothing.event": "В архиве нет события, похожего на «{words}».",
    "nothing.day": "За {day} событий в архиве нет.",
    "nothing.topic": "В архиве нет темы, похожей на «{words}». Все темы покажет /topic.",
    "nothing.topics": "У событий архива нет тем.",
    "nothing.advice": "Попробуйте другие слова или меньше слов.",
    # Instead of nothing
    "instead.topic": "Тема: {name}",
    "instead.event": "Событие: {title}",
    "instead.nearest": "Ближайшее, но не совпадение: {title}",
    "taken.by": "говорит {names}",
    "taken.topic": "тема: {names}",
    "taken.in": "место: {names}",
    "taken.event": "событие {names}",
    "taken.lang": "язык: {names}",
    "taken.from": "с {day}",
    "taken.to": "по {day}",
    "taken.new": "сначала новые",
    "taken.old": "сначала старые",
    "taken.read_as": "Прочитано как «{words}»: набранное ничего не находит.",
    "taken.nearest": "В точности такого нет; вот самое близкое.",
    "taken.not": "Не понято и пропущено: {typed}",
    "unknown.by": "В архиве не говорит никто по имени «{typed}».",
    "unknown.topic": "В архиве нет темы «{typed}».",
    "unknown.in": "В архиве нет места «{typed}».",
    "unknown.event": "В архиве нет события с номером {typed}.",
    "unknown.near": "Может быть, {names}?",
    "gone.event": "Этого события больше нет в архиве.",
    "gone.request": "Этой кнопке больше 30 дней. Спросите, пожалуйста, ещё раз.",
    # Cards and passages
    "speaks": "Говорят",
    "topics": "Темы",
    "paragraphs": {
        "one": "{n} абзац",
        "few": "{n} абзаца",
        "many": "{n} абзацев",
        "other": "{n} абзаца",
    },
    "announcement": "Анонс",
    "state.partial": "На сайте следует продолжение",
    "state.withdrawn": "С сайта снято",
    "undated": "без даты",
    "position": "{n} из {total}",
    "range": "{first}–{last} из {total}",
    "choice.title": {
        "one": "Подходит {n} событие:",
        "few": "Подходят {n} события. Какое показать?",
        "many": "Подходят {n} событий. Какое показать?",
        "other": "Подходят {n} события. Какое показать?",
    },
    "choice.day": {
        "one": "{n} событие за {day}:",
        "few": "{n} события за {day}:",
        "many": "{n} событий за {day}:",
        "other": "{n} события за {day}:",
    },
    "see_also.none": "Это событие ни на что не ссылается.",
    "see_also.day": "страница этого дня",
    "topic.title": {
        "one": "{n} событие",
        "few": "{n} события",
        "many": "{n} событий",
        "other": "{n} события",
    },
    "topic.meant": "Темы «{words}» нет. Может быть, одна из этих?",
    "topic.took": "Вы имели в виду «{name}»?",
    "topic.list": {
        "one": "{n} тема",
        "few": "{n} темы",
        "many": "{n} тем",
        "other": "{n} темы",
    },
    "site.text": "из текста сайта",
    # Buttons
    "button.read": "Читать",
    "button.see_also": "Смотрите также",
    "button.source": "Источник",
    "button.event": "Событие",
    "button.context": "В контексте",
    "button.back": "Назад",
    # Groups
    "not.yours": "Эти кнопки — того, кто спрашивал. Спросите меня сами: t.me/{bot}",
    "failed": "У меня что-то сломалось. Попробуйте, пожалуйста, через минуту. (Код: {code})",
    # Menu
    "menu.quote": "Найти цитату",
    "menu.event": "Найти событие",
    "menu.topic": "События по темам",
    "menu.help": "Что можно спросить",
}

"""Questions and their answers, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "help.ask": "вопрос: когда, где, кто, сколько, что было сказано о чём-нибудь",
    "menu.ask": "Задать вопрос",
    "empty.ask": (
        "Задайте вопрос после команды, например: "
        "<code>/ask Когда президент последний раз был в Сочи?</code>"
    ),
    "answer.nothing": "Об этом в архиве ничего нет.",
    "answer.nearest": "Ближе всего к этому:",
    "answer.via": "Найдено через «Смотрите также» события: {title}",
    "answer.order.new": "Сначала последние.",
    "answer.order.old": "Сначала самые ранние.",
    "answer.days": {
        "one": "за {n} день",
        "few": "за {n} дня",
        "many": "за {n} дней",
        "other": "за {n} дня",
    },
    "answer.times": {
        "one": "{n} событие, где названо всё это, {days}",
        "few": "{n} события, где названо всё это, {days}",
        "many": "{n} событий, где названо всё это, {days}",
        "other": "{n} события, где названо всё это, {days}",
    },
    "button.passage": "Отрывок",
}

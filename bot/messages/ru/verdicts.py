"""Verdicts on quotations, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "help.verify": "цитата или сообщение с цитатами — и видно, было ли так сказано",
    "menu.verify": "Проверить цитату",
    "empty.verify": (
        "Напишите цитату после команды или ответьте командой /verify на сообщение с цитатой. "
        "Имя и дата рядом помогают: <code>/verify Имя, 2017: «слова»</code>"
    ),
    # The verdict, in one line
    "verdict.verbatim": "<b>Дословно.</b> В стенограмме именно эти слова.",
    "verdict.clipped": "<b>Вырвано.</b> Слова верны, но это лишь часть сказанного.",
    "verdict.altered": "<b>Изменено.</b> В стенограмме другие слова.",
    "verdict.reworded": "<b>Пересказано.</b> В стенограмме похожее сказано другими словами.",
    "verdict.stitched": {
        "one": "<b>Склеено.</b> Составлено из {n} отрывка.",
        "few": "<b>Склеено.</b> Составлено из {n} отрывков, стоящих отдельно.",
        "many": "<b>Склеено.</b> Составлено из {n} отрывков, стоящих отдельно.",
        "other": "<b>Склеено.</b> Составлено из {n} отрывков, стоящих отдельно.",
    },
    "verdict.quoted": "<b>Чужие слова.</b> {who} приводит их как чьи-то ещё.",
    "verdict.quoted.site": "<b>Чужие слова.</b> Текст сайта приводит их как чьи-то.",
    "verdict.misattributed": "<b>Приписано.</b> Это говорит {who}, а в сообщении названо: {name}.",
    "verdict.misattributed.site": (
        "<b>Приписано.</b> Это текст самого сайта, а в сообщении названо: {name}."
    ),
    "verdict.misattributed.asked": (
        "<b>Приписано.</b> Это слова из вопроса, а в сообщении названо: {name}."
    ),
    "verdict.absent": "<b>Не найдено.</b> В архиве нет ничего похожего.",
    "verdict.count": {
        "one": "{n} цитата:",
        "few": "{n} цитаты:",
        "many": "{n} цитат:",
        "other": "{n} цитаты:",
    },
    "verdict.left_out": {
        "one": "Ещё {n} цитата пропущена.",
        "few": "Ещё {n} цитаты пропущены.",
        "many": "Ещё {n} цитат пропущено.",
        "other": "Ещё {n} цитаты пропущены.",
    },
    # What turns the meaning
    "verdict.only.quoted": "В стенограмме нет: {words}",
    "verdict.only.found": "Вместо этого в стенограмме: {words}",
    "verdict.passed_over": "В пропущенном есть {words}",
    "verdict.small": "Различаются только служебные слова или формы слов.",
    # Notes
    "verdict.legend": "Зачёркнуто — только в цитате, подчёркнуто — только в стенограмме.",
    "verdict.translation": (
        "Отрывок — собственный английский перевод сайта; в другом переводе с русского слова "
        "могут быть иными."
    ),
    "verdict.original": "По-русски:",
    "verdict.other_speaker": "Говорит не тот, кто назван в сообщении: {name}.",
    "verdict.unsigned": "Текст — от первого лица; чей он, архив не говорит.",
    "verdict.other_day": "В сообщении названо другое время ({day}).",
    "verdict.brackets": "Слова в скобках — не говорившего.",
    "verdict.cut": "Цитата длинная; сверено только её начало.",
    # Absent
    "verdict.held": "Всего в архиве {events}, {turns}.",
    "verdict.held.name": "{name}: в архиве {events}, {turns}.",
    "verdict.held.days": "За это время ({days}) в архиве {events}, {turns}.",
    "verdict.held.name.days": "{name}, {days}: в архиве {events}, {turns}.",
    "verdict.unheld.name": "{name}: в архиве ничего нет.",
    "verdict.unheld.days": "За это время ({days}) в архиве ничего нет.",
    "verdict.unheld.name.days": "{name}, {days}: в архиве ничего нет.",
    "verdict.events": {
        "one": "{n} событие",
        "few": "{n} события",
        "many": "{n} событий",
        "other": "{n} события",
    },
    "verdict.turns": {
        "one": "{n} реплика",
        "few": "{n} реплики",
        "many": "{n} реплик",
        "other": "{n} реплики",
    },
    "verdict.not_covered": (
        "Этого времени ({days}) в архиве нет, в нём только дни с {first} по {last}"
    ),
    "verdict.no.en": "Стенограмм на английском в нём нет.",
    "verdict.no.ru": "Стенограмм на русском в нём нет.",
    "verdict.elsewhere": (
        "Это не значит, что так не говорили: в архиве только то, что публикуют его сайты."
    ),
    "verdict.nearest": "Самые близкие отрывки:",
    "button.verdicts": "Все",
}

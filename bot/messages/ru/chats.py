"""Settings, groups and inline mode, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "group.hello": (
        "Здравствуйте! Спрашивайте меня здесь: <code>/quote слова</code> — или ответьте "
        "на сообщение командой <code>/quote</code>. Подробнее: /help@{bot}."
    ),
    "flood": "Слишком много запросов сразу. Снова отвечу через минуту.",
    "no.picture": "Я не умею читать картинки: скопируйте с неё текст.",
    "guest.settings": "Настройки и подписки есть только в группах, где я состою: добавьте меня.",
    "inline.help": "Что можно спросить",
    "inline.nothing": "Ничего не найдено. Что можно спросить",
    "inline.links": "Ваш текст со ссылками",
    "inline.none": "{words} → в архиве ничего похожего",
    "button.in_bot": "Подробнее",
    "settings": "Настройки",
    "admins.only": "Это могут менять только администраторы группы.",
    "setting.lang": "Язык ответов",
    "setting.lang.0": "как у читателя",
    "setting.lang.1": "English",
    "setting.lang.2": "по-русски",
    "setting.archive": "События показываю",
    "setting.archive.0": "на языке читателя",
    "setting.archive.1": "английские",
    "setting.archive.2": "русские",
    "setting.admins_only": "Спрашивать могут",
    "setting.admins_only.0": "все",
    "setting.admins_only.1": "администраторы",
    "setting.delete_after": "Ответы удаляются",
    "setting.delete_after.0": "никогда",
    "setting.delete_after.1": "через 10 минут",
    "setting.delete_after.2": "через час",
    "setting.delete_after.3": "через сутки",
    "setting.zone": "Часовой пояс",
    "setting.zone.0": "московский",
    "setting.zone.how": (
        "Другой часовой пояс: <code>/settings Asia/Tokyo</code>, по названию города."
    ),
    "setting.thread_id": "Где отвечаю",
    "setting.thread_id.0": "во всех темах",
    "setting.thread_id.1": "только в этой теме",
    "setting.thread_id.2": "только в другой теме",
    "no.zone": "Такого часового пояса я не знаю. Назовите большой город или UTC+3.",
}

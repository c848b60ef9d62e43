"""Settings, groups and inline mode, in Russian."""

PHRASES: dict[str, str | dict[str, str]] = {
    "settings": "Настройки",
    "admins.only": "Это могут менять только администраторы группы.",
    "setting.lang": "Отвечаю",
    "setting.lang.0": "на языке читателя",
    "setting.lang.1": "English",
    "setting.lang.2": "по-русски",
    "setting.archive": "Сначала ищу события",
    "setting.archive.0": "на языке запроса",
    "setting.archive.1": "на английском",
    "setting.archive.2": "на русском",
    "setting.admins_only": "Спрашивать могут",
    "setting.admins_only.0": "все",
    "setting.admins_only.1": "только администраторы",
    "setting.delete_after": "Ответы удаляются",
    "setting.delete_after.0": "никогда",
    "setting.delete_after.1": "через 10 минут",
    "setting.delete_after.2": "через час",
    "setting.delete_after.3": "через сутки",
}

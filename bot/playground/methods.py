"""Methods of the Bot API about the bot itself and its updates, and the table of all methods."""

import re

from bot.playground import chats_api, inline_api, media_api, messages_api
from bot.playground.backend import Backend, Method
from bot.playground.keyboards import check_app
from bot.playground.model import JSON, Event
from bot.playground.params import Params
from bot.playground.places_api import read_chat
from bot.playground.refusal import bad_request
from bot.playground.webhook import Target

_MAX_TOAST = 200
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_me(backend: Backend, params: Params) -> JSON:
    """Answer with the bot itself: getMe."""
    del params
    return {
        **backend.world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not backend.world.privacy,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(backend: Backend, params: Params) -> list[JSON]:
    """Answer with the updates that wait, or wait for one: getUpdates."""
    _read_allowed(backend, params)
    return await backend.updates.poll(
        params.integer("offset"),
        params.integer("limit", 100),
        params.integer("timeout"),
        backend.closing,
    )


async def set_webhook(backend: Backend, params: Params) -> bool:
    """SetWebhook; without an address it is deleteWebhook."""
    url = params.text("url").strip()
    if not url:
        return await delete_webhook(backend, params)
    secret = params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    await backend.webhook.set(Target(url, secret, params.integer("max_connections", 40)))
    _read_allowed(backend, params)
    if params.flag("drop_pending_updates"):
        backend.updates.drop()
    return True


async def delete_webhook(backend: Backend, params: Params) -> bool:
    """Let updates wait for getUpdates again: deleteWebhook."""
    await backend.webhook.remove()
    if params.flag("drop_pending_updates"):
        backend.updates.drop()
    return True


async def get_webhook_info(backend: Backend, params: Params) -> JSON:
    """Answer with where updates go and what went wrong: getWebhookInfo."""
    del params
    return backend.webhook.info()


async def answer_callback_query(backend: Backend, params: Params) -> bool:
    """Answer the press of a button: answerCallbackQuery."""
    query = backend.world.open_query(params.text("callback_query_id"))
    text, url = params.text("text"), params.text("url")
    if len(text) > _MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    # Without a game only a link to the bot's own chat may open.
    own = f"t.me/{backend.world.bot['username']}?start="
    if url and not url.removeprefix("https://").removeprefix("http://").startswith(own):
        raise bad_request("URL_INVALID")
    backend.world.toast(query, text, alert=params.flag("show_alert"), url=url)
    return True


async def set_commands(backend: Backend, params: Params) -> bool:
    """Set the commands of a scope and language: setMyCommands."""
    commands = params.items("commands", "commands")
    if not all(isinstance(command, dict) for command in commands):
        raise bad_request("can't parse BotCommand: expected an Object")
    scope, language = _read_scope(params)
    if "chat_id" in scope:
        read_chat(backend.world, Params({"chat_id": str(scope["chat_id"])}))
    backend.profile.set_commands(scope, language, commands)
    _tell_profile(backend)
    return True


async def get_commands(backend: Backend, params: Params) -> list[JSON]:
    """Answer with the commands of a scope and language: getMyCommands."""
    return backend.profile.commands(*_read_scope(params))


async def delete_commands(backend: Backend, params: Params) -> bool:
    """Forget the commands of a scope and language: deleteMyCommands."""
    backend.profile.delete_commands(*_read_scope(params))
    _tell_profile(backend)
    return True


async def set_menu_button(backend: Backend, params: Params) -> bool:
    """Set the menu button of a private chat, or of all: setChatMenuButton."""
    button = params.object("menu_button", "menu button")
    if button.get("type") == "web_app":
        check_app(button.get("web_app"), "menu button")
    backend.profile.set_button(params.integer("chat_id"), button)
    _tell_profile(backend)
    return True


async def get_menu_button(backend: Backend, params: Params) -> JSON:
    """Answer with the menu button of a private chat: getChatMenuButton."""
    return backend.profile.button(params.integer("chat_id"))


async def do_nothing(backend: Backend, params: Params) -> bool:
    """LogOut and close: a server that runs for one bot has nothing to end."""
    del backend, params
    return True


def all_methods() -> dict[str, Method]:
    """Every method by its name in small letters; the Bot API's names have no case."""
    own: dict[str, Method] = {
        "getMe": get_me,
        "getUpdates": get_updates,
        "setWebhook": set_webhook,
        "deleteWebhook": delete_webhook,
        "getWebhookInfo": get_webhook_info,
        "answerCallbackQuery": answer_callback_query,
        "setMyCommands": set_commands,
        "getMyCommands": get_commands,
        "deleteMyCommands": delete_commands,
        "setChatMenuButton": set_menu_button,
        "getChatMenuButton": get_menu_button,
        "logOut": do_nothing,
        "close": do_nothing,
        **_text_methods(),
    }
    tables = (own, *(api.METHODS for api in (messages_api, media_api, chats_api, inline_api)))
    return {name.lower(): method for table in tables for name, method in table.items()}


def _text_methods() -> dict[str, Method]:
    """The pairs of setMyName and its like, which differ by the name of one field."""
    methods: dict[str, Method] = {}
    for kind, title in (
        ("name", "Name"),
        ("description", "Description"),
        ("short_description", "ShortDescription"),
    ):

        async def set_text(backend: Backend, params: Params, kind: str = kind) -> bool:
            backend.profile.set_text(kind, params.text("language_code"), params.text(kind))
            _tell_profile(backend)
            return True

        async def get_text(backend: Backend, params: Params, kind: str = kind) -> JSON:
            return {kind: backend.profile.text(kind, params.text("language_code"))}

        methods[f"setMy{title}"] = set_text
        methods[f"getMy{title}"] = get_text
    return methods


def _read_allowed(backend: Backend, params: Params) -> None:
    if params.text("allowed_updates"):
        kinds = params.items("allowed_updates", "allowed updates")
        backend.updates.allow(str(kind) for kind in kinds)


def _read_scope(params: Params) -> tuple[JSON, str]:
    return params.object("scope", "BotCommandScope"), params.text("language_code")


def _tell_profile(backend: Backend) -> None:
    """Tell everyone that the bot says something else of itself now."""
    backend.world.tell_people(Event({"type": "profile"}))

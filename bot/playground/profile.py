"""What a bot says of itself: its commands, names, descriptions and menu buttons."""

import re
from collections.abc import Iterator

from bot.playground.model import JSON, Chat
from bot.playground.refusal import bad_request

_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_MAX_COMMANDS = 100
_MAX_DESCRIPTION = 256
_COMMAND = re.compile("[a-z0-9_]{1,32}")

_Key = tuple[str, int, int, str]


class Profile:
    """Commands by scope and language; the other texts by language."""

    def __init__(self, name: str) -> None:
        self._commands: dict[_Key, list[JSON]] = {}
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._buttons: dict[int, JSON] = {}

    def set_commands(self, scope: JSON, language: str, commands: list[JSON]) -> None:
        """Replace the commands of a scope and language."""
        if len(commands) > _MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._commands[_key(scope, language)] = [_check_command(each) for each in commands]

    def commands(self, scope: JSON, language: str) -> list[JSON]:
        """The commands of exactly this scope and language."""
        return self._commands.get(_key(scope, language), [])

    def delete_commands(self, scope: JSON, language: str) -> None:
        """Forget the commands of a scope and language."""
        self._commands.pop(_key(scope, language), None)

    def menu(self, chat: Chat, user: JSON) -> list[JSON]:
        """The commands that this user sees in this chat: those of the narrowest scope.

        The order is that of https://core.telegram.org/bots/api#botcommandscope.
        """
        for scope in _scopes(chat, user["id"]):
            for language in (user.get("language_code", ""), ""):
                if commands := self.commands(scope, language):
                    return commands
        return []

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Set the name, description or short_description for a language."""
        if len(text) > _LIMITS[kind]:
            raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
        if text:
            self._texts[kind, language] = text
        else:
            self._texts.pop((kind, language), None)

    def text(self, kind: str, language: str) -> str:
        """The name, description or short_description for a language."""
        return self._texts.get((kind, language)) or self._texts.get((kind, ""), "")

    def set_button(self, chat_id: int, button: JSON) -> None:
        """Set the menu button of a private chat, or of all of them (0)."""
        if button.get("type", "default") not in {"default", "commands", "web_app"}:
            raise bad_request("can't parse menu button: invalid type specified")
        self._buttons[chat_id] = button or {"type": "default"}

    def button(self, chat_id: int) -> JSON:
        """The menu button of a private chat."""
        for place in (chat_id, 0):
            found = self._buttons.get(place)
            if found is not None and (found["type"] != "default" or place == 0):
                return found
        return {"type": "commands"}


def _key(scope: JSON, language: str) -> _Key:
    kind = scope.get("type", "default")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    try:
        chat_id, user_id = int(scope.get("chat_id", 0)), int(scope.get("user_id", 0))
    except (TypeError, ValueError) as error:
        raise bad_request("chat not found") from error
    return kind, chat_id, user_id, language


def _scopes(chat: Chat, user_id: int) -> Iterator[JSON]:
    here = {"chat_id": chat.id}
    if chat.private:
        yield {"type": "chat", **here}
        yield {"type": "all_private_chats"}
    else:
        leads = chat.leads(user_id)
        yield {"type": "chat_member", **here, "user_id": user_id}
        if leads:
            yield {"type": "chat_administrators", **here}
        yield {"type": "chat", **here}
        if leads:
            yield {"type": "all_chat_administrators"}
        yield {"type": "all_group_chats"}
    yield {"type": "default"}


def _check_command(given: JSON) -> JSON:
    command = str(given.get("command", "")).removeprefix("/").lower()
    description = str(given.get("description", "")).strip()
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}

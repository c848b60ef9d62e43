"""What the Bot API answers when it refuses."""

from bot.playground.model import JSON


class RefusedError(Exception):
    """An error answer of the Bot API.

    Attributes:
        code: The HTTP status and `error_code`.
        description: Telegram's own words.
        parameters: ResponseParameters (`retry_after`, `migrate_to_chat_id`), or None.
    """

    def __init__(self, code: int, description: str, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> JSON:
        """The body of the answer."""
        body: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> RefusedError:
    """A refusal with 400; Telegram puts "Bad Request: " before its reason."""
    return RefusedError(400, f"Bad Request: {reason}")


def too_old() -> RefusedError:
    """The refusal of an answer to a query or a press that no longer waits for one."""
    return bad_request("query is too old and response timeout expired or query ID is invalid")


def migrated(to: int) -> RefusedError:
    """The refusal of a call for a group that has become the supergroup `to`."""
    reason = "group chat was upgraded to a supergroup chat"
    return RefusedError(400, f"Bad Request: {reason}", {"migrate_to_chat_id": to})


def forbidden(reason: str) -> RefusedError:
    """A refusal with 403."""
    return RefusedError(403, f"Forbidden: {reason}")

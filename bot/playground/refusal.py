"""What the Bot API answers when it refuses."""

from bot.playground.model import JSON


class RefusedError(Exception):
    """An error answer of the Bot API.

    Attributes:
        code: the HTTP status and `error_code`.
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


def forbidden(reason: str) -> RefusedError:
    """A refusal with 403."""
    return RefusedError(403, f"Forbidden: {reason}")

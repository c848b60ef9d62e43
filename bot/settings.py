"""The settings: one frozen table of environment variables, read once and checked as a whole."""

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import UsageError

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*(:\d+)?")
# The bot's number and a secret (https://core.telegram.org/bots/api#authorizing-your-bot), and what
# leads to Telegram's test servers.
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+(/test)?")


class Settings(BaseSettings):
    """What an operator can set, by the environment or by a file `.env` where the bot starts."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # some editors put a mark at the beginning
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        env_ignore_empty=True,
    )

    token: SecretStr | None = Field(
        default=None,
        alias="TELEGRAM_BOT_TOKEN",
        description="The bot's token from @BotFather. Without it the bot runs in the playground.",
    )
    token_file: Path | None = Field(
        default=None,
        alias="TELEGRAM_BOT_TOKEN_FILE",
        description="A file that holds the token instead, as Docker's secrets do.",
    )
    api_url: str = Field(
        default="https://api.telegram.org",
        alias="TELEGRAM_API_URL",
        description="The Bot API server, where you run your own.",
    )
    proxy: SecretStr | None = Field(
        default=None,
        alias="TELEGRAM_PROXY",
        description="An HTTP proxy for the way to Telegram: http://user:password@host:port.",
    )
    admin_chat_id: int | None = Field(
        default=None,
        alias="ADMIN_CHAT_ID",
        description="The chat that is told what went wrong: the number of yours or of a group.",
    )
    data_dir: Path = Field(
        default=Path("data"),
        alias="BOT_DATA_DIR",
        description="The folder of the archive and its search index.",
    )
    sites: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("en.kremlin.ru", "kremlin.ru"),
        alias="BOT_SITES",
        description="The hosts that pages may be fetched from, separated by commas.",
    )
    sites_private: bool = Field(
        default=False,
        alias="BOT_SITES_PRIVATE",
        description="Whether these hosts may lie in a private network, as in an intranet.",
    )
    sync_every: int = Field(
        default=5,
        ge=0,
        le=1440,
        alias="BOT_SYNC_EVERY",
        description="How many minutes lie between two looks at the sites; 0 for never.",
    )
    sync_playground: bool = Field(
        default=False,
        alias="BOT_SYNC_PLAYGROUND",
        description="Whether the sites are also looked at in the playground.",
    )
    playground_port: int = Field(
        default=8081,
        ge=0,
        le=65535,
        alias="BOT_PLAYGROUND_PORT",
        description="The port of the playground on 127.0.0.1; 0 takes any free one.",
    )
    public_url: str | None = Field(
        default=None,
        alias="PUBLIC_URL",
        description="Where people reach the reading pages: https://transcripts.example.org.",
    )
    web_host: str = Field(
        default="127.0.0.1",
        alias="BOT_WEB_HOST",
        description="The address that the reading pages are served on; 0.0.0.0 for all.",
    )
    web_port: int = Field(
        default=8082,
        ge=0,
        le=65535,
        alias="BOT_WEB_PORT",
        description="The port of the reading pages; 0 takes any free one.",
    )
    metrics_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        alias="BOT_METRICS_PORT",
        description="The port of the numbers for Prometheus, at BOT_WEB_HOST; none by default.",
    )
    search_processes: int = Field(
        default=2,
        ge=1,
        le=32,
        alias="BOT_SEARCH_PROCESSES",
        description="How many queries are searched for at once, each on a core of its own.",
    )
    embedding_model: str | None = Field(
        default=None,
        alias="BOT_EMBEDDING_MODEL",
        description="The model that tells meaning: a folder, a hub's name, or default.",
    )
    log_level: str = Field(
        default="INFO",
        alias="BOT_LOG_LEVEL",
        description="How much is logged: DEBUG, INFO, WARNING or ERROR.",
    )

    @field_validator("data_dir")
    @classmethod
    def _check_folder(cls, value: Path) -> Path:
        if value.is_file():
            raise ValueError(f"{value} is a file; must be a folder")
        return value

    @field_validator("sites", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(host.strip().lower() for host in value.split(",") if host.strip())
        return value

    @field_validator("sites")
    @classmethod
    def _check_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if not _HOST.fullmatch(host):
                raise ValueError(f"{host[:100]!r} is no host; must be such as en.kremlin.ru")
        return value

    @field_validator("public_url")
    @classmethod
    def _check_public(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = _split_address(value)
        # Telegram opens nothing else; this machine's own address is for trying it out.
        local = parts and parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
        if not parts or not (parts.scheme == "https" or local) or parts.query or parts.fragment:
            raise ValueError("must be an address such as https://transcripts.example.org")
        return value.rstrip("/")

    @field_validator("api_url")
    @classmethod
    def _check_address(cls, value: str) -> str:
        parts = _split_address(value)
        if not parts or parts.scheme not in {"http", "https"}:
            raise ValueError("must be an address such as https://api.telegram.org")
        return value.rstrip("/")

    @field_validator("log_level")
    @classmethod
    def _check_level(cls, value: str) -> str:
        if value.upper() not in _LEVELS:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    def bot_token(self) -> str | None:
        """The token from the variable or the file; None where neither is set.

        Raises:
            UsageError: The file can't be read or is empty, or there is no token in it.
        """
        if self.token is not None:
            return _check_token(self.token.get_secret_value().strip(), "TELEGRAM_BOT_TOKEN") or None
        if self.token_file is None:
            return None
        try:
            token = self.token_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is no text"
            raise UsageError(f"TELEGRAM_BOT_TOKEN_FILE: {self.token_file}: {reason}") from error
        if not token:
            raise UsageError(f"TELEGRAM_BOT_TOKEN_FILE: {self.token_file} is empty")
        return _check_token(token, "TELEGRAM_BOT_TOKEN_FILE")


def _split_address(value: str) -> SplitResult | None:
    """The parts of an address that has a host; None where it is none."""
    try:
        parts = urlsplit(value)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if whole else None


def _check_token(token: str, name: str) -> str:
    """What is left out of the sentence is the token: logs are read by others."""
    if token and not _TOKEN.fullmatch(token):
        raise UsageError(f"{name}: no token; @BotFather's look like 123456789:AbC-dEf_123")
    return token


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; `overrides` (from the command line) go before the environment.

    Raises:
        UsageError: Something is set wrongly; the sentence names every fault at once.
    """
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        # A fault's input is left out: it may be the token.
        faults = (f"{fault['loc'][0]}: {_explain(fault)}" for fault in error.errors())
        raise UsageError("; ".join(faults)) from None
    except UnicodeDecodeError:
        raise UsageError("the file .env is not a text in UTF-8") from None


def _explain(fault: ErrorDetails) -> str:
    """What a setting must be, in our own words where pydantic's are for programmers."""
    limits = fault.get("ctx", {})
    match fault["type"]:
        case "int_parsing" | "int_parsing_size":
            return "must be a whole number"
        case "bool_parsing":
            return "must be true or false"
        case "greater_than_equal":
            return f"must be {limits['ge']} or more"
        case "less_than_equal":
            return f"must be {limits['le']} or less"
        case "value_error":
            return str(limits["error"])
        case _:
            return fault["msg"]

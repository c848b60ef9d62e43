"""The composition root: the running bot, built from the settings."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import telegram

import bot
from bot.chat.conversation import Conversation
from bot.chat.menu import set_menus
from bot.errors import UsageError
from bot.health import beat
from bot.library import Library, open_library
from bot.pause import pause
from bot.playground import Playground
from bot.settings import Settings
from bot.sources.files import read_path
from bot.sync.clock import Clock
from bot.sync.sync import Sync
from bot.sync.visitor import open_visitor
from bot.telegram.inbox import Inbox
from bot.telegram.pacer import Pacer
from bot.telegram.request import AiohttpRequest
from bot.telegram.sender import Sender

# Seconds between the heartbeats that `healthcheck` judges by.
_BEAT_EVERY = 10.0


@dataclass(frozen=True, slots=True)
class Server:
    """The Bot API server to talk to, and what to tell whoever started the bot."""

    token: str
    url: str
    greeting: str


def sample_folder() -> Path:
    """The bundled sample: inside the package where that was built, else in the source tree."""
    package = Path(bot.__file__).parent
    built = package / "sample"
    return built if built.is_dir() else package.parent / "data" / "sample"


@asynccontextmanager
async def _open_server(settings: Settings) -> AsyncIterator[Server]:
    """Telegram where there is a token, else the playground, which lasts as long as the block."""
    token = settings.bot_token()
    if token is not None:
        yield Server(token, settings.api_url, "The bot is running on Telegram; Ctrl-C stops it.")
        return
    playground = Playground(port=settings.playground_port)
    try:
        await playground.start()
    except OSError as error:
        raise UsageError(
            f"the playground can't have port {settings.playground_port}: {error.strerror}; "
            "choose another with BOT_PLAYGROUND_PORT"
        ) from error
    try:
        yield Server(
            playground.token,
            playground.api_url,
            f"Playground, since TELEGRAM_BOT_TOKEN is not set: talk to the bot at "
            f"{playground.page_url} (a token for Telegram comes from https://t.me/BotFather; "
            "Ctrl-C stops it).",
        )
    finally:
        await playground.stop()


async def _fill_with_sample(library: Library) -> None:
    coverage = await library.store.read(lambda view: view.coverage())
    if coverage.events == 0:
        for lang in ("en", "ru"):
            await library.fill(read_path(sample_folder() / lang))


async def serve(settings: Settings, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """Run the bot until `stop` is set; what is being handled then has ten seconds to end.

    Args:
        settings: The operator's.
        stop: Ends the bot.
        say: Takes the one line that tells where the bot can be talked to.

    Raises:
        StoreError: The archive can't be opened.
        UsageError: The token's file can't be read, or the playground's port is taken.
    """
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    async with (
        open_library(settings.data_dir) as library,
        _open_server(settings) as server,
        _open_sync(settings, library) as sync,
    ):
        if settings.bot_token() is None:
            await _fill_with_sample(library)
        async with open_inbox(server, library, proxy) as inbox:
            say(server.greeting)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(library.keep_indexed(stop))
                tasks.create_task(library.keep_people(stop))
                tasks.create_task(_keep_beating(library, inbox, stop))
                tasks.create_task(inbox.run(stop))
                if sync is not None:
                    tasks.create_task(sync.keep(settings.sync_every, stop))


@asynccontextmanager
async def _open_sync(settings: Settings, library: Library) -> AsyncIterator[Sync | None]:
    """What looks at the sites; None where it shouldn't, as in the playground."""
    wanted = settings.bot_token() is not None or settings.sync_playground
    if not wanted or not settings.sync_every or not settings.sites:
        yield None
        return
    clock = Clock()
    async with open_visitor(settings.sites, settings.sites_private, clock) as visitor:
        yield Sync(library.store, visitor, settings.sites, clock)


@asynccontextmanager
async def open_inbox(
    server: Server, library: Library, proxy: str | None = None
) -> AsyncIterator[Inbox]:
    """Build what answers the bot's updates; its connections are closed after the block."""
    client = telegram.Bot(
        server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=AiohttpRequest(proxy=proxy),
        get_updates_request=AiohttpRequest(proxy=proxy, connections=1),
    )
    async with Pacer() as pacer:
        conversation = Conversation(Sender(client, pacer), library.store, library.desk, client)
        try:
            yield Inbox(
                client,
                library.store,
                conversation.handle,
                on_parked=conversation.apologise,
                on_ready=lambda: set_menus(client),
            )
        finally:
            await client.shutdown()


async def _keep_beating(library: Library, inbox: Inbox, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await beat(library.store, inbox.last_poll)
        await pause(_BEAT_EVERY, stop)

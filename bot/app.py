"""The composition root: the running bot, built from the settings."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import bot
from bot.answering import Server, open_inbox
from bot.errors import UsageError
from bot.health import judge, keep_beating
from bot.library import Library, open_library
from bot.listener import bind, serving
from bot.metrics import Metrics
from bot.playground import Playground
from bot.protocols import Transaction
from bot.settings import Settings
from bot.sources.files import read_path
from bot.sync.clock import Clock
from bot.sync.sync import Sync
from bot.sync.visitor import open_visitor

_SAMPLE = "the sample's events"  # in the store


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
        port = settings.playground_port
        raise _refuse_port("the playground", port, "BOT_PLAYGROUND_PORT", error) from error
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


async def fill_with_sample(library: Library) -> None:
    """Put the invented sample into an archive that holds nothing."""
    coverage = await library.store.read(lambda view: view.coverage())
    if coverage.events:
        return
    for lang in ("en", "ru"):
        await library.fill(read_path(sample_folder() / lang))

    def note(tx: Transaction) -> None:
        held = tx.changes(0, tx.last_change())
        tx.set_value(_SAMPLE, sorted({change.event.number for change in held if change.event}))

    await library.store.write(note)


async def drop_sample(library: Library) -> int:
    """Take the invented sample out: nobody who asks for real words may meet it.

    Returns:
        How many events that were.
    """
    if not await library.store.read(lambda view: view.value(_SAMPLE)):
        return 0

    def drop(tx: Transaction) -> int:
        numbers = tx.value(_SAMPLE)
        tx.set_value(_SAMPLE, [])
        return sum(map(tx.remove, numbers))

    return await library.store.write(drop)


async def serve(settings: Settings, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """Run the bot until `stop` is set; what is being handled then has ten seconds to end.

    Args:
        settings: The operator's.
        stop: Ends the bot.
        say: Takes the lines that tell where the bot can be talked to and the archive read.

    Raises:
        StoreError: The archive can't be opened.
        UsageError: The token's file can't be read, or the playground's port is taken.
    """
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    async with (
        open_library(
            settings.data_dir, settings.embedding_model, processes=settings.search_processes
        ) as library,
        _open_server(settings) as server,
        _open_sync(settings, library) as sync,
        _open_pages(settings, library, server) as pages,
        _open_metrics(settings, library),
    ):
        if settings.bot_token() is None:
            await fill_with_sample(library)
        elif dropped := await drop_sample(library):
            say(f"The playground's invented sample is taken out of the archive: {dropped} events.")
        async with open_inbox(
            server, library, proxy, operator_chat=settings.admin_chat_id, public_url=pages
        ) as inbox:
            say(server.greeting)
            if pages:
                say(f"Events are to be read at {pages}/")
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(library.keep_indexed(stop))
                tasks.create_task(library.keep_people(stop))
                tasks.create_task(library.keep_meaning(stop))
                tasks.create_task(keep_beating(library.store, lambda: inbox.last_poll, stop))
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
    async with open_visitor(
        settings.sites, settings.sites_private, clock, folder=settings.data_dir
    ) as visitor:
        yield Sync(library.store, visitor, settings.sites, clock)


@asynccontextmanager
async def _open_pages(settings: Settings, library: Library, server: Server) -> AsyncIterator[str]:
    """Serve the pages to read on where people can reach them; gives their address, or ""."""
    if settings.public_url is None and settings.bot_token() is not None:
        yield ""
        return

    # A bot without pages needs not load what makes them.
    from bot.web.headers import Telegram
    from bot.web.site import Site

    async def is_well() -> bool:
        return (await judge(library.store, time.time())).well

    bound = _bind(settings.web_host, settings.web_port, "the reading pages", "BOT_WEB_PORT")
    public_url = settings.public_url or f"http://127.0.0.1:{bound.getsockname()[1]}"
    client = Telegram()
    if settings.bot_token() is None:
        client = Telegram(f"{server.url}/telegram-web-app.js", (server.url,))
    site = Site(library.desk, public_url, telegram=client, is_well=is_well)
    async with serving(site.app(), bound):
        yield public_url


@asynccontextmanager
async def _open_metrics(settings: Settings, library: Library) -> AsyncIterator[None]:
    """Serve the operator's numbers, where a port is set for them."""
    if settings.metrics_port is None:
        yield
        return
    metrics = Metrics(library.store, library.search.last_change, time.time)
    bound = _bind(settings.web_host, settings.metrics_port, "the numbers", "BOT_METRICS_PORT")
    async with serving(metrics.app(), bound):
        yield


def _bind(host: str, port: int, what: str, setting: str) -> socket.socket:
    try:
        return bind(host, port)
    except OSError as error:
        raise _refuse_port(what, port, setting, error) from error


def _refuse_port(what: str, port: int, setting: str, error: OSError) -> UsageError:
    reason = f"{what} can't have port {port}: {error.strerror}"
    return UsageError(f"{reason}; choose another with {setting}")

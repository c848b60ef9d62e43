"""What answers the updates of a bot, wired together: the way to Telegram, chat and notices."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import telegram

from bot.chat.conversation import Conversation
from bot.chat.floods import Floods
from bot.chat.menu import keep_presenting
from bot.chat.operator import Operator
from bot.library import Library
from bot.notices.delivery import Delivery
from bot.notices.duty import deliver_alone
from bot.notices.sender import NoticeSender
from bot.telegram.inbox import Inbox
from bot.telegram.pacer import Pacer
from bot.telegram.request import AiohttpRequest
from bot.telegram.sender import Sender

# Seconds that the first answers wait for the index.
_SETTLE = 10.0

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Server:
    """The Bot API server to talk to, and what to tell whoever started the bot."""

    token: str
    url: str
    greeting: str


@asynccontextmanager
async def open_inbox(
    server: Server,
    library: Library,
    proxy: str | None = None,
    *,
    operator_chat: int | None = None,
    floods: Floods | None = None,
    public_url: str = "",
    clock: Callable[[], float] = time.time,
) -> AsyncIterator[Inbox]:
    """Build what answers the bot's updates; its connections are closed after the block.

    Args:
        server: The one to talk to.
        library: What the answers are from.
        proxy: The address of the proxy on the way to the server.
        operator_chat: The chat that is told what went wrong.
        floods: How much a group may ask.
        public_url: Where the pages to read on are; "" for nowhere.
        clock: The time in seconds since the epoch.

    Raises:
        ExceptionGroup: What runs beside it has failed, or the block itself.
    """
    client = telegram.Bot(
        server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=AiohttpRequest(proxy=proxy),
        get_updates_request=AiohttpRequest(proxy=proxy, connections=1),
    )
    async with Pacer() as pacer:
        sender, ready = Sender(client, pacer), asyncio.Event()
        operator = Operator(sender, operator_chat)
        conversation = Conversation(
            sender,
            library.store,
            library.desk,
            client,
            clock,
            floods=floods,
            operator=operator,
            public_url=public_url,
        )

        async def prepare() -> None:
            # Whoever wrote while the bot was away is better served late than told to ask again;
            # a whole archive that is still to be indexed takes longer than people wait.
            with suppress(TimeoutError):
                await asyncio.wait_for(library.settled.wait(), _SETTLE)
            ready.set()

        async def introduce() -> None:
            await ready.wait()
            await keep_presenting(client)

        async def keep_clean() -> None:
            await ready.wait()
            await conversation.cleaning.keep()

        halt = asyncio.Event()
        notices = NoticeSender(client, pacer)
        delivery = Delivery(library.store, notices, clock, operator.tell)

        async def deliver() -> None:
            await ready.wait()
            await deliver_alone(delivery, library.folder, halt)

        try:
            # Where one of these fails the others end, and so does what runs within the block.
            async with asyncio.TaskGroup() as tasks:
                cleaning = tasks.create_task(_heed("cleaning up", keep_clean()))
                writing = tasks.create_task(_heed("writing files", conversation.papers.keep()))
                delivering = tasks.create_task(_heed("sending notices", deliver()))
                # Some twenty calls, which nobody who asks should wait for.
                introducing = tasks.create_task(_heed("setting the menus", introduce()))
                try:
                    yield Inbox(
                        client,
                        library.store,
                        conversation.handle,
                        on_parked=conversation.apologise,
                        on_ready=prepare,
                    )
                finally:
                    cleaning.cancel()
                    writing.cancel()
                    introducing.cancel()
                    halt.set()
                    if not ready.is_set():
                        delivering.cancel()
        finally:
            await client.shutdown()


async def _heed(what: str, work: Awaitable[None]) -> None:
    """Do what should go on for as long as the bot runs; its failure is logged and ends the bot."""
    try:
        await work
    except Exception:
        _logger.exception("%s has failed, and the bot ends", what)
        raise

"""A process that delivers notices and is killed: `TOKEN API_URL FOLDER PACE`.

It loads everything once and then makes a copy of itself for each line of its input, whose number
it prints: so fifty kills don't cost fifty starts of the interpreter. After the line "all" the copy
ends by itself when nothing is left to be sent.
"""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import telegram

from bot.notices.delivery import Delivery
from bot.notices.sender import NoticeSender
from bot.notices.settle import Rules
from bot.pause import pause
from bot.store.tiny import TinyStore
from bot.telegram.backoff import Backoff
from bot.telegram.pacer import Pacer
from bot.telegram.request import AiohttpRequest
from bot.telegram.schedule import Limits, Schedule


async def deliver(token: str, url: str, folder: str, pace: float, *, all_of_it: bool) -> None:
    client = telegram.Bot(
        token, base_url=f"{url}/bot", request=AiohttpRequest(read_timeout=2.5, connections=64)
    )
    stop, store = asyncio.Event(), TinyStore(Path(folder))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    rules = Rules(Backoff(first=0.05, most=0.5))
    async with client, Pacer(Schedule(Limits(pace=pace))) as pacer:
        sender = NoticeSender(client, pacer)
        delivery = Delivery(store, sender, time.time, ignore, rules, poll=0.05)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(delivery.run(stop))
            if all_of_it:
                tasks.create_task(stop_when_done(store, stop))
    await store.close()


async def stop_when_done(store: TinyStore, stop: asyncio.Event) -> None:
    while not stop.is_set():
        counts = await store.read(lambda view: view.outbox_counts(time.time()))
        if not counts.states["waiting"] and not counts.announcements:
            stop.set()
        await pause(0.1, stop)


async def ignore(_report: str) -> None: ...


def main(token: str, url: str, folder: str, pace: str) -> None:
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            all_of_it = line.strip() == "all"
            asyncio.run(deliver(token, url, folder, float(pace), all_of_it=all_of_it))
            os._exit(0)
        print(number, flush=True)
        os.waitpid(number, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

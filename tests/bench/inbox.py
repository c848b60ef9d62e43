"""How many updates a second the inbox handles, each with one answer sent.

    python -m tests.bench.inbox [--updates 3000] [--latency 0.06] [--workers 64] [--httpx]

A Bot API stand-in in a process of its own answers each call after `latency` seconds. Prints
updates a second and the bot's CPU time for each.
"""

import argparse
import asyncio
import contextlib
import sys
import tempfile
import time
from pathlib import Path

import telegram
from aiohttp import web
from telegram.request import BaseRequest, HTTPXRequest

from bot.store.tiny import TinyStore
from bot.telegram.inbox import Inbox
from bot.telegram.request import AiohttpRequest

TOKEN = "1:bench"
CHATS = 500


def serve(updates: int, latency: float) -> web.Application:
    """A Bot API that has so many messages for the bot and takes its time for each answer."""

    async def call(request: web.Request) -> web.Response:
        fields = await request.post()
        name = request.match_info["method"]
        if name == "getUpdates":
            first = max(1, int(str(fields.get("offset", "1"))))
            batch = [message(n) for n in range(first, min(first + 100, updates + 1))]
            await asyncio.sleep(latency if batch else 3600)
            return web.json_response({"ok": True, "result": batch})
        await asyncio.sleep(latency)
        if name == "getMe":
            me = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
            return web.json_response({"ok": True, "result": me})
        if name == "sendMessage":
            return web.json_response({"ok": True, "result": message(1)["message"]})
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_post(f"/bot{TOKEN}/{{method}}", call)
    return app


def message(number: int) -> dict[str, object]:
    chat = number % CHATS + 1
    body = {
        "message_id": number,
        "date": 0,
        "chat": {"id": chat, "type": "private", "first_name": "A"},
        "from": {"id": chat, "is_bot": False, "first_name": "A"},
        "text": "/quote registry",
    }
    return {"update_id": number, "message": body}


async def run(url: str, args: argparse.Namespace, folder: Path) -> None:
    def transport() -> BaseRequest:
        return HTTPXRequest(pool_timeout=60) if args.httpx else AiohttpRequest()

    bot = telegram.Bot(
        TOKEN, base_url=f"{url}/bot", request=transport(), get_updates_request=transport()
    )
    store = TinyStore(folder)
    stop = asyncio.Event()
    left = args.updates

    async def handle(update: telegram.Update) -> None:
        nonlocal left
        assert update.effective_chat is not None
        await bot.send_message(update.effective_chat.id, "an answer")
        left -= 1
        if not left:
            stop.set()

    began, cpu = time.perf_counter(), time.process_time()
    await Inbox(bot, store, handle, workers=args.workers).run(stop)
    took, used = time.perf_counter() - began, time.process_time() - cpu
    await bot.shutdown()
    await store.close()
    rate, each = args.updates / took, used / args.updates * 1000
    tell(f"{rate:.0f} updates/s, {each:.2f} ms CPU each, {took:.1f} s for {args.updates}")


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main(args: argparse.Namespace) -> None:
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.inbox", "--serve"),
        *("--updates", str(args.updates), "--latency", str(args.latency)),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert server.stdout is not None
        url = (await server.stdout.readline()).decode().strip()
        with tempfile.TemporaryDirectory() as folder:
            await run(url, args, Path(folder))
    finally:
        server.kill()
        await server.wait()


async def wait_serving(args: argparse.Namespace) -> None:
    runner = web.AppRunner(serve(args.updates, args.latency))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    tell(f"http://127.0.0.1:{runner.addresses[0][1]}")
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=3000)
    parser.add_argument("--latency", type=float, default=0.06)
    parser.add_argument("--workers", type=int, default=64)
    parser.add_argument("--httpx", action="store_true", help="the library's own transport")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(wait_serving(given) if given.serve else main(given))

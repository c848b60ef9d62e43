import asyncio
import signal
import time

import httpx
import pytest
import telegram
from telegram.error import InvalidToken

from bot.playground import Playground

ANNA = 1001


async def test_a_wrong_token_and_an_unknown_method_are_refused(playground: Playground) -> None:
    async with httpx.AsyncClient(base_url=playground.api_url) as client:
        wrong = await client.post("/bot1:wrong/getMe")
        assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
        unknown = await client.post(f"/bot{playground.token}/dance")
        assert unknown.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
        assert (await client.get("/other")).status_code == 404
        assert (await client.get("/file/bot1:wrong/photos/file_0.png")).status_code == 401
        missing = await client.get(f"/file/bot{playground.token}/photos/file_0.png")
        assert missing.status_code == 404
    with pytest.raises(InvalidToken):
        async with telegram.Bot("1:wrong", base_url=f"{playground.api_url}/bot"):
            pass


async def test_a_colon_may_be_written_as_a_code(playground: Playground, bot: telegram.Bot) -> None:
    sent = await bot.send_document(ANNA, b"text", filename="a.txt")
    path = (await bot.get_file(sent.document.file_id)).file_path
    assert f"/file/bot{playground.token}/documents/" in path
    token = playground.token.replace(":", "%3A")
    async with httpx.AsyncClient(base_url=playground.api_url) as client:
        me = await client.get(f"/bot{token}/GETME")
        assert me.json()["result"]["is_bot"] is True
        file = await client.get(path.replace(playground.token, token))
        assert file.content == b"text"


async def test_after_a_restart_no_update_has_a_number_of_before() -> None:
    numbers = []
    for second in (100.0, 101.0):
        playground = Playground(port=0, clock=lambda now=second: now)
        await playground.start()
        playground.world.say(ANNA, ANNA, "/start")
        async with telegram.Bot(playground.token, base_url=f"{playground.api_url}/bot") as bot:
            numbers += [update.update_id for update in await bot.get_updates()]
        await playground.stop()
    assert numbers[0] < numbers[1]


async def test_calls_are_recorded(playground: Playground, bot: telegram.Bot) -> None:
    await bot.send_message(ANNA, "x")
    texts = [call.params.text("text") for call in playground.calls if call.method == "sendMessage"]
    assert texts == ["x"]


async def test_many_calls_at_once_are_all_answered(
    playground: Playground, bot: telegram.Bot
) -> None:
    sent = await asyncio.gather(*(bot.send_message(ANNA, str(n)) for n in range(50)))
    assert sorted(message.message_id for message in sent) == list(range(1, 51))


async def test_a_taken_port_is_an_error_that_names_it(playground: Playground) -> None:
    port = int(playground.api_url.rpartition(":")[2])
    with pytest.raises(OSError, match=rf"Address already in use \(127.0.0.1:{port}\)"):
        await Playground(port=port).start()


async def test_it_stops_at_once_and_frees_its_port() -> None:
    server = Playground(port=0)
    await server.start()
    port = int(server.api_url.rpartition(":")[2])
    handler = signal.getsignal(signal.SIGTERM)
    hanging = server.faults.add("getMe", hang=True)
    api = f"{server.api_url}/bot{server.token}"
    async with httpx.AsyncClient(timeout=60) as client:
        poll = asyncio.create_task(client.get(f"{api}/getUpdates?timeout=50"))
        call = asyncio.create_task(client.get(f"{api}/getMe"))
        stream = asyncio.create_task(client.get(f"{server.api_url}/client/events?user={ANNA}"))
        await hanging.reached.wait()
        await server.until(lambda: len(server.calls) == 2)
        begun = time.monotonic()
        await server.stop()
        assert time.monotonic() - begun < 1
        assert (await poll).json() == {"ok": True, "result": []}
        assert (await call).json()["ok"] is True
        assert (await stream).status_code == 200
    assert signal.getsignal(signal.SIGTERM) is handler
    again = Playground(port=port, token="42:abc")
    await again.start()
    assert (again.page_url, again.world.bot_id) == (f"http://127.0.0.1:{port}/", 42)
    await again.stop()
    await again.stop()


async def test_waiting_for_what_never_comes_ends(playground: Playground) -> None:
    with pytest.raises(TimeoutError):
        await playground.until(lambda: playground.calls, seconds=0.01)

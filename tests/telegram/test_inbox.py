"""The inbox over a real store, polling the playground's Bot API."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import pytest
import telegram
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot import model, protocols
from bot.errors import StoreError
from bot.playground import Playground
from bot.telegram.backoff import Backoff
from bot.telegram.inbox import Inbox

T = TypeVar("T")
ANNA, BORIS = 1001, 1002
SOON = Backoff(first=0.001, most=0.002)


class Desk:
    """A handler that notes the texts that it has handled."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._grown = asyncio.Event()

    async def __call__(self, update: telegram.Update) -> None:
        assert update.effective_message is not None
        self.note(update.effective_message.text or "")

    def note(self, text: str) -> None:
        self.texts.append(text)
        self._grown.set()

    async def has(self, count: int) -> None:
        """Wait until so many were handled."""
        while len(self.texts) < count:
            self._grown.clear()
            await self._grown.wait()


def open_inbox(bot: telegram.Bot, store: protocols.Store, handle: Any, **given: Any) -> Inbox:
    return Inbox(bot, store, handle, **{"backoff": SOON, "retry": SOON, **given})


class Failing:
    """A store whose disk is full for some of the writes, counted from 0."""

    def __init__(self, store: protocols.Store, failing: set[int]) -> None:
        self._store = store
        self._failing = failing
        self._count = 0
        self.read = store.read
        self.close = store.close

    async def write(self, work: Callable[[protocols.Transaction], T]) -> T:
        self._count += 1
        if self._count - 1 in self._failing:
            raise StoreError("the disk is full")
        return await self._store.write(work)


@asynccontextmanager
async def running(inbox: Inbox) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    task = asyncio.create_task(inbox.run(stop))
    try:
        yield stop
    finally:
        stop.set()
        await task


async def pending(store: protocols.Store, bot: telegram.Bot) -> list[model.Update]:
    return await store.read(lambda view: view.pending(bot.id, 1000))


def polls(playground: Playground) -> list[dict[str, str]]:
    return [call.params.values for call in playground.calls if call.method == "getUpdates"]


async def test_a_message_is_handled_once_and_leaves_the_store(playground, bot, store) -> None:
    desk = Desk()
    playground.world.say(ANNA, ANNA, "one")
    async with running(open_inbox(bot, store, desk)):
        playground.world.say(BORIS, BORIS, "two")
        await desk.has(2)
        playground.world.say(ANNA, ANNA, "three")
        await desk.has(3)
    assert desk.texts == ["one", "two", "three"]
    assert await pending(store, bot) == []


async def test_polling_asks_for_the_kinds_that_are_handled(playground, bot, store) -> None:
    desk = Desk()
    async with running(open_inbox(bot, store, desk)):
        playground.world.say(ANNA, ANNA, "hi")
        await desk.has(1)
    methods = [call.method for call in playground.calls]
    assert methods[:3] == ["getMe", "deleteWebhook", "getUpdates"]
    assert polls(playground)[0]["allowed_updates"] == (
        '["message", "edited_message", "callback_query", "inline_query", "my_chat_member", '
        '"guest_message"]'
    )


@pytest.mark.parametrize("method", ["getUpdates", "getMe", "deleteWebhook"])
@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ({"status": 401}, "refuses the bot's token"),
        ({"status": 404}, "refuses the bot's token"),
        ({"status": 409}, "another program polls"),
        ({"status": 429, "retry_after": 0.001}, "asks for a pause"),
        ({"status": 400}, "refuses the request"),
        ({"status": 500}, "can't be reached"),
        ({"status": 502, "body": "<html>Bad gateway</html>"}, "Bad Gateway (502)"),
        ({"drop": True}, "can't be reached"),
    ],
    ids=["401", "404", "409", "429", "400", "500", "502", "reset"],
)
async def test_polling_recovers_once_the_server_is_well_again(
    playground, bot, store, log, *, method: str, fault: dict[str, Any], says: str
) -> None:
    desk = Desk()
    playground.faults.add(method, times=3, **fault)
    async with running(open_inbox(bot, store, desk)):
        playground.world.say(ANNA, ANNA, "hi")
        await desk.has(1)
    assert desk.texts == ["hi"]
    assert log.count(says) == 1, "said once, not with each try"
    assert log.count("answers again") == 1
    assert playground.token not in "".join(log.lines)


async def test_a_pause_that_telegram_asks_for_is_kept(playground, bot, store) -> None:
    desk = Desk()
    playground.faults.add("getUpdates", status=429, retry_after=0.2)
    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, store, desk)):
        await desk.has(1)
    asked = [call.time for call in playground.calls if call.method == "getUpdates"]
    assert asked[1] - asked[0] >= 0.2


async def test_the_server_may_come_later_than_the_bot(connect, store, log, unused_tcp_port) -> None:
    desk = Desk()
    playground = Playground(port=unused_tcp_port)
    async with connect(playground) as bot, running(open_inbox(bot, store, desk)) as stop:
        await log.shows("can't be reached")
        await playground.start()
        playground.world.say(ANNA, ANNA, "hi")
        await desk.has(1)
        stop.set()
    await playground.stop()
    assert desk.texts == ["hi"]


async def test_the_server_may_go_away_and_come_back(connect, store, log, unused_tcp_port) -> None:
    desk = Desk()
    playground = Playground(port=unused_tcp_port)
    await playground.start()
    async with connect(playground) as bot, running(open_inbox(bot, store, desk)) as stop:
        playground.world.say(ANNA, ANNA, "before")
        await desk.has(1)
        await playground.stop()
        await log.shows("can't be reached")
        await playground.start()
        playground.world.say(ANNA, ANNA, "after")
        await desk.has(2)
        stop.set()
    await playground.stop()
    assert desk.texts == ["before", "after"]


async def test_a_webhook_set_meanwhile_is_taken_away_again(connect, playground, bot, store) -> None:
    desk = Desk()
    async with running(open_inbox(bot, store, desk)):
        playground.world.say(ANNA, ANNA, "before")
        await desk.has(1)
        async with connect(playground) as other:
            await other.initialize()
            await other.set_webhook("http://127.0.0.1:9/")
        playground.world.say(ANNA, ANNA, "after")
        await desk.has(2)
    assert [call.method for call in playground.calls].count("deleteWebhook") == 2


async def test_health_is_the_time_of_the_last_good_poll(playground, bot, store, log) -> None:
    desk = Desk()
    times = iter(range(1000, 2000))
    inbox = open_inbox(bot, store, desk, clock=lambda: next(times))
    assert inbox.last_poll is None
    fault = playground.faults.add("getUpdates", times=None, status=401)
    async with running(inbox):
        await log.shows("refuses")
        assert inbox.last_poll is None
        playground.faults.remove(fault)
        playground.world.say(ANNA, ANNA, "hi")
        await desk.has(1)
        assert inbox.last_poll is not None
        assert inbox.last_poll >= 1000


async def test_an_update_is_in_the_store_before_its_confirmation(playground, bot, store) -> None:
    begun, proceed = asyncio.Event(), asyncio.Event()

    async def handle(_update: telegram.Update) -> None:
        begun.set()
        await proceed.wait()

    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, store, handle)):
        await begun.wait()
        assert [update.body["message"]["text"] for update in await pending(store, bot)] == ["hi"]
        proceed.set()


async def test_what_cannot_be_stored_is_not_confirmed(playground, bot, store, log) -> None:
    desk = Desk()
    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, Failing(store, {0, 1, 2}), desk)):
        await desk.has(1)
    assert log.count("can't be stored") == 3
    offsets = [poll.get("offset") for poll in polls(playground)[:4]]
    assert offsets == [None] * 4


async def test_an_answer_is_not_repeated_because_its_end_cannot_be_stored(
    playground, bot, store, log
) -> None:
    desk = Desk()
    for text in ("one", "two"):
        playground.world.say(ANNA, ANNA, text)
    # The first write receives; the next ones finish the first update.
    async with running(open_inbox(bot, Failing(store, {1, 2}), desk)):
        await desk.has(2)
    assert desk.texts == ["one", "two"]
    assert log.count("the disk is full") == 2
    assert await pending(store, bot) == []


async def test_a_failure_that_cannot_be_counted_is_tried_again(playground, bot, store) -> None:
    tries = 0
    parked = asyncio.Event()

    async def handle(_update: telegram.Update) -> None:
        nonlocal tries
        tries += 1
        raise ValueError

    async def report(_update: model.Update, _reason: str) -> None:
        parked.set()

    playground.world.say(ANNA, ANNA, "poison")
    async with running(open_inbox(bot, Failing(store, {2}), handle, on_parked=report)):
        await parked.wait()
    assert tries == 4


async def test_an_unconfirmed_update_that_comes_again_is_not_handled_again(
    connect, playground, bot, store
) -> None:
    desk = Desk()
    playground.world.say(ANNA, ANNA, "one")
    playground.faults.add("getUpdates", times=1)  # The first poll passes; no later one arrives.
    playground.faults.add("getUpdates", times=None, hang=True)
    async with running(open_inbox(bot, store, desk)):
        await desk.has(1)
    playground.faults.clear()
    async with connect(playground) as again, running(open_inbox(again, store, desk)):
        playground.world.say(ANNA, ANNA, "two")
        await desk.has(2)
    assert desk.texts == ["one", "two"]


async def test_what_an_earlier_run_left_is_handled_first_and_in_order(
    playground, bot, store
) -> None:
    desk = Desk()
    playground.world.say(ANNA, ANNA, "new")
    kept = [message(update_id=n, chat=ANNA, text=f"old {n}") for n in (999, 1000, 1001)]
    await store.write(lambda tx: tx.receive(1, kept, 0.0))
    async with running(open_inbox(bot, store, desk, workers=1)):
        await desk.has(4)
    assert desk.texts == ["old 999", "old 1000", "old 1001", "new"]


def message(update_id: int, chat: int, text: str) -> dict[str, Any]:
    sender = {"id": chat, "is_bot": False, "first_name": "Anna"}
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 0,
            "chat": {"id": chat, "type": "private", "first_name": "Anna"},
            "from": sender,
            "text": text,
        },
    }


async def test_each_chat_is_answered_in_order_and_all_side_by_side(playground, bot, store) -> None:
    people = range(1, 9)
    for person in people:
        playground.world.add_user(person, f"P{person}", "en")
    for n in range(15):
        for person in people:
            playground.world.say(person, person, f"{person}-{n}")
    all_begun = asyncio.Event()
    begun: set[int] = set()

    class Slow(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            assert update.effective_chat is not None
            begun.add(update.effective_chat.id)
            if len(begun) == len(people):
                all_begun.set()
            # Nobody goes on before everybody has begun, and later ones finish sooner.
            await all_begun.wait()
            for _ in range(9 - update.effective_chat.id):
                await asyncio.sleep(0)
            await super().__call__(update)

    desk = Slow()
    async with running(open_inbox(bot, store, desk)):
        await desk.has(15 * len(people))
    for person in people:
        of_person = [text for text in desk.texts if text.startswith(f"{person}-")]
        assert of_person == [f"{person}-{n}" for n in range(15)]


async def test_a_poison_update_is_parked_after_three_attempts_while_others_go_on(
    playground, bot, store
) -> None:
    tries: list[str] = []
    parked: list[tuple[str, str]] = []

    class Picky(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            assert update.message is not None
            if update.message.text == "poison":
                tries.append("poison")
                raise ValueError("indigestible")
            await super().__call__(update)

    async def report(update: model.Update, reason: str) -> None:
        parked.append((update.body["message"]["text"], reason.splitlines()[-1]))

    desk = Picky()
    for text in ("poison", "after"):
        playground.world.say(ANNA, ANNA, text)
    playground.world.say(BORIS, BORIS, "other")
    async with running(open_inbox(bot, store, desk, on_parked=report)):
        await desk.has(2)
    assert len(tries) == 3
    assert desk.texts == ["other", "after"]
    # What the error says may be what somebody wrote.
    assert parked == [("poison", "ValueError")]
    assert await pending(store, bot) == []


async def test_attempts_are_counted_over_a_restart(playground, bot, store) -> None:
    tries: list[int] = []
    tried = asyncio.Event()
    parked = asyncio.Event()

    async def handle(update: telegram.Update) -> None:
        tries.append(update.update_id)
        tried.set()
        raise ValueError

    async def report(_update: model.Update, _reason: str) -> None:
        parked.set()

    never = Backoff(first=1000)
    playground.world.say(ANNA, ANNA, "poison")
    async with running(open_inbox(bot, store, handle, retry=never)) as stop:
        await tried.wait()
        stop.set()
    async with running(open_inbox(bot, store, handle, on_parked=report)):
        await parked.wait()
    assert len(tries) == 3


async def test_a_report_that_fails_stops_nothing(playground, bot, store) -> None:
    class Picky(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            assert update.message is not None
            assert update.message.text != "poison"
            await super().__call__(update)

    async def report(_update: model.Update, _reason: str) -> None:
        raise ValueError("no way to tell")

    desk = Picky()
    for text in ("poison", "after"):
        playground.world.say(ANNA, ANNA, text)
    async with running(open_inbox(bot, store, desk, on_parked=report)):
        await desk.has(1)
    assert desk.texts == ["after"]


async def test_a_handler_that_never_ends_is_given_up(playground, bot, store) -> None:
    class Stuck(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            assert update.message is not None
            if update.message.text == "stuck":
                await asyncio.Event().wait()
            await super().__call__(update)

    parked: list[str] = []

    async def report(_update: model.Update, reason: str) -> None:
        parked.append(reason.splitlines()[-1])

    desk = Stuck()
    for text in ("stuck", "after"):
        playground.world.say(ANNA, ANNA, text)
    async with running(open_inbox(bot, store, desk, handler_timeout=0.01, on_parked=report)):
        await desk.has(1)
    assert parked == ["TimeoutError: "]


async def test_a_handler_cancelled_from_within_is_a_failure_like_others(
    playground, bot, store
) -> None:
    class Cancelled(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            assert update.message is not None
            if update.message.text == "cancelled":
                raise asyncio.CancelledError
            await super().__call__(update)

    desk = Cancelled()
    for text in ("cancelled", "after"):
        playground.world.say(ANNA, ANNA, text)
    async with running(open_inbox(bot, store, desk)):
        await desk.has(1)
    assert desk.texts == ["after"]


async def test_an_update_that_cannot_be_parsed_is_parked(playground, bot, store) -> None:
    parked: list[str] = []

    async def report(_update: model.Update, reason: str) -> None:
        parked.append(reason)

    desk = Desk()
    playground.world.tell_bot("message", {"message_id": "no message"})
    playground.world.say(ANNA, ANNA, "after")
    async with running(open_inbox(bot, store, desk, on_parked=report)):
        await desk.has(1)
    assert len(parked) == 1
    assert parked[0].startswith("can't be parsed")
    assert await pending(store, bot) == []


@pytest.mark.parametrize(
    "outage", [NetworkError("Bad Gateway (502)"), StoreError("locked")], ids=["network", "store"]
)
async def test_an_outage_costs_an_update_no_attempt(playground, bot, store, outage) -> None:
    failures = 10

    class Unlucky(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            nonlocal failures
            failures -= 1
            if failures >= 0:
                raise outage
            await super().__call__(update)

    desk = Unlucky()
    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, store, desk)):
        await desk.has(1)
    assert desk.texts == ["hi"]


async def test_a_flood_wait_is_waited_out_without_an_attempt(playground, bot, store, log) -> None:
    class Flooded(Desk):
        flooded = True

        async def __call__(self, update: telegram.Update) -> None:
            if self.flooded:
                self.flooded = False
                raise RetryAfter(3600)
            await super().__call__(update)

    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, store, Flooded())):
        await log.shows("waits 3600")
    assert [update.attempts for update in await pending(store, bot)] == [0]


@pytest.mark.parametrize("given", [{"outage": 0}, {}], ids=["long outage", "may have been sent"])
async def test_not_every_network_error_is_an_outage_for_ever(
    playground, bot, store, given: dict[str, Any]
) -> None:
    parked = asyncio.Event()

    async def handle(_update: telegram.Update) -> None:
        raise TimedOut if not given else NetworkError("unreachable")

    async def report(_update: model.Update, _reason: str) -> None:
        parked.set()

    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, store, handle, on_parked=report, **given)):
        await parked.wait()
    assert await pending(store, bot) == []


async def test_a_stop_lets_handlers_finish(playground, bot, store) -> None:
    begun, proceed = asyncio.Event(), asyncio.Event()

    class Slow(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            begun.set()
            await proceed.wait()
            await super().__call__(update)

    desk = Slow()
    for text in ("one", "two"):
        playground.world.say(ANNA, ANNA, text)
    async with running(open_inbox(bot, store, desk)) as stop:
        await begun.wait()
        stop.set()
        asyncio.get_running_loop().call_later(0.01, proceed.set)
    assert desk.texts == ["one", "two"]
    assert await pending(store, bot) == []


async def test_what_a_stop_cuts_short_is_left_for_the_next_start(playground, bot, store) -> None:
    begun = asyncio.Event()

    async def never(_update: telegram.Update) -> None:
        begun.set()
        await asyncio.Event().wait()

    for text in ("one", "two"):
        playground.world.say(ANNA, ANNA, text)
    async with running(open_inbox(bot, store, never, drain=0.01)) as stop:
        await begun.wait()
        stop.set()
    desk = Desk()
    assert [update.attempts for update in await pending(store, bot)] == [0, 0]
    async with running(open_inbox(bot, store, desk)):
        await desk.has(2)
    assert desk.texts == ["one", "two"]


async def test_a_stop_before_the_server_is_there_ends_at_once(
    connect, store, log, unused_tcp_port
) -> None:
    playground = Playground(port=unused_tcp_port)
    async with connect(playground) as bot:
        inbox = open_inbox(bot, store, Desk(), backoff=Backoff(first=1000))
        async with running(inbox) as stop:
            await log.shows("can't be reached")
            stop.set()
    assert inbox.last_poll is None


async def test_memory_is_bounded_and_everything_is_handled_all_the_same(
    playground, bot, store
) -> None:
    for n in range(30):
        playground.world.say(ANNA, ANNA, str(n))
    desk = Desk()
    async with running(open_inbox(bot, store, desk, most=7)):
        await desk.has(30)
    assert desk.texts == [str(n) for n in range(30)]
    assert all(int(poll["limit"]) <= 7 for poll in polls(playground))


async def test_more_is_taken_up_from_the_store_than_memory_holds(playground, bot, store) -> None:
    kept = [message(update_id=n, chat=ANNA, text=str(n)) for n in range(100, 150)]
    await store.write(lambda tx: tx.receive(1, kept, 0.0))
    desk = Desk()
    async with running(open_inbox(bot, store, desk, most=7)):
        await desk.has(50)
    assert desk.texts == [str(n) for n in range(100, 150)]


async def test_once_all_is_confirmed_polling_goes_on_without_an_offset(
    playground, bot, store
) -> None:
    desk = Desk()
    async with running(open_inbox(bot, store, desk, poll_timeout=0)):
        playground.world.say(ANNA, ANNA, "one")
        await desk.has(1)
        for _ in range(2):
            poll = playground.faults.add("getUpdates", times=1, hang=True)
            await poll.reached.wait()
            poll.release()
        offsets = [poll.get("offset") for poll in polls(playground)]
    # The one update is confirmed by the number after its own, once.
    assert len([offset for offset in offsets if offset is not None]) == 1
    assert offsets[-1] is None


async def test_of_a_users_inline_queries_only_the_newest_is_answered(
    playground, bot, store
) -> None:
    cut: list[str] = []
    begun, answered = asyncio.Event(), asyncio.Event()

    async def handle(update: telegram.Update) -> None:
        query = update.inline_query
        assert query is not None
        try:
            if query.query != "registry":
                begun.set()
                await asyncio.Event().wait()
            answered.set()
        except asyncio.CancelledError:
            cut.append(query.query)
            raise

    anna = playground.world.users[ANNA]
    async with running(open_inbox(bot, store, handle)):
        playground.world.tell_bot("inline_query", inline(anna, "reg"))
        await begun.wait()
        assert await pending(store, bot) == []
        playground.world.tell_bot("inline_query", inline(anna, "regist"))
        playground.world.tell_bot("inline_query", inline(anna, "registry"))
        await answered.wait()
    assert cut[0] == "reg"
    assert "registry" not in cut


def inline(user: dict[str, Any], query: str) -> dict[str, Any]:
    return {"id": query, "from": user, "query": query, "offset": ""}


async def test_a_failing_inline_query_stops_nothing(playground, bot, store, log) -> None:
    class Picky(Desk):
        async def __call__(self, update: telegram.Update) -> None:
            assert update.inline_query is None
            await super().__call__(update)

    desk = Picky()
    anna = playground.world.users[ANNA]
    playground.world.tell_bot("inline_query", inline(anna, "reg"))
    playground.world.tell_bot("inline_query", {"id": 5})
    async with running(open_inbox(bot, store, desk)):
        await log.shows("inline query failed")
        await log.shows("inline query can't be parsed")
        playground.world.say(ANNA, ANNA, "after")
        await desk.has(1)
    assert desk.texts == ["after"]


async def test_being_ready_comes_before_handling_and_is_tried_until_it_works(
    playground, bot, store
) -> None:
    desk = Desk()
    tries = 0

    async def ready() -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise NetworkError("not now")
        desk.note("ready")

    playground.world.say(ANNA, ANNA, "hi")
    async with running(open_inbox(bot, store, desk, on_ready=ready)):
        await desk.has(2)
    assert desk.texts == ["ready", "hi"]
    assert tries == 3


async def test_a_bug_in_the_intake_ends_the_run_with_its_error(playground, bot, store) -> None:
    async def broken() -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        await open_inbox(bot, store, Desk(), on_ready=broken).run(asyncio.Event())

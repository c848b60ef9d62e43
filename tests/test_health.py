from pathlib import Path

from bot.health import MOST_SILENCE, beat, judge
from bot.library import open_store


async def test_a_bot_is_well_while_telegram_answers_it(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        assert not (await judge(store, 1000)).well
        await beat(store, None)
        assert not (await judge(store, 1000)).well
        await beat(store, 1000)
        assert (await judge(store, 1000 + MOST_SILENCE)).well
        late = await judge(store, 1001 + MOST_SILENCE)
        assert not late.well
        assert "91 s ago" in late.reason

"""Killed again and again, amid faults, the bot tells everybody of everything, in order."""

import time
from pathlib import Path

from killing import Trial, collapse, count_repeats, run_trial

WORKERS = 48


async def test_killed_and_refused_it_loses_nothing_and_keeps_order_and_limits(
    tmp_path: Path,
) -> None:
    trial = Trial(chats=60, events=12, kills=8, pace=10.0)
    await run_trial(trial, tmp_path, time.time())
    expected = [f"{n:03}" for n in range(trial.events)]
    assert {chat: collapse(events) for chat, events in trial.arrived.items()} == dict.fromkeys(
        trial.arrived, expected
    )
    assert count_repeats(trial.arrived) <= trial.lost_answers + trial.kills * WORKERS
    assert trial.breaches == []
    assert trial.left == {"sent": trial.chats * trial.events}

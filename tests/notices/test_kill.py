"""Killed again and again, amid faults, the bot tells everybody of everything, in order."""

import time
from pathlib import Path

from killing import Trial, count_repeats, run_trial, tell_apart

WORKERS = 48


async def test_killed_and_refused_it_loses_nothing_and_keeps_order_and_limits(
    tmp_path: Path,
) -> None:
    trial = Trial(chats=60, events=12, kills=8, pace=10.0)
    await run_trial(trial, tmp_path, time.time())
    expected = [f"{n:03}" for n in range(trial.events)]
    assert tell_apart(trial) == dict.fromkeys(trial.arrived, expected)
    # Twice came only what was under way at a kill, a message a chat and kill, and what the server
    # took without giving an answer.
    after_kill, without = count_repeats(trial)
    assert after_kill <= trial.kills * WORKERS
    assert without <= trial.lost_answers
    assert trial.breaches == []
    assert trial.left == {"sent": trial.chats * trial.events}

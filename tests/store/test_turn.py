"""Taking turns between those who write the same file."""

import threading
from contextlib import closing
from pathlib import Path

from bot.store.turn import Turn


def test_a_turn_is_waited_for(tmp_path: Path) -> None:
    order: list[str] = []
    with (
        closing(Turn(tmp_path / "x.lock", 60)) as one,
        closing(Turn(tmp_path / "x.lock", 60)) as two,
    ):

        def take_second() -> None:
            with two.next():
                order.append("second")

        waiting = threading.Thread(target=take_second)
        with one.next():
            waiting.start()
            order.append("first")
        waiting.join()
    assert order == ["first", "second"]


def test_who_waits_too_long_begins_all_the_same(tmp_path: Path) -> None:
    with (
        closing(Turn(tmp_path / "x.lock", 60)) as one,
        closing(Turn(tmp_path / "x.lock", 0.01)) as two,
    ):
        with one.next(), two.next():
            pass
        with two.next():
            pass

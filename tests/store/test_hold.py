"""Holding an archive's folder."""

from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.hold import Duty, claim, is_held, share


def test_many_may_use_a_folder_at_once(tmp_path: Path) -> None:
    with share(tmp_path / "data"), share(tmp_path / "data", 0):
        assert is_held(tmp_path / "data")
    assert not is_held(tmp_path / "data")


def test_a_folder_in_use_is_not_to_be_had_alone(tmp_path: Path) -> None:
    with share(tmp_path), pytest.raises(StoreError, match="stop the bot"), claim(tmp_path, 0):
        pass
    with claim(tmp_path, 0):
        pass


def test_a_folder_that_somebody_has_alone_can_not_be_used(tmp_path: Path) -> None:
    with claim(tmp_path), pytest.raises(StoreError, match="try again"), share(tmp_path, 0):
        pass
    with share(tmp_path, 0):
        pass


def test_a_folder_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can't be used"), share(tmp_path / "file"):
        pass


def test_a_duty_is_one_processs_until_it_lets_it_go(tmp_path: Path) -> None:
    first, second = Duty(tmp_path, "notices"), Duty(tmp_path, "notices")
    assert first.take()
    assert not second.take()
    first.close()
    assert second.take()
    second.close()


def test_a_duty_in_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be used"):
        Duty(tmp_path / "nowhere", "notices")

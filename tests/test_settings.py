import re
from pathlib import Path

import pytest
from making import ROOT

from bot.errors import UsageError
from bot.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in _variables():
        monkeypatch.delenv(name, raising=False)


def _variables() -> list[str]:
    return [str(f.alias or f.validation_alias) for f in Settings.model_fields.values()]


def test_the_environment_is_read_and_the_command_line_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BOT_DATA_DIR", "elsewhere")
    monkeypatch.setenv("BOT_SITES", "En.President.example, president.example,")
    settings = load_settings(data_dir=None)
    assert settings.data_dir == Path("elsewhere")
    assert settings.sites == ("en.president.example", "president.example")
    assert load_settings(data_dir=tmp_path).data_dir == tmp_path


def test_a_file_env_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=12:ab\nBOT_PLAYGROUND_PORT=0\n")
    assert load_settings().bot_token() == "12:ab"
    assert load_settings().playground_port == 0


def test_all_faults_are_named_at_once_and_no_secret_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_LOG_LEVEL", "CHATTY")
    monkeypatch.setenv("TELEGRAM_API_URL", "telegram:12:secret")
    monkeypatch.setenv("BOT_PLAYGROUND_PORT", "808100")
    with pytest.raises(UsageError) as caught:
        load_settings()
    for name in ("BOT_LOG_LEVEL", "TELEGRAM_API_URL", "BOT_PLAYGROUND_PORT"):
        assert name in str(caught.value)
    assert "secret" not in str(caught.value)


def test_the_token_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert load_settings().bot_token() is None
    file = tmp_path / "token"
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(file))
    with pytest.raises(UsageError, match="No such file"):
        load_settings().bot_token()
    file.write_text("\n")
    with pytest.raises(UsageError, match="empty"):
        load_settings().bot_token()
    file.write_text("12:ab\n")
    assert load_settings().bot_token() == "12:ab"


def test_a_printed_setting_hides_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12:secret")
    assert "secret" not in repr(load_settings())


@pytest.mark.parametrize("document", ["README.md", ".env.example"])
def test_every_setting_is_documented_and_no_other(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:TELEGRAM|BOT|PUBLIC|ADMIN)_[A-Z_]+\b", text))
    assert named == set(_variables())

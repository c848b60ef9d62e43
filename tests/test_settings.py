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


def test_a_file_env_may_begin_with_a_mark_and_must_be_utf_8(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=12:ab\n", encoding="utf-8-sig")
    assert load_settings().bot_token() == "12:ab"
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=12:ab\n", encoding="utf-16")
    with pytest.raises(UsageError, match="not a text in UTF-8"):
        load_settings()


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


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("ADMIN_CHAT_ID", "me", "must be a whole number"),
        ("BOT_SITES_PRIVATE", "perhaps", "must be true or false"),
        ("BOT_SYNC_EVERY", "-1", "must be 0 or more"),
        ("BOT_WEB_PORT", "65536", "must be 65535 or less"),
        ("BOT_LOG_LEVEL", "chatty", "must be DEBUG, INFO, WARNING or ERROR"),
        ("BOT_SITES", "http://president.example/", "'http://president.example/' is no host"),
        ("BOT_SITES", "*", "'*' is no host"),
        ("PUBLIC_URL", "http://president.example", "must be an address such as https://"),
        ("PUBLIC_URL", "https://president.example:99999", "must be an address such as https://"),
        ("PUBLIC_URL", "https://president.example/?a=b", "must be an address such as https://"),
        ("PUBLIC_URL", "https://[", "must be an address such as https://"),
        ("TELEGRAM_API_URL", "http://", "must be an address such as https://"),
        ("BOT_DATA_DIR", __file__, "is a file; must be a folder"),
    ],
)
def test_a_wrong_setting_is_told_with_what_it_must_be(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError) as caught:
        load_settings()
    assert str(caught.value).startswith(f"{name}: ")
    assert sentence in str(caught.value)


def test_hosts_may_have_a_port_and_letters_of_any_alphabet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SITES", "127.0.0.1:8000, президент.example")
    assert load_settings().sites == ("127.0.0.1:8000", "президент.example")


def test_a_log_level_may_be_typed_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_LOG_LEVEL", "debug")
    assert load_settings().log_level == "DEBUG"


@pytest.mark.parametrize("value", ["secret", "12:sec ret", "Token: 12:secret", "12:секрет secret"])
def test_what_is_no_token_is_refused_and_not_shown(
    value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", value)
    with pytest.raises(UsageError, match=r"^TELEGRAM_BOT_TOKEN: no token") as caught:
        load_settings().bot_token()
    assert "secret" not in str(caught.value)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    (tmp_path / "token").write_text(value)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))
    with pytest.raises(UsageError, match=r"^TELEGRAM_BOT_TOKEN_FILE: no token"):
        load_settings().bot_token()


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

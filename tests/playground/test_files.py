import pytest

from bot.playground import Upload
from bot.playground.files import Files


def test_files_are_found_by_identifier_and_path() -> None:
    files = Files()
    kept = [files.keep("document", Upload(name, "text/plain", b"x")) for name in ("a.TXT", "b/..")]
    assert [file.path for file in kept] == ["documents/file_0.txt", "documents/file_1.bin"]
    assert [files.find(file.file_id) for file in kept] == kept
    assert [files.find_path(file.path) for file in kept] == kept
    assert files.find("other") is files.find_path("other") is None


def test_the_oldest_files_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.playground.files.KEPT_BYTES", 10)
    files = Files()
    kept = [files.keep("document", Upload(name, "text/plain", b"12345")) for name in "abc"]
    assert [files.find(file.file_id) for file in kept] == [None, *kept[1:]]

import io
import json
import lzma
import re
import tarfile
import zipfile
from pathlib import Path

import pytest
from making import make_event

from bot.errors import UsageError
from bot.model import dump_event
from bot.sources import MOST_BYTES
from bot.sources.files import Reading, is_address, measure, read_path

PLAIN = """Events
Opening of the harbour in Selm
The President opened the new harbour.
May 17, 2024
11:30
Selm
President of Ardava Ilona Varga: Good morning, friends.
The ropes are checked.
Publication status
Published in sections: News, Transcripts
Publication date: May 17, 2024, 11:30
Text version"""


def _titles(readings: list[Reading]) -> list[str]:
    return [event.title for reading in readings for event in reading.events]


def _make_tar(path: Path, members: dict[str, bytes], mode: str = "w:xz") -> None:
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def test_a_folder_with_every_kind_of_file_is_read(tmp_path: Path) -> None:
    page = PLAIN.encode()
    (tmp_path / "a.txt").write_bytes(page)
    _make_tar(tmp_path / "b.tar.xz", {"x/1.txt": page, "x/2.txt": page})
    _make_tar(tmp_path / "c.tgz", {"1.txt": page}, "w:gz")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("in/1.txt", page)
    (tmp_path / "e.jsonl").write_text(json.dumps(dump_event(make_event())) + "\n\n")
    readings = list(read_path(tmp_path))
    assert _titles(readings) == ["Opening of the harbour in Selm"] * 6
    assert [reading.refusal for reading in readings] == [None] * 6
    positions = [reading.position for reading in readings]
    assert positions == sorted(positions)
    assert positions[-1] <= measure(tmp_path)


def test_a_record_that_is_no_event_is_refused_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    good = json.dumps(dump_event(make_event()))
    file.write_text(f'{{"title": 1}}\nnot json\n{good}\n{"[" * 20_000}\n')
    readings = list(read_path(file))
    assert [reading.name for reading in readings if reading.refusal] == [
        "events.jsonl:1",
        "events.jsonl:2",
        "events.jsonl:4",
    ]
    assert _titles(readings) == ["Opening of the harbour in Selm"]


def test_a_torn_archive_gives_what_it_holds_and_a_reason(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 4000
    whole = tmp_path / "whole.tar"
    _make_tar(whole, {"1.txt": PLAIN.encode(), "2.bin": noise}, "w")
    torn = tmp_path / "torn.tar"
    torn.write_bytes(whole.read_bytes()[:300_000])
    readings = list(read_path(torn))
    assert _titles(readings) == ["Opening of the harbour in Selm"]
    assert readings[-1].refusal is not None
    (tmp_path / "no.zip").write_bytes(b"no zip")
    (reading,) = read_path(tmp_path / "no.zip")
    assert "can't be read" in (reading.refusal or "")


def test_a_document_that_can_not_be_taken_from_a_zip_is_refused_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "some.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("locked.txt", "odd.txt", "torn.txt", "whole.txt"):
            archive.writestr(name, PLAIN)
    data = bytearray(file.read_bytes())
    entries = [m.start() for m in re.finditer(b"PK\x01\x02", data)]
    data[entries[0] + 8] |= 1  # the flag of what is encrypted
    data[entries[1] + 10] = 99  # a compression that nobody knows
    data[data.index(b"Opening", data.index(b"torn.txt"))] ^= 1
    file.write_bytes(data)
    readings = list(read_path(file))
    assert [one.name for one in readings if one.refusal] == ["locked.txt", "odd.txt", "torn.txt"]
    assert _titles(readings) == ["Opening of the harbour in Selm"]


def test_an_archive_within_an_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("1.txt", PLAIN)
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "inner.zip")
    (reading,) = read_path(tmp_path / "outer.zip")
    assert "unpack it first" in (reading.refusal or "")


def test_a_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a" * (MOST_BYTES + 1))
    (reading,) = read_path(tmp_path / "bomb.zip")
    assert reading.refusal == "larger than 1 MB"


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    line = json.dumps(dump_event(make_event()))
    with lzma.open(tmp_path / "long.jsonl.xz", "wt") as lines:
        lines.write(f'{{"title": "{"a" * 9 * MOST_BYTES}"}}\n{line}\n')
    long, event = read_path(tmp_path / "long.jsonl.xz")
    assert (long.name, long.refusal) == ("long.jsonl.xz:1", "larger than 8 MB")
    assert event.name == "long.jsonl.xz:2"
    assert event.events


def test_a_file_that_vanishes_meanwhile_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.txt"):
        (tmp_path / name).write_text(PLAIN)
    readings = read_path(tmp_path)
    first = next(readings)
    (tmp_path / "2.txt").unlink()
    gone, last = readings
    assert gone.refusal == "can't be read to its end: No such file or directory"
    assert _titles([first, gone, last]) == ["Opening of the harbour in Selm"] * 2


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("HTTPS://president.example/")
    assert not is_address("pages/http.html")


def test_a_path_with_nothing_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        measure(tmp_path / "nowhere")

import struct

import pytest

from bot.playground.images import read_size

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30) + b"\x03" * 10


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 30, 20),
        b"GIF89a" + struct.pack("<HH", 30, 20),
        JPEG,
        b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 30, 20),
        b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + struct.pack("<I", 29 | 19 << 14),
        b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x1d\0\0\x13\0\0",
    ],
)
def test_the_size_stands_in_the_first_bytes(content: bytes) -> None:
    assert read_size(content) == (30, 20)


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", JPEG[:12], b"\xff\xd8\x00", b"%PDF-1.7", b"RIFF"]
)
def test_what_is_no_picture_has_none(content: bytes) -> None:
    assert read_size(content) is None

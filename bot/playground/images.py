"""The size of a picture, read from its first bytes."""

import struct

_JPEG_MARK = 0xFF
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def read_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, JPEG or WebP; None for anything else."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack_from(">II", content, 16)
            return width, height
        if content[:6] in {b"GIF87a", b"GIF89a"}:
            width, height = struct.unpack_from("<HH", content, 6)
            return width, height
        if content.startswith(b"\xff\xd8"):
            return _read_jpeg(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _read_webp(content)
    except (struct.error, IndexError):
        return None  # torn before its size
    return None


def _read_jpeg(content: bytes) -> tuple[int, int] | None:
    pos = 2
    while content[pos] == _JPEG_MARK:
        marker = content[pos + 1]
        (size,) = struct.unpack_from(">H", content, pos + 2)
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, pos + 5)
            return width, height
        pos += 2 + size
    return None


def _read_webp(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return width, int.from_bytes(content[27:30], "little") + 1
    return None

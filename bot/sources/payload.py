"""Reading what a site sends, up to a limit, whatever its compression hides."""

import zlib
from collections.abc import AsyncIterable

from bot.errors import SiteBusyError, SiteError

ENCODINGS = "gzip"
"""What may be asked for; httpx would also undo gzip within gzip, a thousandfold each time."""

_GZIP = zlib.MAX_WBITS | 16
_BEFORE_TAG = b"\xef\xbb\xbf \t\r\n"
_MOST_END = 2000


async def read_payload(chunks: AsyncIterable[bytes], encoding: str, most: int) -> bytes:
    """Return the body, decompressed as it comes, so that a bomb never unfolds.

    Args:
        chunks: The body as sent.
        encoding: The header Content-Encoding.
        most: How many bytes it may have, decompressed.

    Raises:
        SiteError: It is larger, or compressed in another way.
        SiteBusyError: It is torn.
    """
    encoding = encoding.strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise SiteError(f"compressed in a way that wasn't asked for: {encoding[:40]}")
    body = bytearray()
    unzip = zlib.decompressobj(_GZIP) if "gzip" in encoding else None
    async for chunk in chunks:
        if unzip is None:
            body += chunk
        else:
            try:
                body += unzip.decompress(chunk, most + 1 - len(body))
            except zlib.error as error:
                raise SiteBusyError("its compression is broken") from error
        if len(body) > most:
            raise SiteError(f"larger than {most // 1_000_000} MB")
    if unzip is not None and body and not unzip.eof:
        raise SiteBusyError("it breaks off")
    return bytes(body)


def is_torn(body: bytes) -> bool:
    """Whether a page or a feed lacks its last tag."""
    start = body[:200].lstrip(_BEFORE_TAG).lower()
    end = body[-_MOST_END:].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return b"</html>" not in end
    return start.startswith(b"<?xml") and not end.rstrip().endswith(b">")

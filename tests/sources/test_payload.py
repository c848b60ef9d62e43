import gzip
import tracemalloc
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SiteBusyError, SiteError
from bot.sources.payload import is_torn, read_payload


async def _cut(data: bytes, size: int) -> AsyncIterator[bytes]:
    for n in range(0, len(data), size):
        yield data[n : n + size]


@given(st.binary(max_size=500), st.integers(1, 50), st.sampled_from(["", "gzip", "X-GZip"]))
async def test_a_body_comes_out_as_it_went_in(data: bytes, size: int, encoding: str) -> None:
    sent = gzip.compress(data) if encoding else data
    assert await read_payload(_cut(sent, size), encoding, 500) == data


@pytest.mark.parametrize("encoding", ["", "gzip"])
async def test_one_byte_too_many_is_too_many(encoding: str) -> None:
    sent = gzip.compress(bytes(501)) if encoding else bytes(501)
    with pytest.raises(SiteError, match="larger than"):
        await read_payload(_cut(sent, 7), encoding, 500)


async def test_a_bomb_does_not_unfold() -> None:
    sent = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(SiteError, match="larger than 1 MB"):
        await read_payload(_cut(sent, 65_536), "gzip", 1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "zstd"])
async def test_only_the_compression_that_was_asked_for_is_undone(encoding: str) -> None:
    with pytest.raises(SiteError, match="wasn't asked for"):
        await read_payload(_cut(b"x", 1), encoding, 500)


@pytest.mark.parametrize("damage", [slice(0, -9), slice(5, None)])
async def test_a_torn_compression_may_be_whole_another_time(damage: slice) -> None:
    with pytest.raises(SiteBusyError):
        await read_payload(_cut(gzip.compress(b"Good morning." * 99)[damage], 7), "gzip", 5000)


@pytest.mark.parametrize(
    ("body", "torn"),
    [
        (b"<!DOCTYPE html><html><p>Good", True),
        (b"\xef\xbb\xbf\n<HTML><p>Good morning.</p></HTML>\n", False),
        (b"<?xml version='1.0'?><feed><entry>Good mor", True),
        (b"<?xml version='1.0'?><feed></feed>\n", False),
        (b"Events\nGood morning.", False),
        (b"", False),
    ],
)
def test_a_page_without_its_end_is_torn(body: bytes, torn: bool) -> None:
    assert is_torn(body) == torn

"""Files in parts: nothing lost, none too large, each whole in itself."""

from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.export.parts import Parts


def _tail(part: int, parts: int) -> bytes:
    return b">%d/%d" % (part, parts)


@given(st.lists(st.text("ab", min_size=1, max_size=9)), st.integers(20, 60))
def test_the_pieces_come_back_in_order_from_parts_that_are_small_enough(
    pieces: list[str], most: int
) -> None:
    with closing(Parts(b"<", b",", _tail, most)) as parts:
        for piece in pieces:
            parts.add(piece.encode())
        parts.end()
        read = [parts.read(n) for n in range(1, len(parts) + 1)]
    found: list[str] = []
    for n, part in enumerate(read, 1):
        assert len(part) <= most
        assert part.startswith(b"<")
        tail = _tail(n, len(read))
        assert part.endswith(tail)
        found += part[1 : -len(tail)].decode().split(",")
    assert found == (pieces or [""])


def test_a_part_is_begun_only_where_the_last_one_has_no_room() -> None:
    with closing(Parts(b"", b"", lambda _part, _parts: b"", 10)) as parts:
        for _ in range(5):
            parts.add(b"1234")
        parts.end()
        assert [parts.read(n) for n in range(1, 4)] == [b"12341234", b"12341234", b"1234"]


def test_what_is_longer_than_a_part_stands_in_one_of_its_own() -> None:
    with closing(Parts(b"", b"", lambda _part, _parts: b"", 10)) as parts:
        parts.add(b"1")
        parts.add(b"x" * 30)
        parts.end()
        assert parts.read(2) == b"x" * 30

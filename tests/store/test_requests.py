"""Requests that buttons stand for."""

import re

import pytest

from bot.store.requests import Requests
from bot.store.table import Documents

DAY = 24 * 3600.0
NOW = 1_700_000_000.0


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def requests(documents: Documents, clock: Clock) -> Requests:
    return Requests(documents, clock)


def test_a_request_comes_back_under_a_short_id(requests: Requests) -> None:
    request = {"kind": "quote", "words": "чей корабль старше", "page": 2, "filters": [None, True]}
    short = requests.remember(request, NOW)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,10}", short)
    assert requests.request(short) == request


def test_equal_requests_share_their_id_and_others_do_not(requests: Requests) -> None:
    short = requests.remember({"a": 1, "b": 2}, NOW)
    assert requests.remember({"b": 2, "a": 1}, NOW) == short
    assert len({requests.remember({"page": n}, NOW) for n in range(100)} | {short}) == 101


def test_requests_of_one_digest_get_different_ids(requests: Requests) -> None:
    one, other = {"page": 10242262}, {"page": 26544631}  # found by trying 30 million
    first, second = requests.remember(one, NOW), requests.remember(other, NOW)
    assert first != second
    assert (requests.request(first), requests.request(second)) == (one, other)
    assert requests.remember(one, NOW) == first
    assert requests.remember(other, NOW) == second


def test_a_request_is_gone_after_30_days(requests: Requests, clock: Clock) -> None:
    short = requests.remember({"page": 1}, NOW)
    clock.now = NOW + 30 * DAY - 1
    assert requests.request(short) == {"page": 1}
    clock.now = NOW + 30 * DAY
    assert requests.request(short) is None


def test_remembering_again_gives_it_another_30_days(requests: Requests, clock: Clock) -> None:
    short = requests.remember({"page": 1}, NOW)
    requests.remember({"page": 1}, NOW + 20 * DAY)
    clock.now = NOW + 49 * DAY
    assert requests.request(short) == {"page": 1}


def test_old_requests_are_deleted_along_the_way(documents: Documents, requests: Requests) -> None:
    for n in range(150):
        requests.remember({"page": n}, NOW + n)
    for n in range(2):
        requests.remember({"later": n}, NOW + 31 * DAY)
    assert len(documents.table("requests")) == 2


@pytest.mark.parametrize(
    "short", ["", "AAAAAAA", "AAAAAAAA", "AAAAAAAAAAAA", "AAAAAAA=", "ж!", "a b"]
)
def test_what_was_never_remembered_is_none(requests: Requests, short: str) -> None:
    requests.remember({"page": 1}, NOW)
    assert requests.request(short) is None


def test_a_text_cut_within_a_character_is_kept(requests: Requests) -> None:
    assert requests.request(requests.remember({"words": "\ud83d"}, NOW)) == {"words": "\ud83d"}

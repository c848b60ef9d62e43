import datetime as dt
from pathlib import Path

import pytest
from publishing import Report, write_list

from bot.errors import SourceError
from bot.sources.listing import day_address, read_listing

ADDRESS = "http://en.president.example/events/president/news/by-date/17.05.2024"
REPORTS = [Report(102, title="Talks", time="14:00"), Report(101)]


def test_a_list_gives_its_events_with_day_time_and_address() -> None:
    listing = read_listing(write_list(REPORTS, page=3, pages=9), ADDRESS)
    assert (listing.page, listing.pages) == (3, 9)
    assert [(i.id, i.title, str(i.date), i.time, i.url) for i in listing.items] == [
        (102, "Talks", "2024-05-17", "14:00", "http://en.president.example/events/president/news/102"),
        (101, "Opening of the harbour in Selm", "2024-05-17", "11:30",
         "http://en.president.example/events/president/news/101"),
    ]  # fmt: skip


def test_the_other_pages_of_a_list_have_addresses_as_long_as_there_are_any() -> None:
    listing = read_listing(write_list(REPORTS, page=2, pages=3), ADDRESS)
    assert listing.address(3) == "http://en.president.example/events/president/news/page/3"
    assert (listing.address(4), listing.address(0)) == (None, None)
    bare = read_listing(write_list(REPORTS).replace(b"data-url-template", b"data-x"), ADDRESS)
    assert bare.address(1) is None


def test_a_days_list_has_an_address() -> None:
    assert day_address("http://en.president.example", dt.date(2024, 5, 17)) == ADDRESS


def test_an_item_without_a_number_a_link_or_a_title_is_left_out() -> None:
    data = write_list([*REPORTS, Report(103), Report(104)])
    for whole, broken in (
        (b'data-id="102"', b'data-id="x"'),
        (b'/101" rel="bookmark"', b'/101" rel="no"'),
        (b'data-id="103"', b'data-id=""'),
    ):
        data = data.replace(whole, broken)
    assert [item.id for item in read_listing(data, ADDRESS).items] == [104]


@pytest.mark.parametrize("data", [b"", b"<html><article>An event</article></html>"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_listing(data, ADDRESS)


def test_the_real_lists_are_read_whole(corpus: Path) -> None:
    found = {
        path.name: read_listing(path.read_bytes(), ADDRESS)
        for path in corpus.glob("fixtures/list_*.html")
    }
    assert {(len(each.items), each.pages) for each in found.values()} == {(20, 1198), (17, 1198)}
    assert all(
        item.date and item.time and item.title for each in found.values() for item in each.items
    )
    day = found["list_by_date_27.08.2020.html"].items
    assert [item.id for item in day if item.date == dt.date(2020, 8, 27)] == [63953, 63951, 63950]
    assert day[0].place == "Republic of Crimea"

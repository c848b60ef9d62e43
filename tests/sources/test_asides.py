import datetime as dt

import pytest

from bot.model import Photo, SeeAlso
from bot.sources.asides import (
    Photos,
    join_photos,
    part_asides,
    part_photos,
    part_see_also,
    read_see_also,
)

TITLE = "Opening of the long bridge in Veldt"
PARAGRAPH = (
    "We have built this bridge for those who come after us, as our mothers built the harbour. "
    "It will stand for a hundred years, and we must keep it in good order, every bolt of it. "
    "That is what I ask of you."
)


def test_a_counter_stands_above_a_caption():
    photos, rest = part_photos(["4 of 5", "On the bridge", "Good day."], TITLE)
    assert photos == Photos((Photo("On the bridge"),), 5)
    assert rest == ["Good day."]


def test_a_russian_counter_counts_too():
    assert part_photos(["1 из 3", "На мосту"], TITLE)[0].count == 3


def test_a_counter_without_a_caption_takes_no_text():
    assert part_photos(["1 of 3", "* * *", "Good day."], TITLE) == (
        Photos((), 3),
        ["* * *", "Good day."],
    )


@pytest.mark.parametrize(
    "caption",
    [
        "With Head of Veldt Vera Example.",
        "At the opening of the bridge.",
        "Opening of the long bridge.",
        "Opening of the long bridge in Veldt. With Vera Example.",
    ],
)
def test_a_single_picture_is_told_by_its_caption(caption):
    assert part_photos([caption, "Good day."], TITLE) == (
        Photos((Photo(caption),), 1),
        ["Good day."],
    )


@pytest.mark.parametrize(
    "line",
    [
        "With this bridge we have reached the other shore.",
        "Vera Example: At the opening of the bridge.",
        "The bridge has opened in Veldt.",
        "Good day.",
        "* * *",
    ],
)
def test_text_is_no_caption(line):
    assert part_photos([line], TITLE) == (Photos(), [line])


def test_a_picture_whose_caption_the_site_lacks_is_counted():
    assert part_photos(["None", "Good day."], TITLE) == (Photos((), 1), ["Good day."])


def test_the_name_of_a_video_repeats_the_title():
    assert part_photos([TITLE, "Good day."], TITLE) == (Photos(), ["Good day."])


def test_pictures_within_the_text_are_taken_out():
    lines = [
        "Good day.",
        "2 of 3",
        "The harbour.",
        "With pleasure.",
        "At the opening of the bridge.",
        "Go on.",
    ]
    text, photos = part_asides(lines, TITLE)
    assert text == ["Good day.", "With pleasure.", "Go on."]
    assert photos == Photos((Photo("The harbour."), Photo("At the opening of the bridge.")), 4)


def test_pictures_of_several_places_add_up():
    one = Photos((Photo("A"),), 3)
    assert join_photos([one, Photos(), one]) == Photos((Photo("A"), Photo("A")), 6)


@pytest.mark.parametrize(
    "pulled",
    [
        "”It will stand for a hundred years, and we must keep it in good order, every bolt of it.“",
        "“We have built this bridge for those who come after us. That is what I ask of you.”",
        "It will stand for a hundred years, and we must keep it in good order.",
    ],
)
def test_a_quotation_in_larger_letters_is_left_out(pulled):
    assert part_asides(["Good day.", pulled, PARAGRAPH], TITLE)[0] == ["Good day.", PARAGRAPH]
    assert part_asides(["Good day.", PARAGRAPH, pulled], TITLE)[0] == ["Good day.", PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    [
        "“Whoever crosses it should think of those who carried the stones.”",
        "It will stand for a hundred years, if the river lets it be where it is.",
        "Vera Example: It will stand for a hundred years, and we must keep it in good order.",
        "Thank you very much.",
        PARAGRAPH,
    ],
)
def test_words_of_the_text_stay(line):
    lines = [PARAGRAPH, line, "Thank you very much."]
    assert part_asides(lines, TITLE)[0] == lines


def test_see_also_in_mid_text_ends_with_its_dates():
    lines = [
        "Good day.",
        "See also",
        "Talks in Veldt",
        "March 4, 2019",
        "Visit to Veldt",
        "March 4 − 6, 2019",
        "The bridge is long.",
        "It is open.",
    ]
    assert part_see_also(lines) == (
        ["Good day.", "The bridge is long.", "It is open."],
        [
            SeeAlso("Talks in Veldt", dt.date(2019, 3, 4)),
            SeeAlso("Visit to Veldt", dt.date(2019, 3, 4)),
        ],
    )


def test_an_undated_item_in_mid_text_is_one_line():
    lines = ["Additional", "News of the Bridge Council", "The bridge is long."]
    assert part_see_also(lines) == (
        ["The bridge is long."],
        [SeeAlso("News of the Bridge Council")],
    )


def test_see_also_at_the_end_goes_to_the_end():
    lines = ["Смотрите также", "Переговоры", "4 марта 2019 года", "Новости моста", "Ещё новости"]
    titles = [item.title for item in part_see_also(lines)[1]]
    assert titles == ["Переговоры", "Новости моста", "Ещё новости"]


def test_no_items_are_none():
    assert read_see_also([], last=True) == ([], 0)
    assert part_see_also(["See also"]) == ([], [])

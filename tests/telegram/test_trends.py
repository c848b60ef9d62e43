"""Trends as captions, buttons and pictures."""

import datetime as dt
import io

import pytest
from PIL import Image

from bot.answers.trend import Stats, Trend
from bot.messages import phrases
from bot.model import Coverage
from bot.search import Occurrences, Series, Share
from bot.telegram.chart import draw_trend
from bot.telegram.html import strip_markup
from bot.telegram.trends import lay_out_trend, render_stats, render_trend

YEARS = tuple(dt.date(year, 1, 1) for year in range(2010, 2024))
SAID = (10_000, 0, *[20_000] * 12)


def _make(*counts: tuple[int, ...]) -> Trend:
    names = ("ferry", "storm", "bread")
    series = tuple(
        Series(name, each, 0, (Share("Ilona Varga", sum(each)),))
        for name, each in zip(names, counts, strict=False)
    )
    return Trend(" | ".join(names[: len(counts)]), Occurrences("year", YEARS, SAID, series))


def test_a_caption_says_how_often_when_most_and_who() -> None:
    text = strip_markup(render_trend(_make((5, 0, *[1] * 11, 30)), phrases("en")))
    assert text.startswith(
        "ferry — 46 times. Most in 2023: 15.0 per 10,000 words. Says it most: Ilona Varga (46)."
    )
    assert "Counted are" in text


def test_what_is_never_said_is_said_to_be_so() -> None:
    text = strip_markup(render_trend(_make((1,) * 14, (0,) * 14), phrases("en")))
    assert "storm — never." in text


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_caption_fits_a_picture(lang: str) -> None:
    long = "words " * 100
    series = tuple(Series(long + str(n), (9,) * 14, 0, (Share(long, 9),) * 5) for n in range(9))
    trend = Trend(long, Occurrences("year", YEARS, SAID, series))
    # Telegram takes 1,024 UTF-16 units of visible text under a photo.
    assert len(strip_markup(render_trend(trend, phrases(lang)))) <= 1024


def test_the_best_periods_have_buttons_to_their_passages_in_order() -> None:
    rows = lay_out_trend(_make((5, 0, *range(1, 13))), phrases("en"))
    buttons = [button for row in rows for button in row]
    assert len(buttons) == 12
    assert [button.label for button in buttons] == sorted(button.label for button in buttons)
    assert buttons[-1].request.words == "ferry on:2023"


@pytest.mark.parametrize("counts", [((5, 0, *[1] * 12),), ((5, 0, *[1] * 12), (0,) * 14)])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_picture_is_sharp_on_a_phone_and_small(counts: tuple, lang: str) -> None:
    drawn = draw_trend(_make(*counts), phrases(lang))
    picture = Image.open(io.BytesIO(drawn))
    assert picture.size == (1200, 800)
    assert len(drawn) < 300_000


def test_a_gap_of_the_archive_is_grey() -> None:
    drawn = Image.open(io.BytesIO(draw_trend(_make((5, 0, *[1] * 12)), phrases("en"))))
    colours = {colour for _, colour in drawn.convert("RGB").getcolors(1 << 20)}
    assert (0xE9, 0xE6, 0xDF) in colours
    whole = Trend(
        "ferry", Occurrences("year", YEARS, (9,) * 14, _make((1,) * 14).occurrences.series)
    )
    full = Image.open(io.BytesIO(draw_trend(whole, phrases("en"))))
    assert (0xE9, 0xE6, 0xDF) not in {c for _, c in full.convert("RGB").getcolors(1 << 20)}


def test_figures_are_written_as_the_reader_writes_them() -> None:
    made = _make((5, 0, *[1_000] * 11, 1_101))
    assert "12,106 times" in strip_markup(render_trend(made, phrases("en")))
    assert "550,5 на 10 000 слов" in strip_markup(render_trend(made, phrases("ru")))
    stats = Stats(None, 19_186, (Share("Ilona Varga", 5_325),), 0, Coverage(1_204, None, None))
    text = strip_markup(render_stats(stats, phrases("en")))
    assert "1,204 events\n19,186 words" in text
    assert "(5,325 words)" in text


def test_months_have_room_for_their_figures_on_a_phone() -> None:
    months = tuple(dt.date(2024, month, 1) for month in range(1, 13))
    series = (Series("ferry", (9,) * 12, 0, ()),)
    trend = Trend("ferry", Occurrences("month", months, (99,) * 12, series))
    assert [len(row) for row in lay_out_trend(trend, phrases("en"))] == [3, 3, 3, 3]


def test_shares_are_told_by_speaker() -> None:
    stats = Stats(
        None, 200, (Share("Ilona Varga", 150), Share("Pavel Dorn", 50)), 0, Coverage(3, None, None)
    )
    text = strip_markup(render_stats(stats, phrases("en")))
    assert "75% — Ilona Varga (150 words)" in text
    assert "3 events" in text


def test_what_is_rare_is_not_told_as_nothing() -> None:
    series = (Series("ferry", (1, *[0] * 13), 0, ()),)
    trend = Trend("ferry", Occurrences("year", YEARS, (2_000_000,) * 14, series))
    assert "<0.1 per 10,000 words" in strip_markup(render_trend(trend, phrases("en")))
    stats = Stats(None, 10_000, (Share("Pavel Dorn", 40),), 0, Coverage(3, None, None))
    assert "<1% — Pavel Dorn (40 words)" in strip_markup(render_stats(stats, phrases("en")))

import datetime as dt

import pytest
import telegram

from bot.answers.request import ChooseZone
from bot.chat.locations import zone_at
from bot.chat.updates import read_message


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (55.75, 37.6, "Europe/Moscow"),
        (52.5, 13.4, "Europe/Berlin"),
        (35.7, 139.7, "Asia/Tokyo"),
        (40.7, -74.0, "America/New_York"),
        (-33.9, 151.2, "Australia/Sydney"),
        (54.98, 82.9, "Asia/Novosibirsk"),
        (-17.7, 178.1, "Pacific/Fiji"),
        (66.0, -179.9, "Asia/Anadyr"),
    ],
)
def test_a_place_has_the_zone_of_the_nearest_city(
    latitude: float, longitude: float, zone: str
) -> None:
    assert zone_at(latitude, longitude) == zone


def test_who_shares_a_location_chooses_its_zone() -> None:
    anna = telegram.User(1001, "Anna", False)
    message = telegram.Message(
        1,
        dt.datetime(2024, 5, 17, tzinfo=dt.UTC),
        telegram.Chat(1001, telegram.Chat.PRIVATE),
        from_user=anna,
        location=telegram.Location(longitude=37.6, latitude=55.75),
    )
    assert read_message(message, anna) == ChooseZone("Europe/Moscow")

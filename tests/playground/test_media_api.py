import struct
import zlib

import pytest
import telegram
from telegram.error import BadRequest

from bot.playground import Playground, Upload

ANNA = 1001


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\0" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


async def test_a_document_goes_out_and_comes_back(bot: telegram.Bot) -> None:
    content = bytes(range(256)) * 5000
    sent = await bot.send_document(
        ANNA, content, filename="стенограмма.txt", caption="<i>😀</i>", parse_mode="HTML"
    )
    assert (sent.document.file_name, sent.document.file_size) == ("стенограмма.txt", len(content))
    assert (sent.caption, sent.caption_entities[0].length) == ("😀", 2)
    file = await sent.document.get_file()
    assert file.file_unique_id == sent.document.file_unique_id
    assert await file.download_as_bytearray() == content


async def test_a_photo_has_its_size_and_can_be_sent_again(bot: telegram.Bot) -> None:
    sent = await bot.send_photo(ANNA, png(30, 20))
    [photo] = sent.photo
    assert (photo.width, photo.height) == (30, 20)
    again = await bot.send_photo(ANNA, photo.file_id, caption="again")
    assert again.photo == sent.photo
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(ANNA, photo.file_id)


async def test_a_caption_is_edited_and_a_photo_has_no_text(bot: telegram.Bot) -> None:
    sent = await bot.send_photo(ANNA, png(3, 2), caption="one")
    assert (await sent.edit_caption("<b>two</b>", parse_mode="HTML")).caption_html == "<b>two</b>"
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", ANNA, sent.message_id)
    text = await bot.send_message(ANNA, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(ANNA, text.message_id, caption="x")


async def test_what_a_person_uploads_can_be_fetched(
    playground: Playground, bot: telegram.Bot
) -> None:
    playground.world.show(ANNA, ANNA, "photo", Upload("a b.png", "image/png", png(2, 2)), "look")
    [update] = await bot.get_updates()
    assert update.message.caption == "look"
    file = await update.message.photo[-1].get_file()
    assert file.file_path.endswith(".png")
    assert await file.download_as_bytearray() == png(2, 2)


async def test_files_that_telegram_refuses_are_refused(bot: telegram.Bot) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(ANNA, b"no picture")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(ANNA, b"")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(ANNA, b"x", caption="x" * 1025)
    with pytest.raises(BadRequest, match="Wrong remote file identifier"):
        await bot.send_document(ANNA, "AgACAgIAAxk")
    with pytest.raises(BadRequest, match="Failed to get http url content"):
        await bot.send_document(ANNA, "http://127.0.0.1/a.pdf")
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("AgACAgIAAxk")

"""A bot on aiogram: answers, edits when its button is pressed, sends a file, and inline mode."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

MORE = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="more", callback_data="more")]]
)
FOUND = InlineQueryResultArticle(
    id="1", title="Found", input_message_content=InputTextMessageContent(message_text="inserted")
)
dispatcher = Dispatcher()


@dispatcher.message()
async def answer(message) -> None:
    await message.reply(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=MORE)


@dispatcher.callback_query()
async def press(query) -> None:
    await query.message.edit_text("edited")
    await query.message.answer_document(BufferedInputFile(b"text", "a.txt"), caption="a file")
    await query.answer("done")


@dispatcher.inline_query()
async def find(query) -> None:
    await query.answer([FOUND], cache_time=0)


@dispatcher.guest_message()
async def visit(message) -> None:
    await message.answer_guest_query(FOUND)


token, url = sys.argv[1:]
session = AiohttpSession(api=TelegramAPIServer.from_base(url))
asyncio.run(dispatcher.start_polling(Bot(token, session=session)))

// A bot on grammy: answers, edits when its button is pressed, sends a file, and inline mode.

import { createRequire } from "node:module";

const [folder, token, url] = process.argv.slice(2);
const { Bot, InlineKeyboard, InputFile } = createRequire(`${folder}/`)("grammy");
const bot = new Bot(token, { client: { apiRoot: url } });
const found = {
  type: "article",
  id: "1",
  title: "Found",
  input_message_content: { message_text: "inserted" },
};

bot.on("message", (ctx) =>
  ctx.reply(`<b>${ctx.message.text}</b>`, {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboard().text("more", "more"),
    reply_parameters: { message_id: ctx.message.message_id },
  }),
);
bot.on("callback_query", async (ctx) => {
  await ctx.editMessageText("edited");
  await ctx.replyWithDocument(new InputFile(Buffer.from("text"), "a.txt"), { caption: "a file" });
  await ctx.answerCallbackQuery("done");
});
bot.on("inline_query", (ctx) => ctx.answerInlineQuery([found], { cache_time: 0 }));
bot.on("guest_message", (ctx) => ctx.answerGuestQuery(found));
process.once("SIGTERM", () => bot.stop());
await bot.start({ allowed_updates: ["message", "callback_query", "inline_query", "guest_message"] });

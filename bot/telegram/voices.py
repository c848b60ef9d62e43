"""Quotes with who says them: a passage may run on from one speaker to the next."""

from bot.answers.answer import Onward, Passage
from bot.messages import Phrases
from bot.telegram.html import embolden, escape
from bot.telegram.taken import clip

_LABEL = 120


def quote_voices(passage: Passage, t: Phrases, *, plain: bool = False) -> str:
    """Return the paragraphs of a passage in Telegram's HTML, a quote for each who speaks.

    Args:
        passage: The passage.
        t: The reader's phrases.
        plain: Whether nothing is bold, neither the matched words nor the speaker.
    """
    said = []
    for attribution, parts in passage.voices:
        quoted = "\n\n".join(_quote(part, plain=plain) for part in parts)
        who = _name_plainly(attribution, t) if plain else name_voice(attribution, t)
        said.append(f"<blockquote>{quoted}</blockquote>\n— {who}")
    return "\n".join(said)


def name_voice(attribution: str | None, t: Phrases) -> str:
    """Return who says something, in Telegram's HTML; None is the site itself."""
    name = _name_plainly(attribution, t)
    return f"<b>{name}</b>" if attribution else f"<i>{name}</i>"


def _name_plainly(attribution: str | None, t: Phrases) -> str:
    return escape(clip(attribution or t("site.text"), _LABEL))


def _quote(part: Passage | Onward, *, plain: bool) -> str:
    before, after = "… " * part.clipped[0], " …" * part.clipped[1]
    return f"{before}{embolden(part.text, () if plain else part.spans)}{after}"

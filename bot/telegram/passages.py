"""Messages and buttons of passages: as found, and in their events' other language."""

from bot.answers.answer import Passage, Translation
from bot.answers.papers import Scope
from bot.answers.request import (
    Cite,
    Export,
    FindQuote,
    Request,
    ShowContext,
    ShowEchoes,
    ShowEvent,
    ShowPassage,
)
from bot.answers.starts import start_passage
from bot.messages import Phrases
from bot.telegram.buttons import (
    Button,
    Rows,
    elsewhere_button,
    source_button,
    turn_buttons,
)
from bot.telegram.headings import describe_state, heading
from bot.telegram.html import escape
from bot.telegram.taken import describe_taken, list_notes
from bot.telegram.voices import name_voice, quote_voices

_MOST_PEOPLE = 8


def render_passage(answer: Passage, t: Phrases) -> str:
    """Return a passage in Telegram's HTML, with who says it, where, and how it was found."""
    said = quote_voices(answer, t)
    shown = f"{said}\n{heading(answer.event, t)}{describe_state(answer.state, t)}"
    if not answer.words:
        # A link led here, no search.
        return shown
    position = t("position", n=t.number(answer.hit + 1), total=t.number(answer.total))
    taken = describe_taken(answer.understood, t, counted=bool(answer.narrowings))
    notes = [f"{position} · {taken}" if taken else position, *list_notes(answer.understood, t)]
    return f"{shown}\n\n" + "\n".join(f"<i>{escape(note)}</i>" for note in notes)


def lay_out_passage(answer: Passage, t: Phrases) -> Rows:
    """Return the buttons under a passage."""
    number, n = answer.event.number, answer.paragraph.n
    hit, words = answer.hit, answer.words
    around: Request = ShowContext(number, n, hit, words)
    turn = turn_buttons(hit, answer.total, lambda to: FindQuote(words, to))
    whole = Button(t("button.event"), ShowEvent(number))
    people = [
        [Button(f"{one.name} · {t.number(one.passages)}", FindQuote(one.words))]
        for one in answer.narrowings[:_MOST_PEOPLE]
    ]
    other = elsewhere_button(answer.elsewhere, lambda _: ShowPassage(number, n, 1, hit, words), t)
    again = [Button(f"{t('button.echoes')} · {answer.echoes}", ShowEchoes(number, n))]
    again *= answer.echoes > 0
    cite = Button(t("button.cite"), Cite(number, n, 0, hit, words))
    # Without words a link led here, and there is no result but this passage's event.
    whole_result = (
        Export(Scope.PASSAGES, hit, words=words) if words else Export(Scope.EVENT, number)
    )
    save = Button(t("button.export"), whole_result)
    page = Button(t("button.page"), page=f"{answer.event.key}#p{n}")
    share = Button(t("button.share"), share=start_passage(number, n))
    return [
        turn,
        *people,
        [Button(t("button.context"), around), whole, *source_button(answer.event, t)],
        [*again, page, *other],
        [cite, save, share],
    ]


def render_translation(answer: Translation, t: Phrases) -> str:
    """Return what stands at a passage's place in the other language, in Telegram's HTML."""
    quoted = "\n\n".join(escape(piece.text) for piece in answer.pieces)
    if len(answer.pieces[-1].text) < len(answer.pieces[-1].paragraph.text):
        quoted += " …"
    said = f"<blockquote>{quoted}</blockquote>\n— {name_voice(answer.attribution, t)}"
    unsure = f"\n\n<i>{t('other.unsure')}</i>" if answer.unsure else ""
    return f"{said}\n{heading(answer.event, t)}{unsure}"


def lay_out_translation(answer: Translation, t: Phrases) -> Rows:
    """Return the buttons under it."""
    number, n = answer.event.number, answer.pieces[0].paragraph.n
    return [
        [
            Button(t("button.back"), answer.back),
            Button(t("button.context"), ShowContext(number, n, 0, "")),
        ],
        [Button(t("button.event"), ShowEvent(number)), *source_button(answer.event, t)],
    ]

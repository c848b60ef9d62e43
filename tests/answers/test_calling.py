"""`by:` and `/speaker` mean the same people, however they are called."""

from pathlib import Path

import pytest
from making import make_event

from bot.answers.answer import Nothing, Passage
from bot.answers.overviews import SpeakerPage
from bot.answers.request import FindQuote, FindSpeaker, Lookup
from bot.library import Library, open_library
from bot.model import Paragraph

_SAID = (
    ("Prime Minister of Belmark Tomas Grell", "Tomas Grell", "The bridge is ours and theirs."),
    ("Patriarch Feofan", "Feofan", "May it stand."),
    ("Harbour Master Pavel Dornov", "Pavel Dornov", "It is a good bridge."),
)
EVENT = make_event(
    paragraphs=tuple(
        Paragraph(n, "speech", text, speaker, label)
        for n, (label, speaker, text) in enumerate(_SAID, 1)
    )
)


async def _ask(library: Library, request: Lookup) -> object:
    await library.store.write(lambda tx: tx.put(EVENT))
    await library.index()
    await library.know_people()
    return await library.desk.answer(request, "en")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Prime Minister Grell", "The bridge is ours and theirs."),
        ("T. Grell", "The bridge is ours and theirs."),
        ("mr grel", "The bridge is ours and theirs."),
        ("Patriarch Feofan", "May it stand."),
        ("патриарх Феофан", "May it stand."),
        ("Dornov", "It is a good bridge."),
    ],
)
async def test_who_is_meant_is_found_by_both(tmp_path: Path, typed: str, says: str) -> None:
    async with open_library(tmp_path) as library:
        passage = await _ask(library, FindQuote(f'by:"{typed}" bridge | stand'))
        assert isinstance(passage, Passage)
        assert passage.text == says
        page = await _ask(library, FindSpeaker(typed))
        assert isinstance(page, SpeakerPage)
        # The button under it leads to the person's passages.
        passage = await _ask(library, FindQuote(page.words))
        assert isinstance(passage, Passage)
        assert passage.text == says


async def test_a_form_that_only_the_index_knows_leads_to_the_person(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        page = await _ask(library, FindSpeaker("Дорновым"))
        assert isinstance(page, SpeakerPage)
        assert page.person.surname == "Dornov"


async def test_nobody_is_nobody_for_both(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        assert isinstance(await _ask(library, FindQuote("by:xylophon bridge")), Nothing)
        assert isinstance(await _ask(library, FindSpeaker("xylophon")), Nothing)

import asyncio

import pytest
from making import make_event

from bot.__main__ import main
from bot.store.tiny import TinyStore


@pytest.fixture
def filled(tmp_path):
    async def fill():
        store = TinyStore(tmp_path)
        await store.write(lambda tx: tx.put(make_event()))
        await store.close()

    asyncio.run(fill())
    return ["--data", str(tmp_path)]


def test_all_persons_are_listed(filled, capsys):
    assert main(["people", "--limit", "1", *filled]) == 0
    first, rest = capsys.readouterr().out.splitlines()
    assert first == "Ilona Varga · events: 1 · passages: 3 · labels: 2"
    assert rest == "… and 1 more; --limit shows them"


def test_a_person_is_shown_with_roles_and_labels(filled, capsys):
    assert main(["people", "Варга", *filled]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  2024-05-17 President of Ardava (1)",
        "  «Ilona Varga» 1",
        "  «President of Ardava Ilona Varga» 1",
    ]


def test_nobody_is_said_so(filled, capsys):
    assert main(["people", "Zymurgy", *filled]) == 1
    assert capsys.readouterr().out == "Nobody like this speaks in the archive.\n"

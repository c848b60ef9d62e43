"""The command line, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from making import ROOT, make_event

from bot.model import dump_event, load_event


def _run(*arguments: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    place = ["--data", str(data)] if data else []
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BOT_", "TELEGRAM_"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments, *place],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    events = folder / "events.jsonl"
    events.write_text(json.dumps(dump_event(make_event())) + "\n")
    done = _run("ingest", str(events), data=folder / "data")
    assert done.stdout == "1 new, 0 changed, 0 same, 0 refused\n"
    assert done.returncode == 0
    return folder / "data"


def test_ingest_again_changes_nothing(filled: Path) -> None:
    done = _run("ingest", str(filled.parent / "events.jsonl"), data=filled)
    assert done.stdout == "0 new, 0 changed, 1 same, 0 refused\n"


def test_what_is_refused_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = _run("ingest", str(tmp_path / "empty.txt"), data=tmp_path / "data")
    assert done.stdout == "0 new, 0 changed, 0 same, 1 refused\n"
    assert "refused empty.txt: " in done.stderr
    assert done.returncode == 1


def test_ask_prints_what_the_chat_would_answer(filled: Path) -> None:
    done = _run("ask", "/quote sea dos not ask", data=filled)
    assert "The sea does not ask whose boat is older" in done.stdout
    assert "<b>" not in done.stdout
    assert "(http://en.president.example/events/president/news/101)" in done.stdout
    assert _run("ask", "/quote zymurgy quokka", data=filled).returncode == 1
    assert _run("ask", "/on yesterday", data=filled).stdout.startswith(
        "The archive has no event on"
    )


def test_search_finds_passages(filled: Path) -> None:
    done = _run("search", "whose", "boat", "is", "older", data=filled)
    assert "President of Ardava Ilona Varga" in done.stdout
    assert done.stdout.startswith("The 1 likeliest")
    assert done.returncode == 0


def test_search_tells_what_it_understood_and_how_much_there_is(filled: Path) -> None:
    done = _run("search", "by:vargo", "sort:newest", "from:2024", data=filled)
    assert done.stdout.startswith("3 of 3 · by Ilona Varga, from 2024\n")
    assert "sort:newest" in done.stdout
    missed = _run("search", "zymurgy quokka sea whose", data=filled)
    assert missed.stdout.startswith("Nothing like this in the archive.\nThe nearest to it:\n")
    assert missed.returncode == 1


def _run_batch(verb: str, queries: Path, data: Path) -> list[dict]:
    printed = _run(verb, "--batch", str(queries), data=data).stdout
    return [json.loads(line) for line in printed.splitlines()]


def test_batches_answer_every_query_in_order(filled: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    asked = [{"id": "a", "q": "whose boat is older"}, {"id": "b", "q": "zymurgy quokka"}]
    queries.write_text("".join(json.dumps(q) + "\n" for q in asked))
    found = [
        json.loads(x)
        for x in _run("search", "--batch", str(queries), data=filled).stdout.splitlines()
    ]
    assert [each["id"] for each in found] == ["a", "b"]
    assert found[0]["hits"][0]["text"].startswith("The sea does not ask")
    assert found[1]["hits"] == []
    answers = [
        json.loads(x) for x in _run("ask", "--batch", str(queries), data=filled).stdout.splitlines()
    ]
    assert [each["kind"] for each in answers] == ["answer", "none"]
    assert answers[0]["hits"][0]["event"] == {
        "title": "Opening of the harbour in Selm",
        "date": "2024-05-17",
    }
    assert answers[0]["ms"] > 0


def test_export_gives_what_ingest_takes(filled: Path, tmp_path: Path) -> None:
    first = _run("export", "--events", data=filled).stdout
    assert load_event(json.loads(first)).paragraphs == make_event().paragraphs
    (tmp_path / "copy.jsonl").write_text(first)
    _run("ingest", str(tmp_path / "copy.jsonl"), data=tmp_path / "data")
    assert _run("export", data=tmp_path / "data").stdout == first
    lines = _run("export", "--paragraphs", data=filled).stdout.splitlines()
    assert [json.loads(line)["paragraph"] for line in lines] == [1, 2, 3, 4, 5, 6, 7]


def test_parse_prints_events_and_stores_nothing(filled: Path, tmp_path: Path) -> None:
    done = _run("parse", str(filled.parent / "events.jsonl"), "--json", data=tmp_path / "data")
    assert json.loads(done.stdout)["title"] == "Opening of the harbour in Selm"
    assert not (tmp_path / "data").exists()


def test_a_bot_that_never_ran_is_not_healthy(tmp_path: Path) -> None:
    done = _run("healthcheck", data=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "the bot has not reached Telegram yet\n"


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for verb in ("ingest", "parse"):
        done = _run(verb, str(tmp_path / "pages"), data=tmp_path / "data")
        assert done.stderr == f"there is no page in {tmp_path / 'pages'}\n"
        assert done.returncode == 1


@pytest.mark.parametrize("verb", [["export"], ["search", "sea"], ["ask", "/latest"], ["people"]])
def test_an_empty_archive_is_not_looked_in(verb: list[str], tmp_path: Path) -> None:
    done = _run(*verb, data=tmp_path)
    assert done.stdout == ""
    assert done.stderr.startswith(f"error: the archive in {tmp_path} is empty: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1


def test_a_message_that_is_no_question_fails(filled: Path) -> None:
    done = _run("ask", "/zymurgy", data=filled)
    assert done.stdout.startswith("I don't know that command.")
    assert done.returncode == 1


@pytest.mark.parametrize("call", [["export"], ["ask", "/quote sea does not ask"]])
def test_a_full_disk_is_one_clear_line(call: list[str], filled: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    command = [sys.executable, "-m", "bot", *call, "--data", str(filled)]
    with full.open("w") as out:
        done = subprocess.run(
            command, stdout=out, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
        )
    assert done.stderr == "error: the output: No space left on device\n"
    assert done.returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["ingest"],
        ["ingest", "/no/such/file"],
        ["ingest", ""],
        ["ingest", "ftp://president.example/101"],
        ["parse", "http://president.example/101"],
        ["people", "--limit", "0"],
        ["outbox", "--limit", "-1"],
        ["search"],
        ["ask", "--batch", "/no/such/file"],
        ["search", "--batch", "/"],
        ["ask", "x", "--lang", "fr"],
        ["export", "--events", "--paragraphs"],
        ["--no-such-option"],
    ],
)
def test_a_wrong_call_is_one_clear_line(arguments: list[str], tmp_path: Path) -> None:
    done = _run(*arguments, data=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    "verb", [[], ["ingest"], ["parse"], ["export"], ["search"], ["ask"], ["healthcheck"]]
)
def test_every_verb_has_help(verb: list[str]) -> None:
    done = _run(*verb, "--help")
    assert done.returncode == 0
    assert "--data DIR" in done.stdout

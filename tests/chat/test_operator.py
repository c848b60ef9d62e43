import logging
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from making import make_event
from talking import ANNA, BORIS, open_talk

from bot.answers import desk, suggestions
from bot.chat.operator import AT_ONCE, EVERY, Operator
from bot.logs import set_up_log


@dataclass
class Sent:
    """Takes the operator's reports; `now` is the time."""

    now: float = 0.0
    texts: list[str] = field(default_factory=list)

    async def send(self, _chat: int, text: str) -> None:
        self.texts.append(text)


async def test_reports_come_at_once_but_not_without_end() -> None:
    sent = Sent()
    operator: Any = Operator(sent, 5, lambda: sent.now)  # type: ignore[arg-type]
    for n in range(10):
        await operator.tell(f"Update {n} failed.\nTrace")
    assert len(sent.texts) == AT_ONCE
    sent.now = EVERY
    await operator.tell("Update 11 failed.\nTrace")
    assert len(sent.texts) == AT_ONCE + 1
    assert sent.texts[-1].startswith("7 more have not been reported.")


async def test_of_a_long_report_the_end_is_sent() -> None:
    sent = Sent()
    await Operator(sent, 5).tell("Update 1 failed.\n" + "<frame>\n" * 2000 + "ValueError")
    assert sent.texts[0].endswith("ValueError</pre>")
    assert len(sent.texts[0].replace("&lt;", "<").replace("&gt;", ">")) < 4096


async def test_a_failure_is_told_to_the_asker_by_a_code_and_to_the_operator_without_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(request: Any, *_: object) -> None:
        raise KeyError(request.words)

    caplog.set_level(logging.INFO)
    async with open_talk(tmp_path, [make_event()], operator_chat=BORIS) as talk:
        monkeypatch.setattr(desk, "answer", fail)
        answer = await talk.say("/quote a secret of mine")
        [code] = re.findall(r"\(Code: (\w+)\)", answer["text"])
        await talk.playground.until(lambda: talk.answers(BORIS))
        [report] = talk.answers(BORIS)
        [number] = re.findall(rf"Update (\d+) \({code}\) failed\.", report["text"])
        assert report["text"].endswith("KeyError")
        assert "test_operator.py" in report["text"]
        assert "secret" not in report["text"]
    assert any(f"update {number} ({code})" in record.getMessage() for record in caplog.records)


async def test_a_failing_inline_query_is_told_to_the_operator_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    async with open_talk(tmp_path, [make_event()], operator_chat=BORIS) as talk:
        with monkeypatch.context() as patched:
            patched.setattr(suggestions, "_mixed", fail)
            talk.playground.world.inline.ask(ANNA, ANNA, "words")
            await talk.playground.until(lambda: talk.answers(BORIS))
        assert "ZeroDivisionError" in talk.answers(BORIS)[0]["text"]
        assert talk.answers(ANNA) == []


async def test_an_operator_who_blocks_the_bot_costs_nobody_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    async with open_talk(tmp_path, [make_event()], operator_chat=BORIS) as talk:
        talk.playground.faults.add(chat_id=BORIS, times=None, status=502)
        monkeypatch.setattr(desk, "answer", fail)
        assert "Code" in (await talk.say("/quote words", user=ANNA))["text"]


async def test_whatever_goes_wrong_the_token_stays_out_of_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    async with open_talk(tmp_path, [make_event()], operator_chat=BORIS) as talk:
        token, faults = talk.playground.token, talk.playground.faults
        set_up_log("DEBUG", token)
        try:
            faults.add("sendMessage", status=401)
            faults.add("sendMessage", drop=True)
            assert "The sea" in (await talk.say("/quote whose boat"))["text"]
        finally:
            root.handlers[:] = handlers
            root.setLevel(level)
    logged = capsys.readouterr().err
    assert "refuses the bot's token" in logged
    assert "can't be reached" in logged
    assert token.partition(":")[2] not in logged

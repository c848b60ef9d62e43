import re
import shlex
from argparse import _SubParsersAction

from making import ROOT

from bot.chat.wording import COMMANDS
from bot.cli.parser import build_parser

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _verbs() -> set[str]:
    actions = build_parser()._actions
    return next(set(a.choices) for a in actions if isinstance(a, _SubParsersAction))


def test_every_verb_and_every_command_of_the_chat_stands_in_the_readme() -> None:
    for verb in _verbs():
        assert re.search(rf"`{verb}\b|bot {verb}\b", README), verb
    for command in COMMANDS:
        assert f"`/{command}" in README, command


def test_every_call_in_the_readme_is_one_that_the_program_takes() -> None:
    calls = re.findall(r"-m bot ([a-z][^`\n>]*)[`>]", README)
    assert calls
    for call in calls:
        build_parser().parse_args(shlex.split(call.replace("…", "")))


def test_the_two_commands_are_the_first_code_in_the_readme() -> None:
    run, test = re.findall(r"```sh\n(.+)\n```", README)[:2]
    assert run.endswith("-m bot")
    assert test.endswith("-m pytest")
    assert "-c constraints.txt" in run
    assert "-c constraints.txt" in test

"""Nothing that a user reads stands outside the catalogs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot

_ROOT = Path(bot.__file__).parent
_SHOWING = [
    *(_ROOT / "chat").glob("*.py"),
    *(_ROOT / "telegram").glob("*.py"),
    *(_ROOT / "answers").glob("*.py"),
    *(_ROOT / "answers" / "export").glob("*.py"),
]
# Words that somebody types, that Telegram says, or that only the operator reads in the log.
_OTHER_WORDS = {
    "chat/botfather.py",
    "chat/commands.py",
    "chat/operator.py",
    "chat/wording.py",
    "chat/zones.py",
    "answers/dates.py",
    "telegram/calls.py",
    "telegram/faults.py",
    "telegram/handling.py",
    "telegram/incidents.py",
}
# The licence's name, the place of a chart's legend, the name of Wikipedia's template.
_NAMES = {"CC BY 4.0", "outside upper left", "{{cite web"}
_TAG = re.compile(r"<[^>]*>?|^[^<]*>|\{[^}]*\}")
_PHRASE = re.compile(r"[^\W\d_]{2,}[,.:;]? [^\W\d_]{2,}|[А-Яа-яЁё]{2,}")


def _strings(tree: ast.Module) -> Iterator[ast.Constant]:
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call)
        callee = ast.unparse(node.func) if is_call else ""
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if docstring or isinstance(node, ast.Raise) or callee.startswith(("_logger.", "re.")):
            silent.update(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            yield node


def _hard_coded(source: str) -> list[tuple[int, str]]:
    return [
        (node.lineno, node.value)
        for node in _strings(ast.parse(source))
        if _PHRASE.search(_TAG.sub("", node.value)) and node.value not in _NAMES
    ]


def test_no_sentence_is_hard_coded() -> None:
    found = {
        name: _hard_coded(module.read_text(encoding="utf-8"))
        for module in sorted(_SHOWING)
        if (name := module.relative_to(_ROOT).as_posix()) not in _OTHER_WORDS
    }
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "code", ['say("Good morning")', "x = f'<b>Not found</b> {y}'", 'label = "Да"']
)
def test_a_sentence_in_code_would_be_found(code: str) -> None:
    assert _hard_coded(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring of words."""',
        '_logger.info("chat %d is gone", 1)',
        'raise ValueError("no such thing")',
        't("button.save")',
        "html = '<p class=\"note of it\">'",
    ],
)
def test_what_no_user_reads_is_let_be(code: str) -> None:
    assert not _hard_coded(code)

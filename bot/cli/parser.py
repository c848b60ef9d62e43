"""What the command line takes."""

import argparse
import datetime as dt
from pathlib import Path
from typing import NoReturn

from bot.errors import UsageError


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving.

        Raises:
            UsageError: Always.
        """
        raise UsageError(f"{message} (see {self.prog} --help)")


def build_parser() -> Parser:
    """Return the parser; the arguments' `verb` is None where the bot is to run."""
    shared = Parser(add_help=False)
    shared.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder of the archive (default: BOT_DATA_DIR, else data)",
    )
    parser = Parser(
        prog="python -m bot",
        parents=[shared],
        description="A Telegram bot that answers questions about official transcripts.",
        epilog="Without a verb the bot runs: on Telegram where TELEGRAM_BOT_TOKEN is set, "
        "else in a playground in the browser.",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)

    def add(name: str, help_: str) -> Parser:
        return verbs.add_parser(name, help=help_, description=f"{help_}.", parents=[shared])

    verb = add("ingest", "Put pages into the archive")
    verb.add_argument(
        "sources",
        nargs="+",
        type=_read_source,
        metavar="PATH|URL",
        help="a page (HTML or plain text), a .jsonl, a .tar.xz or .zip of pages, a folder, "
        "or a page's address",
    )
    verb = add("sync", "Take in what the sites in BOT_SITES have published")
    verb.add_argument(
        "--backfill", action="store_true", help="go back through the years, from where it stopped"
    )
    verb.add_argument(
        "--since", type=_read_since, metavar="YEAR|DATE", help="how far back, such as 2015"
    )
    verb.add_argument("--site", nargs="+", metavar="HOST", help="only these of the sites")
    verb = add("parse", "Print the events of pages as JSON Lines, without storing them")
    verb.add_argument(
        "paths",
        nargs="+",
        type=_read_path,
        metavar="PATH",
        help="as for ingest, save addresses",
    )
    verb.add_argument("--json", action="store_true", help="one event a line (the only form)")

    verb = add("export", "Print the archive as JSON Lines")
    form = verb.add_mutually_exclusive_group()
    form.add_argument("--events", action="store_true", help="one event a line (the default)")
    form.add_argument(
        "--paragraphs", action="store_true", help="one paragraph a line: event, paragraph, text"
    )

    verb = add("search", "Find passages")
    _take_words_or_batch(verb, "WORDS", "what to find")
    verb = add("ask", "Print what the chat would answer")
    _take_words_or_batch(verb, "MESSAGE", 'a message to the bot, such as "/quote ..."')
    verb.add_argument("--lang", choices=("en", "ru"), default="en", help="the reader's language")
    add("understand", "Take the archive in by its meaning, where BOT_EMBEDDING_MODEL is set")
    verb = add("people", "List who speaks in the archive")
    verb.add_argument(
        "words", nargs="*", metavar="WORDS", help="a name, or a part of one, in either alphabet"
    )
    verb.add_argument(
        "--limit",
        type=_read_count,
        default=20,
        metavar="N",
        help="print so many persons at most (default: 20)",
    )

    verb = add(
        "doctor", "Check that the archive and its index are whole; exit with 0 if so, else 1"
    )
    verb.add_argument("--repair", action="store_true", help="mend what can be mended, then check")
    verb = add("backup", "Copy the archive into one file, also while the bot runs")
    verb.add_argument("file", type=Path, metavar="FILE", help="an older backup is replaced")
    verb = add("restore", "Put a backup in the archive's place, which is kept aside")
    verb.add_argument("file", type=Path, metavar="FILE", help="what backup wrote")

    verb = add("outbox", "List the notices that have stopped, or retry or drop them")
    verb.add_argument("numbers", nargs="*", type=int, metavar="N", help="only these notices")
    verb.add_argument("--state", metavar="STATE", help="those that are waiting, sent, held, ...")
    action = verb.add_mutually_exclusive_group()
    action.add_argument("--retry", action="store_true", help="let them be sent after all")
    action.add_argument("--drop", action="store_true", help="take them out")
    verb.add_argument(
        "--limit",
        type=_read_count,
        default=100,
        metavar="N",
        help="so many at most (default: 100)",
    )

    add("healthcheck", "Exit with 0 if the running bot is well, else with 1")
    return parser


def _take_words_or_batch(verb: Parser, metavar: str, help_: str) -> None:
    verb.add_argument("words", nargs="*", metavar=metavar, help=help_)
    verb.add_argument(
        "--batch",
        type=Path,
        metavar="QUERIES.jsonl",
        help='answer many, one {"id": ..., "q": ...} a line, as JSON Lines',
    )


def _read_source(text: str) -> str:
    if "://" in text and not text.lower().startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{text!r} is no address of a page (http:// or https://)")
    if not text:
        # Where a shell's variable is empty, this must not mean the folder that one is in.
        raise argparse.ArgumentTypeError("a path is empty")
    return text


def _read_path(text: str) -> Path:
    if "://" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no file; ingest takes addresses")
    return Path(_read_source(text))


def _read_count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} must be a whole number, 1 or more")
    return int(text)


def _read_since(text: str) -> dt.date:
    try:
        return dt.date(int(text), 1, 1) if text.isdigit() else dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a year nor a day") from None

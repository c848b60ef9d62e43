"""The program's entry: `python -m bot [VERB]`."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from bot.cli import archive, lookup, service
from bot.cli.parser import build_parser
from bot.errors import BotError, UsageError
from bot.settings import load_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 2 for a wrong call, 1 for a failure or nothing found, else 0."""
    try:
        return _run(build_parser().parse_args(arguments))
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BotError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader, such as head, has seen enough; nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _run(call: argparse.Namespace) -> int:
    settings = load_settings(data_dir=getattr(call, "data", None))
    match call.verb:
        case "ingest":
            return asyncio.run(archive.ingest(settings, call.sources))
        case "parse":
            return archive.parse(call.paths)
        case "export":
            return asyncio.run(archive.export(settings, paragraphs=call.paragraphs))
        case "search":
            return asyncio.run(lookup.search(settings, call.words, call.batch))
        case "ask":
            return asyncio.run(lookup.ask(settings, call.words, call.batch, call.lang))
        case "healthcheck":
            return asyncio.run(service.check_health(settings))
        case _:
            return asyncio.run(service.run(settings))


if __name__ == "__main__":
    sys.exit(main())

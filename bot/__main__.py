"""The program's entry: `python -m bot [VERB]`."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from bot.cli.parser import build_parser
from bot.errors import BotError, UsageError
from bot.settings import load_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 2 for a wrong call, 1 for a failure or nothing found, else 0."""
    try:
        code = _run(build_parser().parse_args(arguments))
        # What is still to be printed may fail, too.
        sys.stdout.flush()
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BotError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader, such as head, has seen enough.
        _give_up_printing()
        return 1
    except OSError as error:
        print(
            f"error: {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr
        )
        _give_up_printing()
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _give_up_printing() -> None:
    """Nothing is flushed at exit to where it can't go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(call: argparse.Namespace) -> int:
    """Run a verb. Each loads only what it needs: all of it takes longer than most verbs do."""
    settings = load_settings(data_dir=getattr(call, "data", None))
    match call.verb:
        case "ingest":
            from bot.cli import archive

            return asyncio.run(archive.ingest(settings, call.sources))
        case "sync":
            from bot.cli import sync

            return asyncio.run(
                sync.sync(settings, backfill=call.backfill, since=call.since, sites=call.site)
            )
        case "parse":
            from bot.cli import archive

            return archive.parse(call.paths)
        case "export":
            from bot.cli import archive

            return asyncio.run(archive.export(settings, paragraphs=call.paragraphs))
        case "search":
            from bot.cli import lookup

            return asyncio.run(lookup.search(settings, call.words, call.batch))
        case "ask":
            from bot.cli import lookup

            return asyncio.run(lookup.ask(settings, call.words, call.batch, call.lang))
        case "understand":
            from bot.cli import meaning

            return asyncio.run(meaning.understand(settings))
        case "people":
            from bot.cli import people

            return asyncio.run(people.list_people(settings, call.words, call.limit))
        case "doctor":
            from bot.cli import upkeep

            return upkeep.doctor(settings, repair=call.repair)
        case "backup":
            from bot.cli import upkeep

            return upkeep.backup(settings, call.file)
        case "restore":
            from bot.cli import upkeep

            return upkeep.restore(settings, call.file)
        case "outbox":
            from bot.cli import outbox

            return asyncio.run(
                outbox.outbox(
                    settings,
                    call.numbers,
                    state=call.state,
                    retry=call.retry,
                    drop=call.drop,
                    limit=call.limit,
                )
            )
        case "healthcheck":
            from bot.cli import health

            return asyncio.run(health.check_health(settings))
        case _:
            from bot.cli import service

            return asyncio.run(service.run(settings))


if __name__ == "__main__":
    sys.exit(main())

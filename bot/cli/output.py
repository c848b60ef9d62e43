"""What the verbs print: JSON Lines on standard output, and words for whoever watches."""

import sys

import orjson


def write_line(values: object) -> None:
    """Print JSON values as one line."""
    sys.stdout.buffer.write(orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE))


def tell(sentence: str) -> None:
    """Say something on standard error."""
    print(sentence, file=sys.stderr)

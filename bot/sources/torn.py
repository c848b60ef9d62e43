"""Making whole what the plain-text form tears.

Behind the name of a person or a term that is a link on the page, the form breaks the line: the
next one then begins with what follows the name, be it ": Thank you." or ", who spoke first".
"""

import re
from collections.abc import Sequence

# An apostrophe ends no quotation here: "the region" is a link in "the region’s".
_CLOSING = re.compile(r"[,.;:!?)\]%]|[’'](?:s\b|\W)|…(?=\s*[<>›])")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]\s*(.?)")
_ENDS = ".!?…:;"
_AFTER_END = "”“\"»)]’' "


def mend(lines: Sequence[str]) -> list[str]:
    """Join the lines that are one paragraph."""
    whole: list[str] = []
    parts: list[str] = []
    for line in lines:
        if parts and _continues(parts[-1], line):
            parts.append(line if _CLOSING.match(line) else f" {line}")
        else:
            if parts:
                whole.append("".join(parts))
            parts = [line]
    if parts:
        whole.append("".join(parts))
    return whole


def _continues(before: str, line: str) -> bool:
    if _CLOSING.match(line):
        return True
    inner = before.rstrip(_AFTER_END)
    if not inner or inner[-1] in _ENDS or not inner[-1].isalnum():
        return False
    if line[0].islower():
        return True
    bracket = _BRACKET.match(line)
    return bracket is not None and (bracket[1] in ",.;:" or bracket[1].islower())

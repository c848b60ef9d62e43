"""The files that pages load: each has its content's hash in its name, so it is kept for good."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with the name under which pages load it."""

    name: str
    media_type: str
    content: bytes


def read_assets() -> dict[str, Asset]:
    """Return the files by the names that templates call them by, such as "style"."""
    assets = {}
    for path in sorted(_FOLDER.iterdir()):
        content = path.read_bytes()
        digest = hashlib.blake2b(content, digest_size=6).hexdigest()
        name = f"{path.stem}-{digest}{path.suffix}"
        assets[path.stem] = Asset(name, _TYPES[path.suffix], content)
    return assets

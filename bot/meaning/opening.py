"""Opening what finds paragraphs by their meaning."""

from pathlib import Path

from bot.meaning.meaning import Meaning
from bot.meaning.model import Model, find_model

# Small, and of fifty languages, English and Russian among them.
DEFAULT_MODEL = "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2"


def open_meaning(folder: Path, model: str) -> Meaning:
    """Open the vectors in a data folder.

    Args:
        folder: The data folder.
        model: A folder that holds a model, a hub's name for one, or "default".

    Raises:
        UsageError: There is no such model.
    """
    name = DEFAULT_MODEL if model == "default" else model
    return Meaning(folder, Model(find_model(name, folder / "models")))

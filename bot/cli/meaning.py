"""The verb that takes the archive in by its meaning: understand."""

from tqdm import tqdm

from bot.cli.output import tell
from bot.errors import UsageError
from bot.library import open_library
from bot.settings import Settings


async def understand(settings: Settings) -> int:
    """Make the vectors that are missing; where it is stopped it goes on the next time."""
    if settings.embedding_model is None:
        raise UsageError("BOT_EMBEDDING_MODEL is not set: it names the model that tells meaning")
    async with open_library(settings.data_dir, settings.embedding_model) as library:
        meaning = library.meaning
        if meaning is None:
            raise UsageError("BOT_EMBEDDING_MODEL names no model")
        last = await library.store.read(lambda view: view.last_change())
        with tqdm(desc="understood", total=last, initial=meaning.last, disable=None) as bar:
            while await library.understand(meaning):
                bar.update(meaning.last - bar.n)
        reached = meaning.last
    if reached < last:
        tell("another process is at it, such as the running bot")
    print(f"{reached} of {last} changes understood")
    return 0

"""The word lists that come with wordfreq, read from its files piece by piece.

Law: reads, and decides nothing. Not by wordfreq itself: to import it takes 0.1 s and 4 MB, for the tokenizers
of all languages; and it holds a list as a whole, which is 100 MB for a moment.

A file is msgpack in gzip: a list of a header and of a list of words for each centibel, from the most common
words (0) to the rarest. A word at 600 centibels is one of a million words, at 700 one of ten million.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgpack

_HEADER: Final = {"format": "cB", "version": 1}
_SIZES: Final = ("large", "small")  # the small one is the beginning of the large one; Turkish has no other


def words_by_rarity(lang: str, centibels_max: int) -> Iterator[tuple[int, list[str]]]:
    """Centibels -> the words of `lang` (one of our eight) with that rarity, the most common ones first."""
    files = (_folder() / f"{size}_{lang}.msgpack.gz" for size in _SIZES)
    with gzip.open(next(filter(Path.is_file, files))) as file:
        pieces = msgpack.Unpacker(file, raw=False)
        bins = pieces.read_array_header() - 1
        if pieces.unpack() != _HEADER:
            raise ValueError(f"the word list of {lang} has a format that we don't know")
        for centibels in range(min(bins, centibels_max + 1)):
            yield centibels, pieces.unpack()


@cache
def _folder() -> Path:
    spec = find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("wordfreq, whose word lists we need, isn't installed")
    return Path(spec.submodule_search_locations[0]) / "data"

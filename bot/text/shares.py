"""`Shares`: how common the words of one language are; a mapping that takes a tenth of the memory of a dict.

Law: pure; asked for a word, it says what a dict would (`bot.text.graded`). The words themselves are kept as
one text, since only a person's slips are ever compared with all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, TypeVar, overload

from bot.text.graded import ABSENT, EXACT, GradedWords

_BITS: Final = 10
_SHARES: Final = tuple(float(10 ** (-centibels / 100)) for centibels in range(1 << _BITS))
_Default = TypeVar("_Default")


class Shares(Mapping[str, float]):
    """Folded word -> share among all words, 0 to 1, the most common words first.

    `rarities`: centibels (0 to 1,023) and words, the most common first; a word counts where it comes first.
    """

    def __init__(self, rarities: Iterable[tuple[int, Iterable[str]]]) -> None:
        bins = [(centibels, list(words)) for centibels, words in rarities]
        once = dict.fromkeys(chain.from_iterable(words for _, words in bins))
        self._count = len(once)
        self._text = "\n".join(once).encode()
        self._of = GradedWords(bins, _BITS, EXACT).of

    @overload
    def get(self, word: str, /) -> float | None: ...
    @overload
    def get(self, word: str, /, default: float) -> float: ...
    @overload
    def get(self, word: str, /, default: _Default) -> float | _Default: ...

    def get(self, word: str, /, default: float | _Default | None = None) -> float | _Default | None:
        """The share of a word."""
        centibels = self._of(word)
        return default if centibels == ABSENT else _SHARES[centibels]

    def __getitem__(self, word: str) -> float:
        centibels = self._of(word)
        if centibels == ABSENT:
            raise KeyError(word)
        return _SHARES[centibels]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._of(word) != ABSENT

    def __iter__(self) -> Iterator[str]:
        """Takes a few milliseconds: the words are taken out of their text."""
        return iter(self._text.decode().split("\n") if self._count else ())

    def __len__(self) -> int:
        return self._count

"""Who asks for the article of an item that came in. Values only."""

from dataclasses import dataclass
from typing import Final

OF_FEED: Final = ""
"""Stands for a rule's id where the feed asks: for all rules."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One who asks for an article. `over` says which limit forbids it, "" where none does."""

    rule_id: str
    chat_id: int | None = None
    over: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An article that is asked for."""

    host: str
    wishes: tuple[Wish, ...]

    @property
    def granted(self) -> bool:
        """Whether anybody gets it."""
        return any(not wish.over for wish in self.wishes)

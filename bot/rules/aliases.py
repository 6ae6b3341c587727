"""A concept's aliases as nodes: `word`, `=word` (exactly), `word*` (a beginning), or several words in a row.

Law: pure. What holds no word is left out here; `bot.rules.names` tells the operator.
"""

from functools import lru_cache
from typing import Final

from bot.rules.query import Phrase, Prefix, Word
from bot.rules.rule import ConceptList
from bot.rules.written import exactly, phrase_of

_ALIASES_KEPT: Final = 20_000  # books are built again for each look at history


def alias_nodes(concept: ConceptList) -> tuple[Word | Prefix | Phrase, ...]:
    """The aliases of a concept, each as the node that would be matched."""
    nodes = (alias_node(alias) for alias in concept.aliases)
    return tuple(dict.fromkeys(node for node in nodes if node is not None))


@lru_cache(_ALIASES_KEPT)
def alias_node(alias: str) -> Word | Prefix | Phrase | None:
    """One alias as a node; `=` before several words makes each of them exact."""
    exact = alias.startswith("=")
    return phrase_of(alias.removeprefix("="), exactly if exact else Word)

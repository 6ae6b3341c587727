"""Names of the shipped places in the languages of the bot. Pure: the table is part of the program.

Law: a place is known by the name of its concept, which is its English name too. What the table doesn't have
(a concept of an operator's own, a name that is written as in English) is "": whoever asks says it in English.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.tongues.tongue import Tongue

FILE = Path(__file__).with_suffix(".tsv")


def place(concept: str, tongue: Tongue) -> str:
    """The name of the place whose concept is `concept` (`sumy-region` → Сумська область); "" for unknown."""
    return _names(tongue.lang).get(concept, "")


@cache
def _names(lang: str) -> Mapping[str, str]:
    head, *rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    if lang not in head:
        return {}
    column = head.index(lang)
    return {row[0]: row[column] for row in rows if row[column]}

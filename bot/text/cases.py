"""What a name may be in the nominative, which stands in a text in another case: *Зеленського*, *Лаврова*.

Law: pure; Ukrainian and Russian, by the endings alone, since no dictionary holds all names. A guess is often
no word at all: it is for comparing with a name that somebody wrote, never for reading. The word as it stands
is no guess, and isn't among them.
"""

from functools import lru_cache
from typing import Final

LETTERS_MIN: Final = 3  # of what is left
_WORDS_KEPT: Final = 50_000
_ENDING_LETTERS_MAX: Final = 4


def _table(rows: str) -> dict[str, tuple[str, ...]]:
    """Ending -> endings of the nominative; a hyphen stands for none."""
    table = {}
    for row in rows.strip().splitlines():
        endings, nominatives = row.split("=")
        for ending in endings.split():
            table[ending] = tuple(one.strip("-") for one in nominatives.split())
    return table


_NOUNS: Final = _table("""
ії ією = ія
ія ію = ій ія
ієм = ій
ии ией = ия
ия ию = ий ия
ием = ий
ея ею еем = ей
ая аю аєм аем = ай
ові еві = - о ь
ою ой = а
єю ей = я
ом = - о
ем = - ь
а = - о
у = - о а
и ы е = а -
і = а я -
ї = я
я = ь -
ю = ь я -
""")
# Surnames and towns that are adjectives: -ський, -ский, -цкий.
_ADJECTIVES: Final = _table("""
ого ому им ом = ий
ої ій ою ой у ую = а ая
""")
_ADJECTIVAL: Final = ("ск", "цк", "зк", "ськ", "цьк", "зьк")
# Surnames in -ов, -ев, -ин have the instrumental of adjectives.
_POSSESSIVE: Final = ("ов", "ев", "єв", "їв", "ин", "ін", "їн")


@lru_cache(_WORDS_KEPT)
def nominatives(folded: str) -> tuple[str, ...]:
    """What a folded Cyrillic word may be a case of; () where it ends like no case."""
    for letters in range(min(_ENDING_LETTERS_MAX, len(folded) - LETTERS_MIN), 0, -1):
        stem, ending = folded[:-letters], folded[-letters:]
        if ending == "е" and stem.endswith("ьк"):
            return ()  # Pokrovske is no case of Pokrovsk
        if stem.endswith(_ADJECTIVAL) and ending in _ADJECTIVES:
            return tuple(stem + one for one in _ADJECTIVES[ending])
        if ending in ("им", "ым") and stem.endswith(_POSSESSIVE):
            return (stem,)
        if ending in _NOUNS:
            return tuple(stem + one for one in _NOUNS[ending])
    return ()

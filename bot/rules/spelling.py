"""Whether a word of a rule is spelt as anybody spells it; if not, what was probably meant.

Law: pure. A word is known that is common in a language, names something in a concept, or is a German compound
of known words. What is near enough to a known word to be taken for its slip is likely to be one; and a rule
must not hold slips, since a common word is never taken for a misspelt one (the gate of `bot.text.known`).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.rules.aliases import alias_nodes
from bot.rules.query import Phrase, Prefix, Word
from bot.rules.rule import ConceptList
from bot.rules.slips import budget, slip
from bot.rules.term import BONES_MIN
from bot.rules.words import SOUND_LETTERS_MIN
from bot.text.fold import fold
from bot.text.inflect import languages_for, stems
from bot.text.known import frequencies, frequency, is_known, likeliest
from bot.text.sounds import alike, bones

SUGGESTIONS_MAX: Final = 2
_EDITS_MAX: Final = 2
_LETTERS_OF_LONG: Final = 7
_SHARE_MIN_OF_SHORT: Final = 1e-5  # of all words
_PART_LETTERS_MIN: Final = 4  # of a part of a compound
_JOINTS: Final = ("", "s", "es", "n", "en")  # what German puts between the parts


class Speller:
    """Knows the words of the languages and of these concepts."""

    def __init__(self, concepts: Mapping[str, ConceptList]) -> None:
        self._names: dict[str, str] = {}  # folded -> as written
        self._beginnings: tuple[str, ...] = ()
        self._sounds: dict[str, set[str]] = {}  # bones -> names
        for concept in concepts.values():
            self._learn(concept)

    def _learn(self, concept: ConceptList) -> None:
        for node in alias_nodes(concept):
            for word in node.words if isinstance(node, Phrase) else (node,):
                folded = fold(word.text)
                if isinstance(word, Prefix):
                    self._beginnings += (folded,)
                self._names.setdefault(folded, word.text)
                # Of a common word the matcher wants the spelling, not only the sounds.
                if len(folded) >= SOUND_LETTERS_MIN and not is_known(folded) and not _is_exact(word):
                    for one in bones(folded):
                        self._sounds.setdefault(one, set()).add(folded)

    def knows(self, word: Word | Prefix) -> bool:
        """Whether somebody spells it so; what isn't letters only is nobody's business here."""
        folded = fold(word.text)
        if not folded.isalpha() or self._is_word(folded):
            return True
        if isinstance(word, Prefix):
            return any(known.startswith(folded) for known in self._all_words(folded))
        return _is_compound(folded)

    def _is_word(self, folded: str) -> bool:
        return (
            is_known(folded)
            or folded in self._names
            or folded.startswith(self._beginnings)
            or self._sounds_known(folded)
        )

    def _sounds_known(self, folded: str) -> bool:
        near = (name for one in bones(folded) for name in self._sounds.get(one, ()))
        return len(folded) >= SOUND_LETTERS_MIN and any(alike(name, folded, BONES_MIN) for name in near)

    def _all_words(self, like: str) -> Iterable[str]:
        yield from self._names
        for lang in languages_for(like):
            yield from frequencies(lang)

    def suggestions(self, word: Word | Prefix, beside: Iterable[str] = ()) -> tuple[str, ...]:
        """Known words that it may be a slip of, likeliest first; `beside` are the query's other words.

        Names in concepts come first, then words of the languages in which the others are.
        """
        folded = fold(word.text)
        if isinstance(word, Prefix) or budget(folded) == 0:
            return ()
        languages = {likeliest(fold(other)) for other in beside} - {""}
        found = self._near(folded)
        ranked = sorted(found, key=lambda known: self._rank(known, folded, languages))
        return tuple(self._names.get(known, known) for known in ranked[:SUGGESTIONS_MAX])

    def _near(self, folded: str) -> set[str]:
        near = set(_within_budget(folded, self._names))
        # The shorter a word, the more others lie beside it by chance.
        least = _SHARE_MIN_OF_SHORT if len(folded) < _LETTERS_OF_LONG else 0.0
        for lang in languages_for(folded):
            shares = frequencies(lang)
            near.update(known for known in _within_budget(folded, shares) if shares[known] >= least)
        return near

    def _rank(self, known: str, folded: str, languages: set[str]) -> tuple[int, bool, bool, float]:
        foreign = bool(languages) and not any(known in frequencies(lang) for lang in languages)
        return OSA.distance(known, folded), known not in self._names, foreign, -frequency(known)


def _is_exact(word: Word | Prefix) -> bool:
    """Whether a word is compared without tolerance."""
    return isinstance(word, Word) and word.exact


def likely_meant(word: Word | Prefix, words: Iterable[str]) -> list[str]:
    """Those of the (folded) words that the rule's word may be a slip of, the nearest first."""
    folded = fold(word.text)
    if isinstance(word, Prefix) or budget(folded) == 0:
        return []
    return sorted(_within_budget(folded, words), key=lambda known: OSA.distance(known, folded))


def _within_budget(folded: str, words: Iterable[str]) -> list[str]:
    """Words of a rule that would have forgiven `folded` as a slip."""
    near = process.extract(folded, tuple(words), scorer=OSA.distance, score_cutoff=_EDITS_MAX, limit=None)
    return [known for known, _, _ in near if known != folded and slip(known, folded)]


def _is_compound(folded: str) -> bool:
    german = frequencies("de")
    for form in {folded, *stems(folded, "de")}:
        for cut in range(_PART_LETTERS_MIN, len(form) - _PART_LETTERS_MIN + 1):
            head, tail = form[:cut], form[cut:]
            if tail in german and any(
                head.endswith(joint) and head[: len(head) - len(joint)] in german
                for joint in _JOINTS
                if len(head) - len(joint) >= _PART_LETTERS_MIN
            ):
                return True
    return False

"""Whether one part of a query finds all that another part finds.

Law: pure, and it only claims what follows from the matcher's laws: an exact word counts as the tolerant one
and as each beginning of it; a phrase holds each of its words; a concept any of its aliases. What is almost
so (a tolerant word under a beginning of it: only slips of the hand are more) is told apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.rules.aliases import alias_nodes
from bot.rules.query import (
    And,
    Apart,
    Concept,
    From,
    Has,
    In,
    Lang,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from bot.rules.rule import ConceptList
from bot.rules.term import Term, term_of
from bot.rules.words import is_kin
from bot.text.known import likeliest
from bot.text.token import Token


@dataclass(slots=True)
class _Aliases:
    """A concept's aliases by how they can cover a word."""

    nodes: tuple[Word | Prefix | Phrase, ...]
    words: dict[str, list[Word]] = field(default_factory=dict)
    prefixes: list[Prefix] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)


class Covering:
    """What covers what, with these concepts."""

    def __init__(self, concepts: Mapping[str, ConceptList]) -> None:
        self._concepts = concepts
        self._aliases: dict[str, _Aliases] = {}
        self._terms: dict[Word | Prefix, Term] = {}

    def covers(self, wide: Node, narrow: Node) -> bool:
        """Whether each text that makes `narrow` true makes `wide` true, for certain."""
        if wide == narrow:
            return True
        if not (_is_plain(wide) and _is_plain(narrow)):
            return False
        match narrow:
            case Or(nodes):
                return all(self.covers(wide, inner) for inner in nodes)
            case _:
                return self._covers(wide, narrow)

    def _covers(self, wide: Node, narrow: Node) -> bool:
        match wide, narrow:
            case Or(nodes), _ if any(self.covers(inner, narrow) for inner in nodes):
                return True
            case And(nodes), _:
                return all(self.covers(inner, narrow) for inner in nodes)
            case _, And(nodes):
                return any(self.covers(wide, inner) for inner in nodes)
            case In(_, outer), In(_, inner):
                return self.covers(outer, inner)
            case _, In(_, inner):
                return self.covers(wide, inner)
            case Near(left, right, far), Near(left2, right2, near):
                return {left, right} == {left2, right2} and far >= near
            case _, Near(left, right, _):
                return self.covers(wide, left) or self.covers(wide, right)
            case Lang(codes), Lang(fewer):
                return set(fewer) <= set(codes)
            case From(names), From(fewer):
                return set(fewer) <= set(names)
            case ((Word() | Prefix() | Phrase() | Concept()), (Word() | Prefix() | Phrase() | Concept())):
                return self._leaf_covers(wide, narrow)
            case _:
                return False

    def _leaf_covers(
        self, wide: Word | Prefix | Phrase | Concept, narrow: Word | Prefix | Phrase | Concept
    ) -> bool:
        if isinstance(narrow, Concept):
            inner = self.aliases(narrow.name).nodes
            return bool(inner) and all(self._leaf_covers(wide, alias) for alias in inner)
        if isinstance(wide, Concept):
            return any(self._leaf_covers(alias, narrow) for alias in self._that_may_cover(wide, narrow))
        if isinstance(narrow, Phrase):
            if isinstance(wide, Phrase):
                return self._phrase_covers(wide, narrow)
            return any(self._word_covers(wide, word) for word in narrow.words)
        return not isinstance(wide, Phrase) and self._word_covers(wide, narrow)

    def _that_may_cover(
        self, wide: Concept, narrow: Word | Prefix | Phrase
    ) -> Iterator[Word | Prefix | Phrase]:
        own = self.aliases(wide.name)
        yield from own.prefixes
        for word in narrow.words if isinstance(narrow, Phrase) else (narrow,):
            yield from own.words.get(self.term(word).folded, ())
        if isinstance(narrow, Phrase):
            yield from own.phrases

    def _phrase_covers(self, wide: Phrase, narrow: Phrase) -> bool:
        count = len(wide.words)
        runs = (narrow.words[at : at + count] for at in range(len(narrow.words) - count + 1))
        return any(all(map(self._word_covers, wide.words, run)) for run in runs)

    def _word_covers(self, wide: Word | Prefix, narrow: Word | Prefix) -> bool:
        more, less = self.term(wide), self.term(narrow)
        if not more.folded:
            return False
        if more.kind == "prefix":
            return less.kind != "word" and less.folded.startswith(more.folded)
        if more.folded != less.folded or less.kind == "prefix":
            return False
        return less.kind == "exact" or (more.kind == "word" and less.stems <= more.stems)

    def nearly_covers(self, wide: Node, narrow: Node) -> bool:
        """Whether `narrow`, a tolerant word, adds only slips and odd spellings to what `wide` finds."""
        if not isinstance(narrow, Word) or narrow.exact:
            return False
        less = self.term(narrow)
        match wide:
            case Concept(name):
                own = self.aliases(name)
                words: list[Word | Prefix] = [one for alike in own.words.values() for one in alike]
                return less.folded in own.words or any(
                    self.nearly_covers(one, narrow) for one in (*own.prefixes, *words)
                )
            case Prefix():
                return less.folded.startswith(self.term(wide).folded)
            case Word(exact=False):
                lang = likeliest(less.folded) or likeliest(self.term(wide).folded)
                token = Token(0, 0, less.folded, 0, 0, narrow.text)
                return bool(lang) and is_kin(self.term(wide), token, lang)
            case _:
                return False

    def aliases(self, name: str) -> _Aliases:
        """The aliases of a concept."""
        known = self._aliases.get(name)
        if known is None:
            nodes = alias_nodes(self._concepts[name]) if name in self._concepts else ()
            known = self._aliases[name] = _Aliases(nodes)
            for node in nodes:
                match node:
                    case Word():
                        known.words.setdefault(self.term(node).folded, []).append(node)
                    case Prefix():
                        known.prefixes.append(node)
                    case Phrase():
                        known.phrases.append(node)
        return known

    def term(self, word: Word | Prefix) -> Term:
        """The term of a word, computed once."""
        if word not in self._terms:
            self._terms[word] = term_of(word)
        return self._terms[word]


def _is_plain(node: Node) -> bool:
    """Whether a node says only what must be there: no NOT, no fact."""
    match node:
        case Not() | Apart() | Has():
            return False
        case And(nodes) | Or(nodes):
            return all(map(_is_plain, nodes))
        case Near(left, right, _):
            return _is_plain(left) and _is_plain(right)
        case In(_, inner):
            return _is_plain(inner)
        case _:
            return True

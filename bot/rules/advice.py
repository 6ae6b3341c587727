"""What to tell somebody who makes a rule: what is probably a mistake in it, and what to write instead.

Law: pure. History, where there is any, is an argument (`Past`). Each advice names its remedy; none of them
keeps a rule from being made. Silence means that nothing was found, not that the rule is good.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.rules.covering import Covering
from bot.rules.lookalikes import Lookalike, lookalikes
from bot.rules.names import words_in
from bot.rules.query import And, Apart, From, In, Lang, Near, Node, Not, Or, Phrase, Prefix, Word
from bot.rules.rule import ConceptList
from bot.rules.spelling import SUGGESTIONS_MAX, Speller
from bot.rules.superfluous import Covered, covered_parts, without
from bot.text.fold import fold

RINGS_PER_WEEK_MAX: Final = 50  # seven a day: more, and people mute
BLAME_SHARE_MIN: Final = 0.3  # of the rings; a part that causes fewer isn't what makes a rule too broad
PARTS_MAX: Final = 20  # alternatives that are tried without
ADVICE_MAX: Final = 8


class AdviceKind(StrEnum):
    """What may be wrong."""

    IMPOSSIBLE = "can never match"
    OPERATOR = "probably an operator"
    NOWHERE = "from nowhere"
    MISSPELT = "probably misspelt"
    SUPERFLUOUS = "superfluous"
    TOO_BROAD = "too broad"
    SILENT = "has never matched"
    OVERLAP = "adds hardly anything"
    UNKNOWN = "an unknown word"


@dataclass(frozen=True, slots=True)
class Advice:
    """What may be wrong with `term`, a part of the query, and what to do about it.

    `instead` is the whole query as it would be then; "" where only its author can know.
    """

    kind: AdviceKind
    term: str
    message: str
    remedy: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """What the stored items said: `rings` in the last `days` days.

    `at_least`: there were more than could be counted. `without`: part of the query -> the rings that would
    be left without it (`narrower`). `silent_days`: so long nothing matched, though there were items (0:
    something did, or there weren't). `seen`: words of the query that several items have just so, which are no
    slips, therefore. `near`: word of the query -> words of several items that it may be a slip of, likeliest
    first. `nowhere`: a site or publisher that no item is from, of many -> the nearest one ("").
    """

    days: int = 7
    rings: int = 0
    at_least: bool = False
    without: Mapping[str, int] | None = None
    silent_days: int = 0
    seen: frozenset[str] = frozenset()
    near: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nowhere: Mapping[str, str] = field(default_factory=dict)


def advise(query: Node, concepts: Mapping[str, ConceptList], past: Past | None = None) -> tuple[Advice, ...]:
    """All that there is to say of a query, the worst first, at most eight."""
    known = past or Past()
    found = [
        *_of_parts(query, Covering(concepts)),
        *map(_of_lookalike, lookalikes(query)),
        *_of_words(query, Speller(concepts), known),
        *_of_past(query, known),
    ]
    order = list(AdviceKind)
    return tuple(sorted(found, key=lambda advice: order.index(advice.kind))[:ADVICE_MAX])


def narrower(query: Node) -> dict[str, Node]:
    """Alternative -> the query without it, for each alternative that is no exclusion."""
    return dict(list(_narrower(query, lambda node: node))[:PARTS_MAX])


def _narrower(node: Node, rebuild: Callable[[Node], Node]) -> Iterator[tuple[str, Node]]:
    match node:
        case Or(nodes):
            for at, part in enumerate(nodes):
                yield str(part), rebuild(without(nodes, at, Or))
        case And(nodes):
            for at, part in enumerate(nodes):

                def joined(new: Node, at: int = at) -> Node:
                    return rebuild(And((*nodes[:at], new, *nodes[at + 1 :])))

                yield from _narrower(part, joined)
        case Near(left, right, far):
            yield from _narrower(left, lambda new: rebuild(Near(new, right, far)))
            yield from _narrower(right, lambda new: rebuild(Near(left, new, far)))
        case Apart(left, right, far):
            yield from _narrower(left, lambda new: rebuild(Apart(new, right, far)))
        case In(name, inner):
            yield from _narrower(inner, lambda new: rebuild(In(name, new)))
        case _:
            return


def _of_parts(query: Node, covering: Covering) -> Iterator[Advice]:
    for found in covered_parts(query, covering):
        yield _of_part(found)


def _of_part(found: Covered) -> Advice:
    part, by = str(found.part), str(found.by)
    if found.never and isinstance(found.part, Lang):
        return Advice(
            AdviceKind.IMPOSSIBLE,
            part,
            f"no report is in two languages: “{by}” and “{part}” can never match together",
            f"for either of them write {Lang((*_codes(found.by), *found.part.codes))}",
        )
    if found.never:
        return Advice(
            AdviceKind.IMPOSSIBLE,
            part,
            f"“{part}” excludes all that “{by}” finds: both together can never match",
            f"leave out “{part}”, or exclude something narrower",
        )
    instead = str(found.instead)
    if not found.strictly:
        return Advice(
            AdviceKind.OVERLAP,
            part,
            f"“{by}” finds “{part}” already; “{part}” adds hardly more than misspellings of itself",
            f"you may leave it out: {instead}",
            instead,
        )
    message = f"“{part}” is superfluous beside “{by}”: without it, the same items match"
    return Advice(AdviceKind.SUPERFLUOUS, part, message, f"leave it out: {instead}", instead)


def _codes(node: Node) -> tuple[str, ...]:
    return node.codes if isinstance(node, Lang) else ()


def _of_lookalike(found: Lookalike) -> Advice:
    instead = "" if found.instead is None else str(found.instead)
    remedies = {
        "AND": f"leave it out, all words must be there anyway: {instead}",
        "NOT": f"to leave out reports with a word, write -word{f': {instead}' if instead else ''}",
        "NEAR_BARE": "for words close to each other write the number of words: talks NEAR/6 istanbul",
    }
    message = f"“{found.word}” in small letters is looked for like any other word"
    return Advice(AdviceKind.OPERATOR, found.word, message, remedies[found.kind], instead)


def _of_words(query: Node, speller: Speller, past: Past) -> Iterator[Advice]:
    words = words_in(query)
    for word in words:
        if word.text in past.seen or speller.knows(word):
            continue
        first, *others = (
            *speller.suggestions(word, (other.text for other in words if other is not word)),
            "",
        )
        # What the news say themselves goes before a dictionary's second thought.
        likely = (first, *past.near.get(word.text, ()), *others)
        meant = {fold(one): one for one in reversed(likely) if one}
        best = tuple(one for one in dict.fromkeys(likely) if one and meant[fold(one)] == one)
        yield _misspelt(query, word, best[:SUGGESTIONS_MAX]) if best else _unknown(word)


def _misspelt(query: Node, word: Word | Prefix, meant: tuple[str, ...]) -> Advice:
    instead = str(_with(query, word, meant[0]))
    choice = " or ".join(f"“{one}”" for one in meant)
    return Advice(
        AdviceKind.MISSPELT,
        str(word),
        f"“{word.text}” is no word that I know, and a misspelt watch misses what is spelt right",
        f"did you mean {choice}? Then write: {instead}",
        instead,
    )


def _unknown(word: Word | Prefix) -> Advice:
    return Advice(
        AdviceKind.UNKNOWN,
        str(word),
        f"I don't know the word “{word.text}”",
        "if it is a name, all is well; else look at its spelling",
    )


def _with(node: Node, word: Word | Prefix, meant: str) -> Node:
    """The query with another word in the place of one."""
    match node:
        case Word() if node == word:
            return Word(meant, exact=node.exact)
        case Phrase(words):
            return Phrase(
                tuple(
                    Word(meant, one.exact) if one == word and isinstance(one, Word) else one for one in words
                )
            )
        case And(nodes):
            return And(tuple(_with(inner, word, meant) for inner in nodes))
        case Or(nodes):
            return Or(tuple(_with(inner, word, meant) for inner in nodes))
        case Near(left, right, far):
            return Near(_with(left, word, meant), _with(right, word, meant), far)
        case Apart(left, right, far):
            return Apart(_with(left, word, meant), _with(right, word, meant), far)
        case In(name, inner):
            return In(name, _with(inner, word, meant))
        case Not(inner):
            return Not(_with(inner, word, meant))
        case _:
            return node


def _of_past(query: Node, past: Past) -> Iterator[Advice]:
    for name, near in past.nowhere.items():
        yield Advice(
            AdviceKind.NOWHERE,
            str(From((name,))),
            f"no report on record is from “{name}”",
            f"did you mean “{near}”?"
            if near
            else "look at its spelling, or whether one of the feeds brings it",
        )
    if past.silent_days:
        yield Advice(
            AdviceKind.SILENT,
            str(query),
            f"it matched nothing in the last {_counted(past.silent_days, 'day')}",
            "that is well for something rare; else use fewer words, or OR between the ways to say it",
        )
    if past.rings * 7 > RINGS_PER_WEEK_MAX * past.days:
        yield from _too_broad(query, past)


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _too_broad(query: Node, past: Past) -> Iterator[Advice]:
    least = "at least " if past.at_least else ""
    often = f"it would have rung {least}{_counted(past.rings, 'time')} in {_counted(past.days, 'day')}"
    causes = {part: past.rings - left for part, left in (past.without or {}).items()}
    worst = max(causes, key=lambda part: causes[part], default="")
    if worst and causes[worst] >= BLAME_SHARE_MIN * past.rings:
        instead = str(narrower(query)[worst])
        yield Advice(
            AdviceKind.TOO_BROAD,
            worst,
            f"{often}; “{worst}” alone causes {causes[worst]} of them",
            f"leave that out, or join it with a word that must stand beside it: {instead}",
            instead,
        )
        return
    yield Advice(
        AdviceKind.TOO_BROAD,
        str(query),
        often,
        "add a word that must be there too, has:date for coming dates, or title: before a word",
    )

"""What to tell somebody who makes a rule: what is probably a mistake in it, and what to write instead.

Law: pure. History, where there is any, is an argument (`Past`). Each advice names its remedy; none of them
keeps a rule from being made. Silence means that nothing was found, not that the rule is good.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.rules.covering import Covering
from bot.rules.lookalikes import Lookalike, lookalikes
from bot.rules.names import words_in
from bot.rules.query import From, Lang, Node, Prefix, Word
from bot.rules.rewriting import narrower, replaced
from bot.rules.rule import ConceptList
from bot.rules.spelling import SUGGESTIONS_MAX, Speller
from bot.rules.superfluous import Covered, covered_parts
from bot.text.fold import fold
from bot.tongues import Message, numbered, worded

RINGS_PER_WEEK_MAX: Final = 50  # seven a day: more, and people mute
BLAME_SHARE_MIN: Final = 0.3  # of the rings; a part that causes fewer isn't what makes a rule too broad
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
    message: Message
    remedy: Message
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


def _of_parts(query: Node, covering: Covering) -> Iterator[Advice]:
    for found in covered_parts(query, covering):
        yield _of_part(found)


def _of_part(found: Covered) -> Advice:
    part, by = str(found.part), str(found.by)
    if found.never and isinstance(found.part, Lang):
        return Advice(
            AdviceKind.IMPOSSIBLE,
            part,
            worded(
                "no report is in two languages: “{by}” and “{part}” can never match together",
                by=by,
                part=part,
            ),
            worded("for either of them write {both}", both=Lang((*_codes(found.by), *found.part.codes))),
        )
    if found.never:
        return Advice(
            AdviceKind.IMPOSSIBLE,
            part,
            worded(
                "“{part}” excludes all that “{by}” finds: both together can never match", by=by, part=part
            ),
            worded("leave out “{part}”, or exclude something narrower", part=part),
        )
    instead = str(found.instead)
    if not found.strictly:
        return Advice(
            AdviceKind.OVERLAP,
            part,
            worded(
                "“{by}” finds “{part}” already; “{part}” adds hardly more than misspellings of itself",
                by=by,
                part=part,
            ),
            worded("you may leave it out: {instead}", instead=instead),
            instead,
        )
    message = worded(
        "“{part}” is superfluous beside “{by}”: without it, the same items match", by=by, part=part
    )
    return Advice(
        AdviceKind.SUPERFLUOUS, part, message, worded("leave it out: {instead}", instead=instead), instead
    )


def _codes(node: Node) -> tuple[str, ...]:
    return node.codes if isinstance(node, Lang) else ()


def _of_lookalike(found: Lookalike) -> Advice:
    instead = "" if found.instead is None else str(found.instead)
    message = worded(
        "{typed} in small letters is looked for like any other word",
        typed=worded("“{text}”", text=found.word),
    )
    return Advice(AdviceKind.OPERATOR, found.word, message, _as_an_operator(found.kind, instead), instead)


def _as_an_operator(kind: str, instead: str) -> Message:
    if kind == "AND":
        return worded("leave it out, all words must be there anyway: {instead}", instead=instead)
    if kind == "NEAR_BARE":
        return worded("for words close to each other write the number of words: talks NEAR/6 istanbul")
    if instead:
        return worded("to leave out reports with a word, write -word: {instead}", instead=instead)
    return worded("to leave out reports with a word, write -word")


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
    instead = str(replaced(query, word, meant[0]))
    choice, *others = (worded("“{text}”", text=one) for one in meant)
    for other in others:
        choice = worded("{one} or {other}", one=choice, other=other)
    return Advice(
        AdviceKind.MISSPELT,
        str(word),
        worded(
            "“{word}” is no word that I know, and a misspelt watch misses what is spelt right", word=word.text
        ),
        worded("did you mean {choice}? Then write: {instead}", choice=choice, instead=instead),
        instead,
    )


def _unknown(word: Word | Prefix) -> Advice:
    return Advice(
        AdviceKind.UNKNOWN,
        str(word),
        worded("I don't know the word “{word}”", word=word.text),
        worded("if it is a name, all is well; else look at its spelling"),
    )


def _of_past(query: Node, past: Past) -> Iterator[Advice]:
    for name, near in past.nowhere.items():
        yield Advice(
            AdviceKind.NOWHERE,
            str(From((name,))),
            worded("no report on record is from “{name}”", name=name),
            worded("did you mean “{meant}”?", meant=near)
            if near
            else worded("look at its spelling, or whether one of the feeds brings it"),
        )
    if past.silent_days:
        yield Advice(
            AdviceKind.SILENT,
            str(query),
            numbered(
                "it matched nothing in the last {count} day",
                "it matched nothing in the last {count} days",
                past.silent_days,
            ),
            worded("that is well for something rare; else use fewer words, or OR between the ways to say it"),
        )
    if past.rings * 7 > RINGS_PER_WEEK_MAX * past.days:
        yield from _too_broad(query, past)


def _too_broad(query: Node, past: Past) -> Iterator[Advice]:
    often: Message = numbered("{count} time", "{count} times", past.rings)
    if past.at_least:
        often = worded("at least {often}", often=often)
    rings = numbered(
        "it would have rung {often} in {count} day",
        "it would have rung {often} in {count} days",
        past.days,
        often=often,
    )
    causes = {part: past.rings - left for part, left in (past.without or {}).items()}
    worst = max(causes, key=lambda part: causes[part], default="")
    if worst and causes[worst] >= BLAME_SHARE_MIN * past.rings:
        instead = str(narrower(query)[worst])
        yield Advice(
            AdviceKind.TOO_BROAD,
            worst,
            worded(
                "{rings}; “{worst}” alone causes {caused} of them",
                rings=rings,
                worst=worst,
                caused=causes[worst],
            ),
            worded(
                "leave that out, or join it with a word that must stand beside it: {instead}", instead=instead
            ),
            instead,
        )
        return
    yield Advice(
        AdviceKind.TOO_BROAD,
        str(query),
        rings,
        worded("add a word that must be there too, has:date for coming dates, or title: before a word"),
    )

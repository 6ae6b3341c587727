"""Where a matter stands, as a text says it: its status, and whether it is agreed to or refused.

Law: what might be is unsaid: a hedge, a question or somebody's demand takes a word its force, a negation
turns it round ("will not deliver" refuses, "does not rule out" considers). A place that changed hands is a
fact of whoever says so: claimed, confirmed or denied, *by whom*, where one is named. What the tables of
`bot.facts.standings` don't know is unsaid. Cost is linear in the length.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.facts import actors
from bot.facts.fact import FactKind
from bot.facts.folding import fold
from bot.facts.standings import TABLES
from bot.facts.standings.signs import Signs

REACH: Final = 90
"""Characters before and behind a word in which its clause may take its force."""
Force = Literal["", "mild", "unconfirmed"]

_NEGATED: Final = {
    "agree": "refuse",
    "agreed": "refuse",
    "gives": "refuse",
    "gave": "refuse",
    "considering": "refuse",
    "refuse": "considering",
    "taken": "denied",
    "postponed": "announced",
    "cancelled": "announced",
    "confirmed": "reported",
    "announced": "refuse",
    "holds": "cancelled",
}
"""What a sign says when it is negated; the others are *unsaid* then."""
_ENDED: Final = {"broken": "cancelled", "stopped": "cancelled"}
_COMPOSED: Final = {"lifted": "agree", "barred": "refuse", "assured": "assured"} | _ENDED
"""What verb and noun say together: who lifts a ban agrees, who withdraws support refuses."""
_TURNED: Final = {"lifted": "not", "holds": "broken", "broken": "holds", "stopped": "announced"}
"""What they say with a negation between; the others are *unsaid* then."""
_OF_TWO_WORDS: Final = _COMPOSED.keys() | {"begun", "to_begin", "holds"}
"""Signs of verb and noun, between which a negation may stand: "the offensive has not begun"."""
_SPEAKERS: Final = frozenset({"claimed", "said", "per", "reported"})
_REPORTING: Final = _SPEAKERS | {"confirmed", "denied", "announced"}
"""Signs that say whose word it is that a place changed hands."""
_HAPPENED: Final = frozenset({"agree", "assured", "refuse", "agreed", "decided", "taken", "done", "gave"})
_LATER: Final = {"refuse": "not", "agree": "announced", "agreed": "announced", "decided": "announced"}
"""What is to happen is announced: "will approve"; and "will block" refuses, as "will not back" does."""
_ACTS: Final = frozenset({"gives", "gave"})
_ATTEMPTS: Final = _ACTS | {"begun"}
"""Signs that tell a plan where they are hedged: "may launch an offensive"."""
_CONTRARY: Final = frozenset({"refuse", "postponed", "cancelled"})
_YIELDING: Final = frozenset(
    {"agree", "assured", "agreed", "decided", "announced", "considering", "gives", "gave", "feared"}
    | {"to_begin", "begun"}
)
_NOT: Final = frozenset({"not", "no", "never", "nicht", "kein", "keine", "nie", "pas", "не", "ні", "yok"})
"""Words that turn round what verb and noun say together, where they stand among them."""
_MILD: Final = {
    "not": "refuse",
    "considering": "considering",
    "announced": "announced",
    "gives": "announced",
    "gave": "done",
    "feared": "considering",
    "to_begin": "announced",
    "begun": "done",
    "holds": "done",
}
_NO_FORCE: Final[Force] = ""
_SENTENCE_END: Final = re.compile(r"(?:(?<!\s\d)(?<!\s\d\d)\.|[!?…]|\.{2,})[.!?…]*(?=\s|$)|\n")
"""Not after one or two digits: "am 2. Juni"."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class StandingFound:
    """Words that say where the matter stands, with their place.

    `force` is *mild* where a plain course of things is told ("considers", "will send"): news only against
    what was known otherwise; and *unconfirmed* where the text itself leaves open whether it is so.
    """

    kind: FactKind
    value: str
    text: str
    start: int
    stop: int
    force: Force = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A sign in the text, and the clause in which it stands."""

    sign: str
    start: int
    stop: int
    clause: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a folded text, its end left out, with the signs that keep their force in it."""

    folded: str
    stop: int
    hits: tuple[_Hit, ...]
    signs: frozenset[str]
    announcer: str
    """Who speaks in "Army: rebels have taken Mora"; a state before a colon is the scene, not the speaker."""


def find(text: str, *, lang: str) -> Iterator[StandingFound]:
    """The words of `text` that say where the matter stands, in their order; none in an unknown language."""
    signs = TABLES.get(lang)
    if signs is None:
        return
    folded = fold(text)
    for start, stop in _sentences(folded):
        hits = tuple(_valid(folded, signs, _hits(folded, start, stop, signs)))
        if not hits or "?" in folded[stop : stop + 3]:
            continue
        named = frozenset(hit.sign for hit in hits)
        announcer = _before_colon(folded, start, stop) if "taken" in named else ""
        said = _said(_Sentence(folded, stop, hits, named, announcer))
        for value, force, hit in sorted(said, key=lambda found: found[2].start):
            kind = FactKind.POLARITY if value in {"refuse", "agree"} else FactKind.STATUS
            yield StandingFound(kind, value, text[hit.start : hit.stop], hit.start, hit.stop, force)


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(folded):
        yield start, end.start()
        start = end.end()
    yield start, len(folded)


def _hits(folded: str, start: int, stop: int, signs: Signs) -> Iterator[_Hit]:
    """All signs of a sentence, the first that fits at each word."""
    borders: list[int] = []
    behind = start
    begins = signs.beginning
    for word in _WORD.finditer(folded, start, stop):
        place = word.start()
        if place < behind or not begins[word[0]]:
            continue
        found = _sign_at(folded, place, stop, word[0], signs)
        if found is None:
            continue
        sign, behind = found
        borders = borders or _borders(folded, start, stop, signs)
        last = bisect_right(borders, place)
        clause = borders[last - 1], borders[last]
        if sign in _OF_TWO_WORDS and any(map(_negates, folded[place:behind].split()[1:-1])):
            sign = _TURNED.get(sign, "unsaid")
        sign = _COMPOSED.get(sign, sign)
        if sign == "held":
            if not signs.place.search(folded, max(clause[0], place - REACH), min(clause[1], behind + REACH)):
                continue
            sign = "taken"
        yield _Hit(sign, place, behind, (clause[0], max(clause[1], behind)))


def _negates(word: str) -> bool:
    return word in _NOT or word.endswith("n't")


def _sign_at(folded: str, place: int, stop: int, word: str, signs: Signs) -> tuple[str, int] | None:
    if found := signs.sign_at(folded, place, stop):
        return found
    for sign, pattern in signs.by_ending:
        if pattern.fullmatch(word):
            return sign, place + len(word)
    return None


def _borders(folded: str, start: int, stop: int, signs: Signs) -> list[int]:
    """The places where clauses end, the ends of the sentence among them."""
    return [start, *(end.end() for end in signs.clause_end.finditer(folded, start, stop)), stop + 1]


def _valid(folded: str, signs: Signs, hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """The signs that keep their force, and what is left of those that are negated."""
    behind_last = 0
    for hit in hits:
        if hit.sign == "not":
            yield hit
            continue
        # What negates or hedges the sign before doesn't do so twice: "doesn't rule out to refuse".
        free, behind_last = behind_last, hit.stop
        if hit.sign in _SPEAKERS:
            yield hit
            continue
        first = max(hit.clause[0], hit.start - REACH)
        before = folded[first : hit.start]
        behind = folded[hit.stop : min(hit.clause[1], hit.stop + REACH)]
        said = folded[hit.start : hit.stop]
        if signs.hedge[0].search(before) or signs.hedge[1].match(behind) or signs.possible.search(said):
            if hit.sign in _ATTEMPTS and signs.hedge[0].search(folded[max(first, free) : hit.start]):
                yield replace(hit, sign="considering")
            continue
        negated = signs.negation[1].match(behind)
        if negated:
            behind_last += negated.end()  # "n'exclut pas de livrer": this "pas" is no other verb's
        if negated or signs.negation[0].search(folded[max(first, free) : hit.start]):
            yield replace(hit, sign=_NEGATED.get(hit.sign, "unsaid"))
        elif not (signs.future.search(before) or signs.unfinished.search(said)):
            yield hit
        elif hit.sign not in _HAPPENED:
            yield replace(hit, sign="to_begin") if hit.sign == "begun" else hit
        elif hit.sign in _LATER and (signs.future.search(before) or signs.later.search(said)):
            yield replace(hit, sign=_LATER[hit.sign])


def _said(sentence: _Sentence) -> Iterator[tuple[str, Force, _Hit]]:
    """The facts of a sentence: value, force and place, each value once."""
    contrary = {hit.clause for hit in sentence.hits if hit.sign in _CONTRARY}
    firm = bool(sentence.signs - _SPEAKERS - _MILD.keys() - {"taken", "unsaid"})
    told: set[str] = set()
    reporters: list[_Hit] = []
    for hit in sentence.hits:
        if hit.sign in _YIELDING and hit.clause in contrary:
            continue
        if hit.sign == "not" and _names_its_verb(sentence, hit):
            continue
        if hit.sign in _ACTS and (firm or "considering" in sentence.signs):
            continue
        if "taken" in sentence.signs and hit.sign in _REPORTING:
            value, force = _reported(sentence, hit), _NO_FORCE
            reporters += [hit] if value else []
        else:
            value, force = _plain(sentence, hit)
        if value and value not in told:
            told.add(value)
            yield value, force, hit
    taken = next((hit for hit in sentence.hits if hit.sign == "taken"), None)
    if taken is not None and not reporters:
        yield (f"claimed by {sentence.announcer}" if sentence.announcer else "done"), "", taken


def _names_its_verb(sentence: _Sentence, negation: _Hit) -> bool:
    """Whether what is negated is a sign itself, and says by that what it says."""
    return any(
        hit is not negation and hit.sign not in _SPEAKERS and hit.clause == negation.clause
        for hit in sentence.hits
    )


def _plain(sentence: _Sentence, hit: _Hit) -> tuple[str, Force]:
    """What a sign says by itself; "" for those that only say whose word it is."""
    if hit.sign in _MILD:
        return _MILD[hit.sign], "mild"
    if hit.sign == "denied":
        return _by("denied", sentence, hit), ""
    if hit.sign in {"confirmed", "claimed"}:
        return _by(hit.sign, sentence, hit), "mild"
    if hit.sign == "reported":
        return "claimed", "mild"
    if hit.sign in {"said", "per", "taken", "unsaid"}:
        return "", ""
    if hit.sign == "assured":
        return "agree", ""
    return hit.sign, "unconfirmed" if sentence.signs & {"reported", "claimed"} else ""


def _reported(sentence: _Sentence, hit: _Hit) -> str:
    """What a speaker says of a place that changed hands; "" where it is nobody's word in particular."""
    if hit.sign in {"confirmed", "denied"}:
        return _by(hit.sign, sentence, hit)
    if hit.sign == "reported":
        return "" if sentence.signs & {"claimed", "confirmed"} else "claimed"
    value = _by("claimed", sentence, hit)
    return "" if value == "claimed" and hit.sign in {"said", "announced"} else value


def _before_colon(folded: str, start: int, stop: int) -> str:
    colon = folded.find(":", start, min(stop, start + REACH // 2))
    named = tuple(name for name, _ in actors.find(folded, start, colon)) if colon > start else ()
    return named[0] if any(name in actors.GROUPS for name in named) else ""


def _by(value: str, sentence: _Sentence, hit: _Hit) -> str:
    """`value` and who says it: the first that the clause names before, or behind if nothing is before."""
    first = max(hit.clause[0], hit.start - REACH)
    if hit.sign == "per" or not sentence.folded[first : hit.start].strip():
        first, last = hit.stop, min(hit.clause[1], sentence.stop, hit.stop + REACH)
    else:
        last = hit.start
    speaker = next((name for name, _ in actors.find(sentence.folded, first, last)), "")
    return f"{value} by {speaker}" if speaker else value

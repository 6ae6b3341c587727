"""An item once its article is known: what is new in it, and which sentences of it are kept. Pure.

Law: a rule that matched title and summary isn't asked again: what rang doesn't ring twice, and nothing of it
changes. Of the text only the sentences of the matches are kept, at most `KEPT_CODE_POINTS_MAX`; the rest is
let go. Highlights and facts count their places in what is kept.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.facts.fact import Fact
from bot.rules.match import Highlight, Match
from bot.text.tokens import read

KEPT_CODE_POINTS_MAX: Final = 1_200
SENTENCE_CODE_POINTS_MAX: Final = 600
"""A longer one (a list without full stops) is cut to what stands around its first place."""
LEAD_CODE_POINTS: Final = 100
"""So much of a long sentence is kept before its first place."""
BESIDE: Final = " "
LEFT_OUT: Final = " … "
BEHIND_HEADING: Final = " – "
"""What stands between two sentences that are kept: neighbours in the article, or not, or a heading before."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the text that may be kept, the places in it, and how many of the sought words it shows."""

    start: int
    stop: int
    terms: int


def fresh_matches(
    matches: Iterable[Match], *, before: Collection[str], asked_by: Collection[str] | None
) -> tuple[Match, ...]:
    """The matches that the article brought, for those who asked (None: all rules)."""
    return tuple(
        match
        for match in matches
        if match.rule not in before
        and (asked_by is None or match.rule in asked_by)
        and any(place.field == "text" for place in match.highlights)
    )


def kept(text: str, matches: Sequence[Match], lang: str) -> tuple[str, tuple[Match, ...]]:
    """The sentences of `text` that hold the places of the matches, and the matches with places in them."""
    places = [place for match in matches for place in match.highlights if place.field == "text"]
    facts = [fact for match in matches for fact in match.facts if fact.field == "text"]
    pieces = _chosen(_pieces(text, lang, places), facts)
    shown, stop = "", 0
    moves: list[tuple[int, int, int, int]] = []  # start and stop in the text, where it begins now, its number
    for number, piece in enumerate(pieces):
        if number:
            shown += _between(text, stop, piece.start)
        moves.append((piece.start, piece.stop, len(shown), number))
        shown += text[piece.start : piece.stop]
        stop = piece.stop
    return shown, tuple(
        replace(
            match,
            highlights=tuple(one for place in match.highlights for one in _moved(place, moves)),
            facts=tuple(one for fact in match.facts for one in _moved_fact(fact, moves)),
        )
        for match in matches
    )


def _between(text: str, stop: int, start: int) -> str:
    """What parts a sentence that ends at `stop` from the next one that is kept."""
    if text[stop:start].strip():
        return LEFT_OUT
    is_heading = "\n" in text[stop:start] and text[stop - 1].isalnum()
    return BEHIND_HEADING if is_heading else BESIDE


def carried_over(matches: Iterable[Match]) -> tuple[Match, ...]:
    """What an article showed stays true when its item's title or summary is edited."""
    kept_ones = []
    for match in matches:
        highlights = tuple(place for place in match.highlights if place.field == "text")
        if highlights:
            facts = tuple(fact for fact in match.facts if fact.field == "text")
            kept_ones.append(Match(match.rule, highlights, facts))
    return tuple(kept_ones)


def _pieces(text: str, lang: str, places: Sequence[Highlight]) -> list[_Piece]:
    """The sentences with places in them, in the order of the text."""
    pieces = []
    for start, stop in _sentences(text, lang):
        inside = [place for place in places if start <= place.start < stop]
        if not inside:
            continue
        first, last = _shortened(start, stop, min(place.start for place in inside))
        pieces.append(_Piece(first, last, len({place.term for place in inside if place.stop <= last})))
    return pieces


def _shortened(start: int, stop: int, place: int) -> tuple[int, int]:
    """A sentence, or what stands around a place in a long one."""
    if stop - start <= SENTENCE_CODE_POINTS_MAX:
        return start, stop
    first = max(start, min(place - LEAD_CODE_POINTS, stop - SENTENCE_CODE_POINTS_MAX))
    return first, min(stop, first + SENTENCE_CODE_POINTS_MAX)


def _sentences(text: str, lang: str) -> Iterable[tuple[int, int]]:
    """The sentences as matching counts them; each reaches to the next, without the blanks at its end."""
    firsts = [0]
    number = 0
    for token in read(text, lang).tokens:
        if token.sentence != number:
            number = token.sentence
            firsts.append(_opening(text, token.start, firsts[-1]))
    for start, stop in pairwise([*firsts, len(text)]):
        yield start, start + len(text[start:stop].rstrip())


def _opening(text: str, first: int, least: int) -> int:
    """Where a sentence begins whose first word begins at `first`: an opening quote belongs to it."""
    while first > least and not text[first - 1].isspace() and first - 1 > least:
        first -= 1
    return first


def _chosen(pieces: Sequence[_Piece], facts: Sequence[Fact]) -> list[_Piece]:
    """Those that show the most words and facts, as many as may be kept, in the order of the text."""

    def worth(piece: _Piece) -> tuple[int, int]:
        inside = sum(piece.start <= fact.start < piece.stop for fact in facts)
        return (-piece.terms - bool(inside), piece.start)

    room = KEPT_CODE_POINTS_MAX
    chosen = []
    for piece in sorted(pieces, key=worth):
        size = piece.stop - piece.start + len(LEFT_OUT)
        if size <= room:
            chosen.append(piece)
            room -= size
    return sorted(chosen, key=lambda piece: piece.start)


def _moved(place: Highlight, moves: Sequence[tuple[int, int, int, int]]) -> Iterable[Highlight]:
    if place.field != "text":
        yield place
        return
    for start, stop, begins, _ in moves:
        if start <= place.start and place.stop <= stop:
            shift = begins - start
            yield replace(place, start=place.start + shift, stop=place.stop + shift)


def _moved_fact(fact: Fact, moves: Sequence[tuple[int, int, int, int]]) -> Iterable[Fact]:
    if fact.field != "text":
        yield fact
        return
    for start, stop, begins, number in moves:
        if start <= fact.start and fact.stop <= stop:
            shift = begins - start
            yield replace(fact, start=fact.start + shift, stop=fact.stop + shift, sentence=number)

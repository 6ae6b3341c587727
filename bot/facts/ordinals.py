"""Which of several: *12th package* is `12 package`, *второй раунд* `2 round`. In digits or in words.

Law: pure, linear in the text. What is ordered is a thing of `ranks.py`, else the stem of the next noun. No
ordinals: dates, centuries, floors, days of a war, "for the second time", titles ("First Lady"), superlatives;
and "first" counts only before a thing of the table, since it is an adverb too.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from bot.facts.counted import is_stop, stem_of
from bot.facts.counting import Piece, number, pieces_of
from bot.facts.folding import fold
from bot.facts.numerals import NUMERALS
from bot.facts.ranks import RANKS, SERIES, THINGS
from bot.facts.units import unit_at

TEXT_CHARACTERS_MAX: Final = 20_000
_WORDS_AHEAD: Final = 3
_TURKISH_TEN: Final = "on"  # from eleven on, an ordinal is two words
_JOINTS: Final = frozenset(("-", "et"))
"""What may stand inside an ordinal in words: *twenty-first*, *vingt et unième*."""
_NOT_BEFORE: Final = frozenset(("per", "every", "split", "one", "two", "by", "at", "за", "по", "po", "za"))


@dataclass(frozen=True, slots=True)
class OrdinalFound:
    """An ordinal with what it orders, and their place in the text."""

    value: str
    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Rank:
    """A number of order: which, the piece behind it, and whether it stands in digits."""

    value: int
    after: int
    in_digits: bool
    dotted: bool = False


def find(text: str, *, lang: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[OrdinalFound, ...]:
    """The ordinals of `text` in order; `taken` are the places of dates. None in an unknown language."""
    text = text[:TEXT_CHARACTERS_MAX]
    if lang not in RANKS:
        return ()
    folded = fold(text)
    if not _trigger(lang).search(folded):
        return ()
    dates = sorted(taken)
    pieces = pieces_of(folded)
    found: list[OrdinalFound] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "sign" or (piece.kind == "word" and not _may_begin(piece.text, lang)):
            at += 1
            continue
        one = _read(pieces, at, text, lang)
        if one is None:
            at += 1
            continue
        reading, at = one
        if not any(start < reading.stop and reading.start < stop for start, stop in dates):
            found.append(reading)
    return tuple(found)


@lru_cache(20_000)
def _may_begin(word: str, lang: str) -> bool:
    """Whether an ordinal, or a thing that is numbered behind its name, may begin with a word."""
    return (
        bool(_word(word, lang) or tens_before(word, lang))
        or _named(word, lang) in SERIES
        or (lang == "tr" and word == _TURKISH_TEN)
    )


def _read(pieces: Sequence[Piece], at: int, text: str, lang: str) -> tuple[OrdinalFound, int] | None:
    rank = _rank(pieces, at, lang)
    if rank is not None:
        thing = _thing(pieces, rank, text, lang)
        if thing is None:
            return None
        name, last = thing
        start, stop = pieces[at].start, pieces[last].stop
        return OrdinalFound(f"{rank.value} {name}", text[start:stop], start, stop), last + 1
    return _series(pieces, at, text, lang)


def _rank(pieces: Sequence[Piece], at: int, lang: str) -> _Rank | None:
    """The ordinal number that begins at a piece."""
    piece = pieces[at]
    if piece.kind == "digits":
        return _of_digits(pieces, at, lang)
    if piece.kind != "word":
        return None
    if lang == "tr" and piece.text == _TURKISH_TEN and at + 1 < len(pieces):
        value = _word(f"on {pieces[at + 1].text}", lang)
        if value:
            return _Rank(value, at + 2, in_digits=False)
    if compound := _of_two_words(pieces, at, lang):
        return compound
    value = _word(piece.text, lang)
    if not value or (at and pieces[at - 1].text in _NOT_BEFORE) or (at and pieces[at - 1].kind == "digits"):
        return None
    return _Rank(value, at + 1, in_digits=False)


def _of_two_words(pieces: Sequence[Piece], at: int, lang: str) -> _Rank | None:
    """*Twenty-first*, *двадцать первый*: a ten and one of the first nine."""
    ten = tens_before(pieces[at].text, lang)
    place = at + 1
    while ten and place < len(pieces) and pieces[place].text in _JOINTS:
        place += 1
    if not ten or place >= len(pieces) or pieces[place].kind != "word":
        return None
    word = pieces[place].text
    one = 1 if re.fullmatch(RANKS[lang].one, word) else _word(word, lang)
    return _Rank(ten + one, place + 1, in_digits=False) if 0 < one < 10 else None


@lru_cache(20_000)
def tens_before(word: str, lang: str) -> int:
    """The ten that a folded word adds to the ordinal behind it: 20 for *twenty*; 0 for any other word."""
    ranks = RANKS.get(lang)
    if ranks is None:
        return 0
    for ten, pattern in enumerate(NUMERALS[lang].tens, 2):
        if re.fullmatch(pattern, word):
            return 10 * ten
    for ten, pattern in ranks.before:
        if re.fullmatch(rf"(?:{pattern}){ranks.ending}", word):
            return ten
    return 0


def _of_digits(pieces: Sequence[Piece], at: int, lang: str) -> _Rank | None:
    piece = pieces[at]
    if (
        not piece.text.isascii()
        or not piece.text.isdigit()
        or len(piece.text) > 3
        or piece.text.startswith("0")
    ):
        return None
    if at and pieces[at - 1].stop == piece.start and pieces[at - 1].text not in "(\"'«„“":
        return None
    after = at + 1
    touching = piece.stop
    signs = ""
    while (
        after < len(pieces)
        and pieces[after].kind == "sign"
        and pieces[after].start == touching
        and len(signs) < 2
    ):
        signs += pieces[after].text
        touching = pieces[after].stop
        after += 1
    glued = after < len(pieces) and pieces[after].kind == "word" and pieces[after].start == touching
    if glued and signs in {"", "-", "'", ".", "’"} and _suffix(lang).fullmatch(pieces[after].text):
        return _Rank(int(piece.text), after + 1, in_digits=True)
    if signs == "." and not glued and RANKS[lang].dotted:
        return _Rank(int(piece.text), after, in_digits=True, dotted=True)
    return None


def _thing(pieces: Sequence[Piece], rank: _Rank, text: str, lang: str) -> tuple[str, int] | None:
    """What is ordered, and the piece that says it."""
    noun: tuple[str, int] | None = None
    for steps, place in enumerate(range(rank.after, min(len(pieces), rank.after + _WORDS_AHEAD))):
        piece = pieces[place]
        if piece.kind != "word" or (steps == 0 and _never(lang).fullmatch(piece.text)):
            break
        name = _named(piece.text, lang)
        if name:
            return name, place
        if is_stop(piece.text):
            break
        if noun is None and len(piece.text) > 2 and not _ADJECTIVE.fullmatch(piece.text):
            noun = stem_of(text[piece.start : piece.stop], lang), place
    # A dot may end a sentence, and "first" is an adverb too: those need a thing of the table.
    return noun if noun is not None and rank.value > 1 and rank.in_digits and not rank.dotted else None


_ADJECTIVE: Final = re.compile(r"\w{2,}(?:ых|их|ый|ий|ого|ной|ная|ную|ної|ній|ych|iej|ego|owy|ische[rnms]?)")


def _series(pieces: Sequence[Piece], at: int, text: str, lang: str) -> tuple[OrdinalFound, int] | None:
    """A thing that is numbered behind its name: *phase 2*, *Runde zwei*."""
    if at + 1 >= len(pieces) or pieces[at].kind != "word":
        return None
    behind = pieces[at + 1]
    name = _named(pieces[at].text, lang)
    if name not in SERIES or behind.start - pieces[at].stop != 1:
        return None
    if behind.kind == "digits" and behind.text.isdigit() and len(behind.text) <= 2:
        dotted = (
            at + 2 < len(pieces) and pieces[at + 2].start == behind.stop and pieces[at + 2].text in "-:/%"
        )
        value = 0 if dotted else int(behind.text)
    elif behind.kind == "word":
        value = number(behind.text, lang) or 0
    else:
        return None
    follower = pieces[at + 2] if at + 2 < len(pieces) else None
    # "Round 20 drones": the number counts what follows.
    counts = follower is not None and follower.kind == "word" and unit_at(follower.text, 0, lang) is not None
    if not 1 < value <= 30 or counts:
        return None
    start, stop = pieces[at].start, behind.stop
    return OrdinalFound(f"{value} {name}", text[start:stop], start, stop), at + 2


@lru_cache(20_000)
def _word(word: str, lang: str) -> int:
    """Which place an ordinal word names, from 1; 0 for any other word."""
    ranks = RANKS[lang]
    rows = (*enumerate(ranks.words, 1), *((10 * ten, pattern) for ten, pattern in enumerate(ranks.tens, 3)))
    for value, pattern in rows:
        if re.fullmatch(rf"(?:{pattern}){ranks.ending}", word):
            return value
    return _of_one_word(word, lang)


def _of_one_word(word: str, lang: str) -> int:
    """Compounds that are written as one: *einundzwanzigste*, *vigesimoprimer*."""
    if lang == "de" and (found := re.fullmatch(r"(\w+)und(\w+)ste[rnsm]?", word)):
        ones, tens = NUMERALS[lang].ones, NUMERALS[lang].tens
        one = (
            1
            if found[1] == "ein"
            else next((n for n, p in enumerate(ones, 2) if re.fullmatch(p, found[1])), 0)
        )
        ten = next((n for n, p in enumerate(tens, 2) if re.fullmatch(p, found[2])), 0)
        return 10 * ten + one if one and ten else 0
    if lang == "es" and (found := re.fullmatch(r"(vigesimo|trigesimo)(\w{5,})", word)):
        one = _word(found[2], lang)
        return (20 if found[1].startswith("v") else 30) + one if 0 < one < 10 else 0
    return 0


@lru_cache(20_000)
def _named(word: str, lang: str) -> str:
    """The thing of the table that a word names; "" for none."""
    for name, pattern in _things(lang):
        if pattern.match(word):
            return name
    return ""


@cache
def _things(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    # A German compound ends with its thing.
    lead = r"\w*" if lang == "de" else ""
    tail = r"(?:e?n|s|es|e|er)?$" if lang == "de" else ""
    end = r"(?!\w)" if lang in {"en", "fr"} else ""
    return tuple(
        (name, re.compile(f"{lead}(?:{pattern}){tail}{end}")) for name, pattern in THINGS[lang].items()
    )


@cache
def _suffix(lang: str) -> re.Pattern[str]:
    return re.compile(RANKS[lang].suffix)


@cache
def _never(lang: str) -> re.Pattern[str]:
    return re.compile(RANKS[lang].never)


def is_unranked(folded: str, lang: str) -> bool:
    """Whether a word behind an ordinal makes it none: a day, a century, a floor."""
    return lang in RANKS and _never(lang).fullmatch(folded) is not None


@cache
def _trigger(lang: str) -> re.Pattern[str]:
    """What every ordinal has: a digit, or the beginning of an ordinal word."""
    words = "|".join((*RANKS[lang].words, *RANKS[lang].tens, RANKS[lang].one))
    words += r"|(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und\w+ste" if lang == "de" else ""
    series = "|".join(THINGS[lang][name] for name in sorted(SERIES))
    return re.compile(rf"\d|(?<!\w)(?:{words}|{series})")

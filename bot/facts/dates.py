"""Dates in a text: the days it names, resolved against the day it was published, with their words.

Law: candidates come from the language's templates and from digits; of those that overlap the longest wins,
and one that turns out to be no date still keeps shorter readings of its words away. Own rules first, since a
general date parser is wrong on a fifth to a half of such phrases (see ARCHITECTURE.md).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.facts import calendar, clock, negation, nowadays
from bot.facts.calendar import Tense
from bot.facts.folding import fold
from bot.facts.languages import VOCABULARIES
from bot.facts.named_days import named
from bot.facts.numeric import Digits, numeric
from bot.facts.ranges import in_order, is_move, is_range
from bot.facts.reading import Reading, Span, number_of_day, one_day
from bot.facts.resolving import resolve
from bot.facts.templates import Pattern, possible, trigger
from bot.facts.tense import tense_at

TEXT_CHARACTERS_MAX = 20_000
"""How much of a text is read; what stands behind it is body text that somebody put into a summary."""
_REACH = 60
"""Characters beside the word that gives a date away in which its phrase begins and ends."""
_BLANK = re.compile(r"\s")
_ANCHOR_REACH = 100
"""Characters in which a day's number still belongs to the month before it."""
_SENTENCE_END = re.compile(r"(?<!\b\w)[.!?…]\s+(?=[^\W\d_])|\n")
_APPOSITION = 6
"""Characters between a weekday and the date that repeats it: ", den "."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date phrase: its canonical value (see `Fact.value`), its words and their place in the text.

    `past` is true for what was over before the reference day; `spread_days` and `happened` as in `Fact`.
    """

    value: str
    text: str
    start: int
    stop: int
    past: bool = False
    spread_days: int = 0
    happened: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place where a date may stand, shown from `start` to `stop`, read from `outer` to `end`."""

    start: int
    stop: int
    outer: int
    end: int
    order: int
    found: Pattern | Digits
    groups: dict[str, str | None]


def find(text: str, *, lang: str, reference: date | None, alone: bool = False) -> tuple[DateFound, ...]:
    """The dates of `text` in their order.

    `reference` is the publication day; without it relative dates and dates without a year are left out.
    With `alone`, a text that is nothing but a date phrase is read leniently and ahead; any other text is
    read as a sentence all the same. A language without a table gets its dates in digits.
    """
    if alone:
        text = text[:TEXT_CHARACTERS_MAX]
        folded = fold(text)
        whole = [
            one
            for one in _chosen(_candidates(text, folded, lang, alone=True), len(text))
            if _is_whole(one, folded)
        ]
        if whole:
            return tuple(_read(whole[0], text, folded, lang, reference, alone=True))
    return find_each(text, lang=lang, references=(reference,))[0]


def find_each(
    text: str, *, lang: str, references: Iterable[date | None]
) -> tuple[tuple[DateFound, ...], ...]:
    """As `find`, seen from several days: the phrases are looked for once."""
    text = text[:TEXT_CHARACTERS_MAX]
    folded = fold(text)
    phrases = [
        one
        for one in _phrases(text, folded, lang)
        if not negation.is_negated(text, one.outer, lang)
        and not negation.is_habit(text, one.outer, one.end, lang)
        and not negation.is_span(text, one.outer, one.end, lang)
        and not (isinstance(one.found, Pattern) and negation.is_from_another_day(text, one.outer, one.end))
        and not nowadays.is_no_day(text, one.outer, one.end, lang)
    ]
    return tuple(_read_all(phrases, text, folded, lang, reference) for reference in references)


def _read_all(
    phrases: list[_Candidate], text: str, folded: str, lang: str, reference: date | None
) -> tuple[DateFound, ...]:
    """The dates of the phrases, each seen beside the one before it."""
    read: list[tuple[_Candidate, DateFound]] = []
    for one in phrases:
        for found in _read(one, text, folded, lang, reference, alone=False):
            last = _numbered(read[-1][1], one, found, text, lang) if read else found
            if one.groups.get("anchored") is not None and last is found:
                continue
            joined = _joined(*read[-1], one, last, text, folded, lang, reference) if read else None
            if joined is None:
                read.append((one, last))
            else:
                read[-1:] = joined
    return tuple(found for _, found in read)


def _numbered(before: DateFound, one: _Candidate, found: DateFound, text: str, lang: str) -> DateFound:
    """A number alone is a day of the month that its sentence names: "on 14 June, and again on the 28th"."""
    between = text[before.stop : found.start]
    if not isinstance(one.found, Pattern) or one.found.kind != "day_of_month" or one.groups.get("mshift"):
        return found
    if len(between) > _ANCHOR_REACH or _SENTENCE_END.search(between) or "/" in before.value:
        return found
    if len(before.value) < len("2026-06-14"):
        return found
    number = number_of_day(one.groups.get("dn") or one.groups.get("d") or "", VOCABULARIES[lang])
    day = calendar.nearest_numbered(number, date.fromisoformat(before.value[:10]))
    if day is None:
        return found
    return replace(found, value=day.isoformat() + found.value[10:], past=before.past and found.past)


def _joined(
    before: _Candidate,
    first: DateFound,
    one: _Candidate,
    last: DateFound,
    text: str,
    folded: str,
    lang: str,
    reference: date | None,
) -> list[tuple[_Candidate, DateFound]] | None:
    """Two ends of one time as an interval, or in their order where an hour is said; None if they are none."""
    if not (_is_end(before) and _is_end(one)) or len(first.value) < 10 or "/" in first.value + last.value:
        return None
    if not is_range(folded, first.start, first.stop, last.start, lang):
        return None
    if is_move(folded, first.start, last.stop):
        return None
    days = date.fromisoformat(first.value[:10]), date.fromisoformat(last.value[:10])
    weekdays = all(isinstance(end.found, Pattern) and end.found.kind == "weekday" for end in (before, one))
    ordered = in_order(*days, weekdays=weekdays, back=last.happened)
    if ordered is None:
        return None
    past = reference is not None and ordered[1] < reference
    values = [day.isoformat() for day in ordered]
    if "T" in first.value + last.value:
        begins = replace(first, value=values[0] + first.value[10:])
        return [(before, begins), (one, replace(last, value=values[1] + last.value[10:], past=past))]
    shown = text[first.start : last.stop]
    whole = replace(first, value="/".join(values), text=shown, stop=last.stop, past=past)
    return [(one, whole)]


def _is_end(one: _Candidate) -> bool:
    return isinstance(one.found, Digits) or one.found.kind in {"day", "weekday", "weekday_day"}


def _phrases(text: str, folded: str, lang: str) -> list[_Candidate]:
    """Where dates stand, in order; the same whatever day they are seen from."""
    chosen = _chosen(_candidates(text, folded, lang, alone=False), len(text))
    return sorted(chosen, key=lambda one: one.start)


def _candidates(text: str, folded: str, lang: str, *, alone: bool) -> Iterator[_Candidate]:
    words = VOCABULARIES.get(lang)
    windows = ((0, len(folded)),) if alone else tuple(_windows(folded, lang))
    for window in windows:
        for pattern in possible(lang, folded[slice(*window)], alone=alone):
            for found in pattern.regex.finditer(folded, *window):
                groups = found.groupdict()
                start, stop = found.span("shown") if groups.get("shown") else found.span()
                if words and not alone and _is_other_word(text, folded, found, words.capital):
                    continue
                yield _Candidate(start, stop, *found.span(), pattern.order, pattern, groups)
    month_first, ordinal_dot = bool(words and words.month_first), not words or words.ordinal_dot
    for digits in numeric(folded, month_first=month_first, ordinal_dot=ordinal_dot, alone=alone):
        yield _Candidate(digits.start, digits.stop, digits.start, digits.stop, -1, digits, {})


def _windows(folded: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where date phrases can stand: around what each of them has in it, up to the end of a word."""
    if lang not in VOCABULARIES:
        return
    start, stop = 0, -1
    for found in trigger(lang).finditer(folded):
        if found.end() + _REACH < stop:
            continue
        if found.start() - _REACH > stop:
            if stop >= 0:
                yield start, stop
            start = max(0, found.start() - _REACH)
        blank = _BLANK.search(folded, min(found.end() + _REACH, len(folded)))
        stop = blank.start() if blank else len(folded)
    if stop >= 0:
        yield start, stop


def _is_other_word(text: str, folded: str, found: re.Match[str], capital: frozenset[str]) -> bool:
    """Whether the month is written small where that makes it another word ("5 may be hurt")."""
    if not capital or "m" not in found.groupdict() or found["m"] not in capital:
        return False
    return text[found.start("m")] == folded[found.start("m")]


def _chosen(candidates: Iterable[_Candidate], length: int) -> list[_Candidate]:
    """The longest of those that overlap; of equals the earlier template. Linear in the text's `length`."""
    chosen: list[_Candidate] = []
    taken = bytearray(length)
    for one in sorted(candidates, key=lambda one: (one.outer - one.end, one.order, one.outer)):
        if not any(taken[one.outer : one.end]):
            taken[one.outer : one.end] = b"\x01" * (one.end - one.outer)
            chosen.append(one)
    in_digits = {one.outer for one in chosen if isinstance(one.found, Digits)}
    return [one for one in chosen if not _is_said_again(one, in_digits)]


def _is_said_again(one: _Candidate, in_digits: set[int]) -> bool:
    """Whether `one` is a weekday right before a full date in digits: "Freitag, den 18.07.2014"."""
    if not isinstance(one.found, Pattern) or one.found.kind != "weekday":
        return False
    return not in_digits.isdisjoint(range(one.end, one.end + _APPOSITION + 1))


def _is_whole(one: _Candidate, folded: str) -> bool:
    """Whether nothing but marks and one small word (am, в, el …) stands around the phrase."""
    around = f"{folded[: one.outer]} {folded[one.end :]}".strip(" \t\n.,;:!?|")
    return len(around) <= 3 and " " not in around


def _read(
    one: _Candidate, text: str, folded: str, lang: str, reference: date | None, *, alone: bool
) -> Iterator[DateFound]:
    tense = Tense.NONE if alone else tense_at(text, one.outer, one.end, lang)
    for span in _spans(one, text, lang, reference, tense, alone=alone):
        past = reference is not None and span.last < reference
        happened = reference is not None and tense is Tense.PAST and span.first <= reference
        start, stop, value = one.start, one.stop, span.value
        time = clock.beside(folded, one.outer, one.end, span.first) if span.first == span.last else None
        if time is not None:
            start, stop, value = min(start, time.start), max(stop, time.stop), value + time.suffix
        yield DateFound(value, text[start:stop], start, stop, past, span.spread_days, happened)


def _spans(
    one: _Candidate, text: str, lang: str, reference: date | None, tense: Tense, *, alone: bool
) -> tuple[Span, ...]:
    if isinstance(one.found, Pattern):
        reading = Reading(one.groups, VOCABULARIES[lang], reference, tense, alone)
        moved = one.found.kind == "span" and is_move(fold(text), one.outer, one.end)
        spans = resolve("pair" if moved else one.found.kind, reading)
        if one.found.kind != "day" or reading["y"] or not spans or reference is None or alone:
            return spans
        return one_day(named(spans[0].first, text, one.start, one.stop, reference))
    if one.found.year is not None:
        return one_day(calendar.day_of(one.found.year, one.found.month, one.found.day))
    if reference is None:
        return ()
    month, day = one.found.month, one.found.day
    found = calendar.without_year(month, day, reference, tense=tense, alone=alone)
    if found is not None and not alone:
        found = named(found, text, one.start, one.stop, reference)
    return one_day(found)

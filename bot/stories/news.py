"""Whether a fact says something new beside the known ones of its kind, and when two numbers are one.

Law: pure. Dates: whatever wasn't known is new (`changes.py` judges what says it again). Status and polarity
have laws of their own (`standings.py`). Of places the first is, and one that something moves to; of numbers
another one of the same thing, if no rounding, hedge or rising toll explains it; of ordinals a higher one of
the same thing.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from bot.facts.fact import Fact, FactKind
from bot.facts.units import CASUALTIES, TIMES
from bot.stories import standings

Key = tuple[str, str]
"""Kind and canonical value of a fact."""

TOLL_RATIO: Final = Decimal("1.5")
"""A toll rises from report to report; only from here on it is another matter."""
HEDGED_RATIO: Final = Decimal("1.25")
"""Numbers of which one is "about" or "at least" are one below this."""
COUNTED_RATIO: Final = Decimal("1.05")
"""Two who count hundreds of things seldom agree better than this."""
COUNTED_MIN: Final = 100
ROUNDED_RATIO: Final = Decimal("1.1")
"""Who rounds stays nearer than this."""
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?: (.+))?")


def is_news(fact: Fact, known: Iterable[Key]) -> bool:
    """Whether `fact`, which is not among `known`, says more than those of its kind do."""
    known = tuple(known)
    values = [value for kind, value in known if kind == fact.kind.value]
    match fact.kind:
        case FactKind.PLACE:
            return fact.role == "to" or (fact.role != "from" and not values)
        case FactKind.NUMBER:
            return is_other_number(fact, values)
        case FactKind.ORDINAL:
            return is_next(fact.value, values)
        case FactKind.STATUS | FactKind.POLARITY:
            return standings.is_news(fact, known)
        case _:
            return True


def of_the_same(fact: Fact, values: Iterable[str]) -> tuple[str, ...]:
    """Those of the known values of its kind that `fact` replaces: counts and orders of the same thing."""
    if fact.kind is FactKind.NUMBER:
        thing = fact.value.partition(" ")[2]
        return tuple(value for value in values if value.partition(" ")[2] == thing)
    if fact.kind is FactKind.ORDINAL:
        return tuple(value for value in values if value.partition(" ")[2] == fact.value.partition(" ")[2])
    return tuple(values)


def is_other_number(fact: Fact, known: Iterable[str]) -> bool:
    """Whether a number is a change of the known ones: they count the same thing, and none is the same.

    A thing that wasn't counted before is none. A length of time is one only in words such as "30-day truce".
    """
    mine = _parts(fact.value)
    if mine is None or (mine[2] in TIMES and "-" not in fact.text):
        return False
    same = [other for other in map(_parts, known) if other is not None and other[2] == mine[2]]
    hedged = fact.hedge != ""
    return bool(same) and not any(_is_one(mine, other, hedged=hedged) for other in same)


def is_counted_apart(one: Iterable[Fact], other: Iterable[Fact]) -> bool:
    """Whether both count one thing, and no number of the one may be a number of the other."""
    ours, theirs = [[(_parts(fact.value), fact.hedge != "") for fact in side] for side in (one, other)]
    pairs = [
        _is_one(mine, its, hedged=hedged or vague)
        for mine, hedged in ours
        for its, vague in theirs
        if mine and its and mine[2] == its[2] and mine[2] and mine[2] not in TIMES
    ]
    return bool(pairs) and not any(pairs)


def is_next(value: str, known: Iterable[str]) -> bool:
    """Whether an ordinal comes after all known ones of the same thing (at least one)."""
    number, _, thing = value.partition(" ")
    numbers = [int(one.partition(" ")[0]) for one in known if one.partition(" ")[2] == thing]
    return bool(numbers) and int(number) > max(numbers)


def _parts(value: str) -> tuple[Decimal, Decimal, str] | None:
    """Lower and upper end, and what is counted."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return None
    low = Decimal(found[1])
    return low, Decimal(found[2]) if found[2] else low, found[3] or ""


def _is_one(one: tuple[Decimal, Decimal, str], other: tuple[Decimal, Decimal, str], *, hedged: bool) -> bool:
    """Whether two numbers may be the same: equal, overlapping, rounded, hedged, or a toll that rises."""
    if one[0] <= other[1] and other[0] <= one[1]:
        return True
    lower, upper = sorted((one, other), key=lambda part: part[0])
    small, large = lower[1], upper[0]
    if not small:
        return False
    ratio = large / small
    if one[2] in CASUALTIES:
        return ratio < TOLL_RATIO
    if hedged:
        return ratio < HEDGED_RATIO
    if one[2] == "magnitude":
        return ratio < ROUNDED_RATIO
    if small >= COUNTED_MIN and not one[2].isupper() and ratio < COUNTED_RATIO:
        return True
    return ratio < ROUNDED_RATIO and (_is_rounded(small, large) or _is_rounded(large, small))


def _is_rounded(exact: Decimal, round_one: Decimal) -> bool:
    """Whether `round_one` is `exact` rounded to fewer digits: 4.1 and 4, 3,100 and 3,000."""
    places = round_one.normalize().as_tuple().exponent
    fewer = exact.normalize().as_tuple().exponent
    if not isinstance(places, int) or not isinstance(fewer, int) or fewer >= places:
        return False
    return exact.quantize(Decimal(1).scaleb(places)) == round_one

"""Which fact is new in a story, and which only says a known one again.

Law: a coming date that the story doesn't know is a change; never called a repeat. The same day again, a
vaguer word for it ("in June", "next week"), or a count of days that may mean it, is none. What is over is no
change.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.facts.fact import Fact, FactKind
from bot.stories import standings as standings_
from bot.stories.news import Key, is_news, of_the_same
from bot.stories.story import Change, Sighting

SPREAD_DAYS_MAX = 31
OTHERS = (FactKind.PLACE, FactKind.NUMBER, FactKind.ORDINAL)
_POSTPONED = (FactKind.STATUS.value, "postponed")


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A coming date of a story: when it was reported, and how many days off it may be meant."""

    value: str
    set_at: datetime
    spread_days: int = 0


def coming_dates(sighting: Sighting) -> tuple[Fact, ...]:
    """The coming dates that a sighting states, each value once."""
    return coming_among(sighting.facts, sighting.item.published or sighting.when)


def coming_among(facts: Iterable[Fact], spoken: datetime) -> tuple[Fact, ...]:
    """The coming dates among the facts of a report that was `spoken` then, each value once.

    "In three years" is a plan, no appointment. "Today" and a bare weekday that is the day of the report tell
    when somebody spoke; only in digits is that day a date of the happening.
    """
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind is not FactKind.DATE or fact.past or fact.spread_days > SPREAD_DAYS_MAX:
            continue
        if fact.value[:10] == spoken.date().isoformat() and not any(sign.isdigit() for sign in fact.text):
            continue
        found.setdefault(fact.value, fact)
    return tuple(found.values())


def new_dates(stated: Iterable[Fact], dates: Mapping[str, KnownDate]) -> tuple[Change, ...]:
    """The changes that these dates make to the known ones."""
    was = tuple(sorted(dates))
    return tuple(
        Change(FactKind.DATE.value, was, fact.value, fact.text)
        for fact in stated
        if not any(_says_again(fact, one) for one in _comparable(fact, tuple(dates.values())))
    )


def others_of(sighting: Sighting) -> tuple[Fact, ...]:
    """Places, numbers and ordinals that a sighting states: where a match stands, else in the title only."""
    return tuple(
        fact for fact in sighting.facts if fact.kind in OTHERS and (sighting.rules or fact.field == "title")
    )


def new_others(sighting: Sighting, known: Collection[Key]) -> tuple[Change, ...]:
    """The changes of places, numbers and ordinals.

    The first place of a story is one where a rule matched: who waits for talks waits for their place too.
    """
    found: dict[Key, Change] = {}
    placed = any(kind == FactKind.PLACE.value for kind, _ in known)
    for fact in others_of(sighting):
        key = (fact.kind.value, fact.value)
        if key in known or key in found or not is_news(fact, known):
            continue
        if fact.kind is FactKind.PLACE and not placed and not sighting.rules:
            continue
        was = of_the_same(fact, sorted(value for kind, value in known if kind == fact.kind.value))
        found[key] = Change(fact.kind.value, was, fact.value, fact.text)
    return tuple(found.values())


def standings_of(sighting: Sighting) -> tuple[Fact, ...]:
    """Status and polarity that a sighting states: in the sentence of a match, else in the title only.

    A summary tells the background too, and who once approved what is no news.
    """
    return standings_.of(fact for fact in sighting.facts if sighting.rules or fact.field == "title")


def new_standings(
    sighting: Sighting, standings: Mapping[tuple[str, str], datetime], dates: Iterable[str]
) -> tuple[Change, ...]:
    """The changes of status and polarity; a story whose date has moved is known to be postponed."""
    moved = len(tuple(dates)) > 1
    found: dict[tuple[str, str], Change] = {}
    for fact in standings_of(sighting):
        key = (fact.kind.value, fact.value)
        if key in standings or key in found or (moved and key == _POSTPONED):
            continue
        if standings_.is_news(fact, {*standings, *found}):
            found[key] = Change(
                fact.kind.value,
                standings_.values_of(standings),
                fact.value,
                fact.text,
                fact.force == "unconfirmed",
            )
    return tuple(found.values())


def last_day(value: str) -> date:
    """The last day of a canonical date."""
    return _days(value)[1]


def all_passed(dates: Mapping[str, KnownDate], day: date) -> bool:
    """Whether there are known dates and all of them are before `day`."""
    return bool(dates) and all(last_day(value) < day for value in dates)


def _comparable(fact: Fact, known: tuple[KnownDate, ...]) -> tuple[KnownDate, ...]:
    """The known dates that can make `fact` a repetition: of those that fit, the precise ones.

    Once an hour is known, only that hour repeats it; once a day is named, "in a week" covers no other.
    """
    if "T" in fact.value:
        same_day = tuple(one for one in known if "T" in one.value and one.value[:10] == fact.value[:10])
        known = same_day or known
    if not fact.spread_days:
        known = tuple(one for one in known if not one.spread_days) or known
    return known


def _says_again(fact: Fact, known: KnownDate) -> bool:
    if fact.value == known.value:
        return True
    (first, last), (known_first, known_last) = _days(fact.value), _days(known.value)
    if (first, last) == (known_first, known_last):
        return _same_clock(fact.value, known.value)
    if first <= known_first and known_last <= last:
        return True
    if first == last and "/" in known.value and first in {known_first, known_last}:
        return True
    spread = timedelta(days=max(fact.spread_days, known.spread_days))
    return bool(spread) and abs(first - known_first) <= spread


def _same_clock(one: str, other: str) -> bool:
    """Whether two values of one day bear the same time; one without a time says nothing of it."""
    if "T" not in one or "T" not in other:
        return True
    moments = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if all(moment.tzinfo for moment in moments):
        return moments[0] == moments[1]
    return moments[0].time() == moments[1].time()


def _days(value: str) -> tuple[date, date]:
    """First and last day of a canonical date (`Fact.value`)."""
    if "/" in value:
        first, last = value.split("/", 1)
        return _days(first)[0], _days(last)[1]
    if len(value) == len("2025-06"):
        first_day = date.fromisoformat(f"{value}-01")
        return first_day, (first_day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    day = date.fromisoformat(value[:10])
    return day, day

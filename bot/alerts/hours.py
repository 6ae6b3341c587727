"""When a chat wants to be rung: muted for a time, quiet hours, a digest. Pure.

Law (DESIGN §5): all of these delay or fold what rings by the person's own wish; none drops it. *high* rings
through quiet hours and past a digest, but not through a mute. Times of day are the chat's own; where the
clock is put forward over one, the first moment after the gap counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOURLY = "hourly"
OFF = "off"
_HOURLY_WORDS = frozenset(
    {
        *(HOURLY, "every hour", "stündlich", "jede stunde", "cada hora"),
        *("щогодини", "щогодинно", "кожну годину", "ежечасно", "каждый час"),
    }
)
_OFF_WORDS = frozenset(
    {
        *(OFF, "no", "none", "aus", "nein", "keine", "apagar", "desactivar", "ninguno", "ninguna"),
        *("ні", "немає", "вимк", "вимкнути", "вимкнено", "нет", "выкл", "выключить", "откл", "отключить"),
    }
)
# Words around hours that say nothing of their own: "von 22 bis 7 Uhr", "з 22 до 7", "a las 8 y a las 18".
_AROUND = re.compile(
    r"\b(?:from|to|till|until|at|and|von|bis|um|und|uhr|de|desde|a|hasta|las|y|з|із|від|до|о|об|і|й|та|с|со|от|в|и)\b"
)
# "for 2 hours", "für 3 Tage", "durante 2 horas", "на 3 дні".
_DURING = re.compile(r"(?:for|für|por|durante|на)\s+")
DIGEST_TIMES_MAX = 6
_CLOCK = r"([01]?\d|2[0-3])(?:[:.h]?([0-5]\d))?"
_TIME = re.compile(rf"{_CLOCK}")
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|–|—|\s)\s*{_CLOCK}")
_LENGTH = re.compile(r"(\d{1,3})\s*([^\W\d_]*)\.?")
_UNITS: tuple[tuple[timedelta, tuple[str, ...]], ...] = (
    (timedelta(minutes=1), ("m", "min", "мин", "хв")),
    (timedelta(hours=1), ("h", "hour", "std", "stunde", "hora", "ч", "час", "год", "г")),
    (timedelta(days=1), ("d", "day", "tag", "dia", "día", "д", "ден", "дн", "доб", "діб", "сут")),
    (timedelta(weeks=1), ("w", "week", "woche", "semana", "sem", "н", "тиж", "нед")),
)
MUTE_MAX = timedelta(days=366)

HoldReason = Literal["muted", "quiet", "digest", "away"]


@dataclass(frozen=True, slots=True)
class Hold:
    """What rings now is to be told at `until` instead."""

    until: datetime
    reason: HoldReason


@dataclass(frozen=True, slots=True)
class Hours:
    """A chat's wishes, with those for one rule: `quiet` as `22:00-07:00`, `digest` as `hourly` or times.

    `mutes` are the moments until which the chat, or one of its rules, is muted. `zone` is an IANA name; where
    it is empty or unknown, times are UTC.
    """

    zone: str = ""
    quiet: str = ""
    digest: str = ""
    mutes: tuple[datetime, ...] = ()

    def hold(self, now: datetime, *, high: bool) -> Hold | None:
        """Until when what rings now has to wait, and why; None: it rings."""
        muted = muted_until(self.mutes, now)
        if muted is not None:
            return Hold(muted, "muted")
        if high:
            return None
        place = zone_of(self.zone)
        if self.digest:
            at = next_digest(self.digest, now, place)
            return Hold(quiet_until(self.quiet, at, place) or at, "digest")
        awake = quiet_until(self.quiet, now, place)
        return None if awake is None else Hold(awake, "quiet")


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name; UTC for none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def quiet_until(quiet: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The end of the quiet hours that `now` lies in; None where it lies in none."""
    if not quiet:
        return None
    start, end = (time.fromisoformat(part) for part in quiet.split("-"))
    here = now.astimezone(zone)
    clock = here.time()
    inside = start <= clock < end if start < end else clock >= start or clock < end
    return _next(end, here) if inside else None


def next_digest(digest: str, now: datetime, zone: tzinfo) -> datetime:
    """The next moment of a digest, after `now`."""
    here = now.astimezone(zone)
    if digest == HOURLY:
        # In UTC: a local hour may come twice, or not at all.
        minute = now.astimezone(UTC).replace(second=0, microsecond=0)
        return minute + timedelta(minutes=60 - here.minute)
    return min(_next(time.fromisoformat(part), here) for part in digest.split(","))


def _next(clock: time, here: datetime) -> datetime:
    """The first moment after `here` at which the local clock shows `clock`, in UTC."""
    days = (here.date() + timedelta(days=ahead) for ahead in range(3))
    moments = (datetime.combine(day, clock, here.tzinfo).astimezone(UTC) for day in days)
    return next(moment for moment in moments if moment > here)


def quiet_from(words: str) -> str | None:
    """`22-7`, `22:30 – 6.45`, `von 22 bis 7 Uhr` as `22:00-07:00`; None for what is no span of hours."""
    found = _SPAN.fullmatch(_bare(words))
    if found is None:
        return None
    start, end = _clock(found[1], found[2]), _clock(found[3], found[4])
    return None if start == end else f"{start}-{end}"


def digest_from(words: str) -> str | None:
    """`hourly`, `щогодини`, `8`, `8:00, 18:30` as they are stored; None for anything else."""
    if _said(words) in _HOURLY_WORDS:
        return HOURLY
    parts = [part for part in re.split(r"[\s,;]+", _bare(words)) if part]
    found = [_TIME.fullmatch(part) for part in parts]
    if not found or len(found) > DIGEST_TIMES_MAX or None in found:
        return None
    return ",".join(sorted({_clock(one[1], one[2]) for one in found if one is not None}))


def length_from(words: str) -> timedelta | None:
    """`2h`, `30 min`, `3 days`, `1 неделя` as a span; a bare number counts hours; None for anything else."""
    said = _said(words)
    found = _LENGTH.fullmatch(_DURING.sub("", said, count=1) if _DURING.match(said) else said)
    if found is None or not int(found[1]):
        return None
    unit = _unit(found[2])
    span = None if unit is None else int(found[1]) * unit
    return span if span is not None and span <= MUTE_MAX else None


def is_off(words: str) -> bool:
    """Whether somebody wants none of it: `off`, `aus`, `вимк`, in the languages that the bot speaks."""
    return _said(words) in _OFF_WORDS


def _said(words: str) -> str:
    return " ".join(words.casefold().split())


def _bare(words: str) -> str:
    return " ".join(_AROUND.sub(" ", words.casefold()).split())


def _unit(word: str) -> timedelta | None:
    if not word:
        return timedelta(hours=1)
    # The longest beginning that fits: `день` is a day, `д` too, `min` no month.
    fitting = [
        (len(name), span)
        for span, names in _UNITS
        for name in names
        if word == name or (len(name) > 1 and word.startswith(name))
    ]
    return max(fitting, default=(0, None))[1]


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}"


def muted_until(mutes: Iterable[datetime], now: datetime) -> datetime | None:
    """The latest of the mutes that still hold."""
    return max((until for until in mutes if until > now), default=None)

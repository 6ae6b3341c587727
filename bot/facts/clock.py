"""The clock time beside a date: "on 2 June at 13:00 Kyiv time" is `T13:00+03:00`.

Law: a time counts only right beside its date, and only where something says that it is one (a colon with a
preposition, "Uhr", "p.m.", a zone). Zones by abbreviation or city; summer time by the European rule. No zone
said, none written: the reader's card then shows the hour without one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_FIXED: Final[Mapping[str, int]] = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
    "мск": 3, "trt": 3, "tsi": 3, "est": -5, "edt": -4, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Hours east of Greenwich."""
_CITIES: Final = (
    ((r"moscow time|moskauer zeit|heure de moscou|hora de moscu|московско\w+ (?:времени|часом)|"
     r"по московскому времени|за московським часом|по москве|за москвою|czasu moskiewskiego|moskova "
     r"saatiyle"), 3, False),
    (r"istanbul time|turkish time|ortszeit istanbul|heure d'istanbul|tsi", 3, False),
    ((r"kyiv time|kiev time|kiewer zeit|heure de kiev|киевского времени|по киевскому времени|"
     r"за київським часом|по киеву|за києвом|czasu kijowskiego|kiev saatiyle"), 2, True),
    (r"berlin time|central european time|mitteleuropaischer zeit|heure de paris", 1, True),
    (r"london time", 0, True),
)  # fmt: skip

_INTRO: Final = (
    r"(?:at|from|by|until|around|about|um|ab|gegen|bis|vers|a|des|jusqu'a|a partir des?|hasta|hacia|"
    r"в|во|о|об|с|со|до|з|із|около|примерно|близько|приблизно|ok\.|około|od|do|o)"
)
_SURE: Final = (
    r"(?:(?:a|desde|hasta|hacia|sobre|para) las?|(?:(?:na|o|od|do|okolo) )?godz(?:\.|inie|iny|inę)?|saat|tsi)"
)
"""What comes before nothing but a time of day."""
_AFTER_NOON: Final = (
    r"вечера|вечора|дня|пополудни|du soir|de l'apres-midi|de la (?:tarde|noche)|wieczorem|po poludniu|"
    r"p\.?m\.?"
)
_BEFORE_NOON: Final = r"утра|ночи|ранку|ночі|du matin|de la (?:manana|madrugada)|rano|nad ranem|a\.?m\.?"
_ZONE: Final = rf"(?P<zone>{'|'.join(_FIXED)}|{'|'.join(pattern for pattern, _, _ in _CITIES)})"
_TIME: Final = re.compile(
    rf"(?<![\w:.])(?:(?P<sure>{_SURE}\s+)|(?P<intro>{_INTRO}\s+))?(?:(?P<noon>noon|midday)|(?P<hour>[01]?\d|2[0-4])"
    rf"(?:(?P<mark>[:.h])(?P<minute>[0-5]\d))?(?:\s?(?:(?P<late>{_AFTER_NOON})|(?P<early>{_BEFORE_NOON}))(?!\w)|"
    rf"\s?(?P<unit>uhr|heures?|hrs?|h|horas|часов|часа|год(?:ин[аіиу])?)(?!\w))?)"
    rf"(?:,?\s*\(?{_ZONE}\b\)?)?(?:'[a-z]{{1,3}})?(?!\w|:\d)"
)
_TILL: Final = re.compile(r"(?:until|by|bis|hasta|до|do)\s")
"""What belongs to the day as well, and joins it with the one before."""
_BETWEEN: Final = re.compile(r"[\s,(]*(?:[-|]\s)?(?:(?:on|am|den|le|el|de|del|w|we|na|у|в|во|gunu)\s+)?")
_REACH: Final = 45
"""Characters beside a date in which its time is looked for."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it is written behind a date (`T13:00+03:00`), with its place."""

    suffix: str
    start: int
    stop: int


def beside(folded: str, start: int, stop: int, day: date) -> Clock | None:
    """The clock time right after, else right before the date at `folded[start:stop]`."""
    for found in _TIME.finditer(folded, stop, min(len(folded), stop + _REACH)):
        if _BETWEEN.fullmatch(folded, stop, found.start()) and not _TILL.match(found["intro"] or ""):
            return _clock(found, day)
        break
    for found in _TIME.finditer(folded, max(0, start - _REACH), start):
        if _BETWEEN.fullmatch(folded, found.end(), start):
            return _clock(found, day)
    return None


def _clock(found: re.Match[str], day: date) -> Clock | None:
    """The time, if something says that it is one."""
    introduced = found["intro"] or found["sure"]
    marked = found["mark"] and (introduced or found["zone"] or found["mark"] == ":")
    half = found["late"] or found["early"]
    spoken = (half and (introduced or half[-2:] in {"am", "pm", "m."})) or (found["unit"] and introduced)
    if not (marked or spoken or found["sure"] or found["noon"] or found["unit"] == "uhr"):
        return None
    hour, minute = int(found["hour"] or 12), int(found["minute"] or 0)
    if half and hour <= 12:
        hour = hour % 12 + (12 if found["late"] else 0)
    if hour > 23:
        return None
    zone = found["zone"] or ("tsi" if (found["sure"] or "").startswith("tsi") else None)
    start = found.end("intro") if found["intro"] and _TILL.match(found["intro"]) else found.start()
    return Clock(f"T{hour:02d}:{minute:02d}{_offset(zone, day)}", start, found.end())


def _offset(zone: str | None, day: date) -> str:
    """The zone as `+03:00`; empty where none is said."""
    if zone is None:
        return ""
    hours = _FIXED.get(zone)
    if hours is None:
        _, hours, summer = next(city for city in _CITIES if re.fullmatch(city[0], zone))
        hours += summer and _is_summer(day)
    return f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"


def _is_summer(day: date) -> bool:
    """Whether Europe has summer time: from the last Sunday of March to the last of October."""
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)

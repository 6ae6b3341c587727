"""Time zones as people call them: `Europe/Berlin`, `berlin`, `new york`. Pure but for the zone database."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones


def zone_called(words: str) -> str | None:
    """The IANA name of the zone that `words` mean, or None."""
    return _names().get("_".join(words.casefold().split()))


@cache
def _names() -> Mapping[str, str]:
    """By whole name and by city; a city that several regions have is the one of the first region."""
    names: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        region, _, city = zone.partition("/")
        if city and region not in {"Etc", "SystemV", "US", "posix", "right"}:
            names.setdefault(city.rpartition("/")[2].casefold(), zone)
    return names | {zone.casefold(): zone for zone in available_timezones()}

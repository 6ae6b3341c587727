"""How we are: a `HealthReport`, and the judgement that makes one from the ages of the passes.

Law: pure. Whoever builds the report hands in what it measured; a process that answers HTTP but whose passes
stand still is *not* healthy, that is the whole point.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HealthReport:
    """How we are at this moment.

    `problems` are fit to be shown and empty while all is well. `pass_age_s` says for each pass how many
    seconds ago it last ended. `gauges` are further numbers for /metrics, by their name without our prefix.
    `cut_off_since`: nearly all feeds fail. A restart wouldn't help, so that is no problem of ours;
    but all isn't well.
    """

    problems: tuple[str, ...] = ()
    pass_age_s: Mapping[str, float] = field(default_factory=dict)
    gauges: Mapping[str, float] = field(default_factory=dict)
    cut_off_since: datetime | None = None

    @property
    def healthy(self) -> bool:
        """Whether /health answers 200."""
        return not self.problems


class Health(Protocol):
    """Who can say how we are. Built where the passes and the store are joined."""

    async def report(self) -> HealthReport:
        """Ask the database and the passes. Raises sqlite3.Error where the database doesn't answer."""
        ...


def late(pass_age_s: Mapping[str, float], age_s_max: Mapping[str, float]) -> tuple[str, ...]:
    """A problem for each pass that ended longer ago than it may; one without a limit is never late."""
    return tuple(
        f"the pass {name} has not ended for {age:.0f} s, the limit is {age_s_max[name]:.0f} s"
        for name, age in sorted(pass_age_s.items())
        if name in age_s_max and age > age_s_max[name]
    )

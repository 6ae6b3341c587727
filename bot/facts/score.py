"""Whether the dates that were read out of a labelled text are the day that is meant.

Law: pure. A week or a month where a day is meant is wrong, and so is a second date beside the right one.
"""

from collections.abc import Collection, Iterable
from typing import Final, Literal

from bot.facts.dates import DateFound

NO_DATE: Final = "0001-01-01"
"""What a label says of a text that names no date."""

Outcome = Literal["right", "wrong", "none"]


def outcome(found: Iterable[DateFound], meant: Collection[str]) -> Outcome:
    """Right, wrong or none; `meant` are days, each of which would be right (a coming and a past one)."""
    read = {one.value[: len(NO_DATE)] if "/" not in one.value else one.value for one in found}
    if NO_DATE in meant:
        return "wrong" if read else "right"
    if not read:
        return "none"
    return "right" if len(read) == 1 and read <= set(meant) else "wrong"

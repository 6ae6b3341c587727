"""The `Fact`: something an item states that can change from one report to the next."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.feeds.item import Field


class FactKind(StrEnum):
    """Kinds of facts; a rule's `ring_on` names some of them."""

    DATE = "date"
    PLACE = "place"
    NUMBER = "number"
    ORDINAL = "ordinal"
    STATUS = "status"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with the words it was read from.

    `value` is canonical: a date is `YYYY-MM-DD`, `YYYY-MM`, or an interval `a/b`; with a clock time
    `YYYY-MM-DDTHH:MM` and, where said, its offset. `start` and `stop` count code points of `field`.
    `sentence` numbers the sentences of that field from 0. `past` marks a date before the publication day.
    `spread_days` is how many days off a counted date ("in two months") may be meant; 0 for a named day.
    `happened` marks a date up to the publication day that the verb beside it looks back on ("said on
    Tuesday", published that Tuesday).

    A number is written plainly, then what is counted: a unit (an English singular: `50000 soldier`,
    `12 percent`; a currency by its code: `5000000000 EUR`), else the folded stem of the noun, else nothing
    (`120`). A range is `10-15 drone`. `hedge` says how sure it is. An ordinal is its number and what is
    ordered: `12 package`, `2 round`.

    A place is the name of its concept (`istanbul`, `sumy-region`); `within` are the places around it, the
    nearest first; `role` is `to` for one that something is moved to, `from` for one that is left for it.

    A polarity is `agree` or `refuse`. A status is `considering`, `announced`, `agreed`, `decided`, `done`,
    `postponed`, `cancelled`, `claimed`, `confirmed` or `denied`; the last three name who says so where the
    text does (`claimed by russia`). `force` is `mild` for a course of things that is news only against what
    was known otherwise, `unconfirmed` where the text leaves open whether it is so.
    """

    kind: FactKind
    value: str
    text: str
    field: Field
    start: int
    stop: int
    sentence: int = 0
    past: bool = False
    spread_days: int = 0
    happened: bool = False
    within: tuple[str, ...] = ()
    role: Literal["", "to", "from"] = ""
    hedge: Literal["", "about", "at least", "at most"] = ""
    force: Literal["", "mild", "unconfirmed"] = ""

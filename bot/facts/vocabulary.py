"""The shape of a language's date words: what each file in `languages/` fills in.

Law: everything here is data. Words are regular expressions over folded text (`folding.py`); a template is
a regular expression with placeholders, named by what it reads:

    {wd} weekday   {wda} its adjective   {m} {m1} month   {d} {d1} day of the month   {dn} the same in digits
    {y} year   {y4} year in full   {ry} year by words ("of last year")   {n} {n2} count   {u} {u2} unit
    {shift} {wshift} {mshift} last, this, next … (day, week, month)
    {nth} first … last   {word} today, tomorrow …   {holiday}

In a template a space stands for white space, `_` for white space or none, `{[}…{]}` for the words that are
shown where they are not the whole match, and a leading `~` for "only where the text is nothing but a date".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal


class Shift(Enum):
    """Which of several weeks or weekdays: counted from the reference day."""

    LAST = "last"
    THIS = "this"
    COMING = "coming"
    """The nearest one ahead: German "kommenden Freitag"."""
    NEXT = "next"
    """The one of next week: English "next Friday", said on a Monday."""
    AFTER_NEXT = "after next"


Kind = Literal[
    "day",
    "span",
    "pair",
    "weekday",
    "weekday_day",
    "weekday_weeks",
    "weekdays_counted",
    "word",
    "word_weekday",
    "ahead",
    "ago",
    "nth_weekday",
    "nth_of_month",
    "last_day",
    "day_of_month",
    "month",
    "week",
    "weekend",
    "part",
    "holiday",
]
"""What a template reads; `resolving.py` has one function for each."""

Template = tuple[Kind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """One language. Weekdays start on Monday, months in January, `days` at the first of the month.

    `weekdays_short` and `months_short` count only beside a day's number, `words_alone` ("the day after") only
    where the text is nothing but a date: in a sentence they are counted from another day. `units` are day,
    week, month, year, and a fortnight where there is a word for it. `years` are counted from the reference
    day's; None for one that only the text before knows ("of that year"). `feasts` are days after Easter
    Sunday, by the calendar that `julian_easter` names, `thanks` days after the fourth Thursday of November.
    `weekday_adjectives` are "of Monday" to "of Sunday" in one word, where there is one.
    `capital` lists months that are other words when written small ("may"). `month_first` says how 3/7 is
    read, `ordinal_dot` whether a dot makes an ordinal, so that "15.1." is a day ("iOS 10.3." is none).
    """

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    days: tuple[str, ...]
    day_suffix: str
    numbers: Mapping[str, int]
    units: tuple[str, ...]
    words: Mapping[str, int]
    shifts: Mapping[Shift, str]
    nth: Mapping[str, int]
    templates: tuple[Template, ...]
    holidays: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    feasts: Mapping[str, int] = field(default_factory=dict)
    julian_easter: bool = False
    thanks: Mapping[str, int] = field(default_factory=dict)
    words_alone: Mapping[str, int] = field(default_factory=dict)
    month_suffix: str = ""
    weekday_suffix: str = ""
    weekday_adjectives: tuple[str, ...] = ()
    years: Mapping[str, int | None] = field(default_factory=dict)
    capital: frozenset[str] = frozenset()
    month_first: bool = False
    ordinal_dot: bool = False

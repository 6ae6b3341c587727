"""Days of history that a text names without their year: "since the 7 October attack".

Law: a day of these with a word of its happening beside it is that very day, unless it lies near the reference
day: then it may be this year's, and the calendar decides.
"""

import re
from datetime import date
from typing import Final

_REACH: Final = 60
"""Characters on either side in which a word says what happened on that day."""
_NEAR_DAYS: Final = 14
_ATTACK: Final = (
    r"attack|massac|terror|angriff|überfall|massaker|attaque|ataque|masacre|атак|напад|saldırı|atak"
)
_HAPPENINGS: Final = {
    (9, 11): (
        date(2001, 9, 11),
        (
            r"attack|terror|world trade|twin towers|al[ -]qa|bin laden|muslim|anschl[aä]g|atent|attent|"
            r"zamach|теракт|saldırı"
        ),
        r"",
    ),
    (10, 7): (date(2023, 10, 7), _ATTACK, r"hamas|isra|gaza|хамас|ізраїл|израил|\bгаз[иыу]\b|gazy|gazze"),
    (2, 24): (
        date(2022, 2, 24),
        r"invasi|inwazj|einmarsch|überfall|angriffskrieg|full-scale|вторгн|вторж|по[вл]номасштаб|işgal",
        r"",
    ),
}
"""Month and day -> the day meant, and two things of which the text must say something."""
_CUES: Final = {
    day: (meant, re.compile(what), re.compile(who)) for day, (meant, what, who) in _HAPPENINGS.items()
}


def named(day: date, text: str, start: int, stop: int, reference: date) -> date:
    """The day of history that `text[start:stop]` names, else `day`, what the calendar makes of it."""
    cues = _CUES.get((day.month, day.day))
    if cues is None or abs((day - reference).days) <= _NEAR_DAYS:
        return day
    meant, what, who = cues
    around = text[max(0, start - _REACH) : stop + _REACH].lower()
    said = text[start:stop] == "9/11" or (what.search(around) and who.search(around))
    return meant if said and day > meant else day

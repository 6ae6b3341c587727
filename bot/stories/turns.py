"""When a matter turns back to a side that it was on before: agreed, refused, agreed again.

Law: pure; publishers who contradict each other ring once for each side (`standings.py`). A turn back is one
of these: the report marks it itself ("after all"), its publisher said the other side last, or nobody has said
the other side for hours and this publisher says this one anew. Whoever holds a side all along turns nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.facts.fact import Fact

Side = str
"""`for`, `against`, or "" where a standing takes none."""

QUIET_FOR_ONE: Final = timedelta(hours=6)
"""After so long without the other side, one publisher turns the matter: papers print late, not so late."""
QUIET_FOR_TWO: Final = timedelta(hours=2)
"""After so long, two of them do."""

_SIDES: Final = {
    "announced": "for",
    "agreed": "for",
    "agree": "for",
    "decided": "for",
    "done": "for",
    "confirmed": "for",
    "refuse": "against",
    "cancelled": "against",
    "denied": "against",
}
_MARKED: Final = re.compile(
    r"\b(?:after all|again|once more|u-turn|back on|reverses|reversed|relents?|relented|"
    r"doch|wieder|erneut|abermals|"
    r"finalement|à nouveau|de nouveau|volte-face|revient sur|"
    r"finalmente|al final|de nuevo|marcha atrás|nuevamente|"
    r"jednak|ponownie|znów|ostatecznie|"
    r"все[- ]таки|вс[её] же|снова|вновь|передумал\w*|опять|"
    r"усе[- ]таки|все ж|знову|передума\w+|зрештою|"
    r"yeniden|tekrar|sonunda|fikrini değiştir\w*)\b",
    re.IGNORECASE,
)
"""Words by which a report says itself that it turns back, in all languages."""


def side_of(value: str) -> Side:
    """Which side a canonical standing takes."""
    return _SIDES.get(value.partition(" ")[0], "")


def others(value: str, values: Iterable[str]) -> tuple[str, ...]:
    """Those of `values` that take the other side than `value`."""
    side = side_of(value)
    return tuple(one for one in values if side and side_of(one) not in {"", side})


@dataclass(slots=True)
class Turns:
    """Who said which side of a story, and on which side its readers know it."""

    side: Side = ""
    heard: dict[Side, datetime] = field(default_factory=dict)
    voices: dict[str, Side] = field(default_factory=dict)
    anew: list[str] = field(default_factory=list)
    """Who has come over to the side that isn't told since the told one was last heard."""

    def turns_back(self, fact: Fact, title: str, publisher: str, when: datetime) -> bool:
        """Whether `fact`, whose side the story was on before, is a turn back to it."""
        side = side_of(fact.value)
        if not side or self.side in {"", side} or side not in self.heard:
            return False
        if _MARKED.search(title) or (publisher and self.voices.get(publisher) == self.side):
            return True
        if fact.force or self.voices.get(publisher) == side:
            return False
        quiet = when - self.heard[self.side]
        one_more = publisher not in self.anew and bool(self.anew)
        return quiet >= QUIET_FOR_ONE or (one_more and quiet >= QUIET_FOR_TWO)

    def learn(self, facts: Iterable[Fact], publisher: str, when: datetime, *, turned: bool) -> None:
        """Takes in what a report says; `turned`: by it the story is on its side."""
        sides = {side_of(fact.value) for fact in facts} - {""}
        if len(sides) != 1:
            # Who reports both sides takes none.
            return
        (side,) = sides
        if turned or not self.side:
            self.side, self.anew = side, []
        elif side == self.side:
            self.anew = []
        elif self.voices.get(publisher) != side:
            self.anew.append(publisher)
        self.heard[side] = max(when, self.heard.get(side, when))
        self.voices[publisher] = side

"""When a status or polarity is news beside the known ones."""

from typing import Literal

import pytest

from bot.facts.fact import Fact, FactKind
from bot.stories import standings
from bot.stories.keeper import StoryKeeper
from bot.stories.standings import Key
from bot.stories.story import Decision, StoryReason
from tests.support.sightings import sighting

Force = Literal["", "mild", "unconfirmed"]


def fact(value: str, force: Force = "") -> Fact:
    return Fact(_kind(value), value, value, "title", 0, 1, force=force)


def _kind(value: str) -> FactKind:
    return FactKind.POLARITY if value in {"agree", "refuse"} else FactKind.STATUS


def known(*values: str) -> set[Key]:
    return {(_kind(value).value, value) for value in values}


@pytest.mark.parametrize(
    ("before", "now", "force"),
    [
        ((), "refuse", ""),
        ((), "agree", ""),
        ((), "claimed by russia", ""),
        (("considering",), "announced", "mild"),
        (("announced",), "agreed", ""),
        (("agreed",), "decided", ""),
        (("decided",), "done", ""),
        (("announced",), "done", "mild"),
        (("agree",), "refuse", ""),
        (("refuse",), "agree", ""),
        (("refuse",), "considering", "mild"),
        (("cancelled",), "announced", "mild"),
        (("decided", "refuse"), "agree", ""),
        (("agree",), "postponed", ""),
        (("postponed",), "cancelled", ""),
        (("claimed by russia",), "denied by ukraine", ""),
        (("claimed by russia",), "confirmed by ukraine", ""),
        (("claimed by russia",), "claimed by ukraine", ""),
        (("claimed by russia", "denied by ukraine"), "confirmed", ""),
        (("claimed",), "confirmed by ukraine", "mild"),
        (("claimed by rebels",), "done", ""),
    ],
)
def test_a_changed_standing_is_news(before: tuple[str, ...], now: str, force: Force) -> None:
    assert standings.is_news(fact(now, force), known(*before))


@pytest.mark.parametrize(
    ("before", "now", "force"),
    [
        ((), "considering", "mild"),
        ((), "announced", "mild"),
        ((), "confirmed by russia", "mild"),
        (("decided",), "agree", ""),
        (("agree",), "decided", ""),
        (("agreed",), "agree", ""),
        (("done",), "decided", ""),
        (("agree",), "considering", "mild"),
        (("postponed",), "announced", "mild"),
        (("claimed by russia",), "claimed", ""),
        (("claimed by rebels",), "claimed by separatists", ""),
        (("denied by ukraine",), "denied by usa", ""),
        (("confirmed by ukraine",), "confirmed by ISW", ""),
        (("confirmed by ukraine",), "claimed by russia", ""),
        (("done",), "claimed by russia", ""),
    ],
)
def test_the_same_standing_in_other_words_is_none(before: tuple[str, ...], now: str, force: Force) -> None:
    assert not standings.is_news(fact(now, force), known(*before))


def test_a_plan_beside_something_firm_is_an_aside() -> None:
    assert standings.of([fact("announced", "mild"), fact("cancelled")]) == (fact("cancelled"),)


def test_what_was_is_told_from_plan_to_deed() -> None:
    assert standings.values_of(known("refuse", "decided", "announced")) == ("decided", "refuse")
    assert standings.values_of(known("announced")) == ("announced",)


CLAIM = "Russia claims capture of the village of Lypa in Sumy region"


def test_a_claim_that_is_denied_and_then_confirmed_rings_each_time() -> None:
    keeper = StoryKeeper()
    told = [
        keeper.decide(sighting(title, hours=hours))
        for hours, title in enumerate(
            [
                CLAIM,
                "Village of Lypa in Sumy region captured, Moscow says",
                "Ukraine denies Russian capture of the village of Lypa in Sumy region",
                "Kyiv denies that village of Lypa in Sumy region was captured by Russia",
                "DeepState confirms Russian capture of the village of Lypa in Sumy region",
            ]
        )
    ]
    assert [one.story for one in told] == [1] * 5
    assert [one.decision for one in told] == [
        Decision.NEW,
        Decision.REPEAT,
        Decision.DELTA,
        Decision.REPEAT,
        Decision.DELTA,
    ]
    assert [(change.was, change.now) for change in told[4].changes] == [
        (("claimed by russia", "denied by ukraine"), "confirmed by DeepState")
    ]


def test_an_older_report_never_changes_a_standing() -> None:
    keeper = StoryKeeper()
    keeper.decide(sighting("Oslo approves the sale of frigates to Greece", hours=5))
    late = keeper.decide(sighting("Oslo rejects the sale of frigates to Greece", hours=1))
    assert (late.decision, late.reason) == (Decision.REPEAT, StoryReason.OLDER_THAN_FACT)


def test_a_report_that_is_unsure_says_so_in_its_change() -> None:
    keeper = StoryKeeper()
    keeper.decide(sighting("Oslo approves the sale of frigates to Greece"))
    delta = keeper.decide(sighting("Oslo reportedly rejects the sale of frigates to Greece", hours=1))
    assert [(change.now, change.unconfirmed) for change in delta.changes] == [("refuse", True)]

"""Reports of happenings in eight languages, and of happenings that go on for days: which are one story.

Written before anybody tuned on them. Of each family of reports, which have the same actors, every two are judged
alone: in `across.jsonl` those of different languages, in `far.jsonl` those four to ten days apart. The bounds are
lower than what is reached by as much as one half of the pairs may be worse than the other.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from bot.rules.score import Score
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Sighting
from tests.support.reports import report

HERE = Path(__file__).resolve().parent / "happenings"

Report = dict[str, Any]


def reports(name: str) -> list[Report]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def families(rows: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Every two of a family, the earlier first."""
    for one, other in combinations(rows, 2):
        if one["family"] == other["family"]:
            yield (one, other) if one["published"] <= other["published"] else (other, one)


def days_between(one: Report, other: Report) -> int:
    return (date.fromisoformat(other["published"]) - date.fromisoformat(one["published"])).days


def seen(told: Report) -> Sighting:
    when = datetime.combine(date.fromisoformat(told["published"]), time(12), UTC)
    return report(told["title"], told["lang"], when, summary=told["summary"])


def score(pairs: Iterable[tuple[Report, Report]]) -> Score:
    sightings: dict[str, Sighting] = {}
    total = Score()
    for pair in pairs:
        one, other = (sightings.setdefault(report["id"], seen(report)) for report in pair)
        keeper = StoryKeeper()
        first = keeper.decide(one)
        keeper.forget(other.when)
        merged = keeper.decide(other).story == first.story
        total = total.plus(fires=merged, should=pair[0]["story"] == pair[1]["story"])
    print(f"precision {total.precision}, recall {total.recall}: {total}")
    return total


def test_reports_in_two_languages_meet_and_those_of_other_happenings_do_not() -> None:
    pairs = [pair for pair in families(reports("across")) if pair[0]["lang"] != pair[1]["lang"]]
    total = score(pairs)
    assert total.hits + total.misses >= 200
    assert (total.recall or 0.0) >= 0.8
    assert (total.precision or 0.0) >= 0.95


@pytest.mark.parametrize("lang", ["de", "uk", "ru", "es", "fr", "tr", "pl"])
def test_every_language_meets_english(lang: str) -> None:
    pairs = [pair for pair in families(reports("across")) if {one["lang"] for one in pair} == {lang, "en"}]
    total = score(pairs)
    assert total.hits + total.misses >= 10
    assert (total.recall or 0.0) >= 0.7
    assert (total.precision or 0.0) >= 0.9


def test_what_shares_only_its_day_does_not_meet_across_languages() -> None:
    rows = [one | {"published": "2025-05-28"} for one in reports("across")[::3]]
    pairs = [
        (one, other)
        for one, other in combinations(rows, 2)
        if one["family"] != other["family"] and one["lang"] != other["lang"]
    ]
    assert score(pairs).false_alerts <= len(pairs) // 200


def test_a_happening_that_goes_on_for_days_is_one_story_and_the_next_of_its_kind_is_another() -> None:
    pairs = [
        pair
        for pair in families(reports("far"))
        if pair[0]["lang"] == pair[1]["lang"] and 4 <= days_between(*pair) <= 10
    ]
    total = score(pairs)
    assert total.hits + total.misses >= 40
    assert total.false_alerts + total.silent >= 40
    assert (total.recall or 0.0) >= 0.75
    assert (total.precision or 0.0) >= 0.9

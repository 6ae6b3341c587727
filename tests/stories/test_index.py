"""The index of reports: what shares most comes first, in bounds, and what is dropped is gone."""

from datetime import timedelta

from bot.stories import traits
from bot.stories.index import REPORTS_COMPARED_MAX, REPORTS_PER_KEY_MAX, ReportIndex
from tests.support.sightings import START, sighting

NO_RULES: frozenset[str] = frozenset()
SAME = traits.of(sighting("Volcano ash closes Quillmoor airport"))
OTHER = traits.of(sighting("Bakery wins Brindlewick prize"))


def held(count: int) -> ReportIndex:
    """Reports of one text, numbered from 0, each of its own story."""
    index = ReportIndex()
    for number in range(count):
        index.add(story=number, when=START + timedelta(minutes=number), rules=NO_RULES, traits=SAME)
    return index


def found(index: ReportIndex) -> list[int]:
    return [report.number for report in index.alike(SAME, NO_RULES)]


def test_of_equals_the_newest_come_first_and_only_a_few() -> None:
    assert found(held(1)) == [0]
    assert found(held(2)) == [1, 0]
    assert found(held(REPORTS_PER_KEY_MAX + 6)) == [
        REPORTS_PER_KEY_MAX + 5 - number for number in range(REPORTS_COMPARED_MAX)
    ]


def test_what_shares_nothing_is_not_found() -> None:
    index = held(2)
    index.add(story=2, when=START, rules=NO_RULES, traits=OTHER)
    assert found(index) == [1, 0]


def test_a_key_keeps_as_many_reports_as_it_may_and_those_are_the_newest() -> None:
    full = held(REPORTS_PER_KEY_MAX)
    full.drop(range(1, REPORTS_PER_KEY_MAX))
    assert found(full) == [0]
    over = held(REPORTS_PER_KEY_MAX + 1)
    over.drop(range(1, REPORTS_PER_KEY_MAX + 1))
    assert found(over) == []


def test_numbers_beyond_two_bytes_are_kept_whole() -> None:
    index, nothing = ReportIndex(), traits.of(sighting(""))
    for _ in range(70_001):
        index.add(story=1, when=START, rules=NO_RULES, traits=nothing)
    index.add(story=2, when=START, rules=NO_RULES, traits=SAME)
    index.add(story=3, when=START, rules=NO_RULES, traits=SAME)
    assert found(index) == [70_002, 70_001]

"""Whatever else is alike: who changes the date, place, number, ordinal, status or a "not" says news.

Judged by what `watchword stories` runs: once all items with the shipped concepts, once what a rule matches that
rings on every kind of fact.
"""

import shutil
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.stories import Look, Rings, judged_pair, ways
from bot.rules_folder import default_folder
from tests.support.one_change import CHANGES, FORMS, WHO, Form

NOON = datetime(2025, 5, 28, 10, tzinfo=UTC)
"""A Wednesday; all reports are of that day."""
HOURS_MAX = 10
KINDS = ("date", "place", "number", "ordinal", "status", "polarity")

Ways = tuple[Look, Rings]


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ways, Ways]:
    """How all items are judged, and how those are that a rule matches."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copy(default_folder() / "concepts.toml", folder)
    shutil.copytree(default_folder() / "concepts", folder / "concepts")
    words = " OR ".join(f'"{name}"' for name in WHO)
    ring_on = ", ".join(f'"{kind}"' for kind in KINDS)
    (folder / "watch.toml").write_text(
        f"id = \"watch\"\ntitle = \"Watch\"\nmatch = '''{words}'''\nring_on = [{ring_on}]\n", encoding="utf-8"
    )
    return ways(default_folder(), matched_only=False), ways(folder, matched_only=True)


def judged(way: Ways, lang: str, one: dict[str, str], other: dict[str, str], hours: float) -> str:
    """What the second report is to the first, so many hours later."""
    record: dict[str, Any] = {
        name: {**report, "lang": lang, "published": (NOON + timedelta(hours=later)).isoformat()}
        for name, report, later in (("a", one, 0.0), ("b", other, hours))
    }
    return str(judged_pair(record, 1, *way)["decision"])


def changing(form: Form) -> list[str]:
    return [slot for slot in CHANGES if slot in form.slots]


def changes_of(form: Form, slot: str, word: str) -> list[str]:
    """What `word` may become so that it is news: of standings only what goes on from it."""
    choices = form.slots[slot]
    if slot == "status":
        return list(choices[choices.index(word) + 1 :])
    return [choice for choice in choices if choice != word]


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_report_that_changes_one_fact_is_never_a_repeat(
    both_ways: tuple[Ways, Ways], data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from(FORMS))
    slot = data.draw(st.sampled_from(changing(form)))
    words = {
        name: data.draw(st.sampled_from(choices[:-1] if name == slot == "status" else choices))
        for name, choices in form.slots.items()
    }
    changed = words | {slot: data.draw(st.sampled_from(changes_of(form, slot, words[slot])))}
    one, other = ({"title": form.text.format(**slots)} for slots in (words, changed))
    if slot == "date" and data.draw(st.booleans()):
        # A headline that names no day, and a lead that does.
        headline = f"{words.get('subject', words.get('things'))}: {words['who']}"
        one, other = ({"title": headline, "summary": report["title"]} for report in (one, other))
    hours = data.draw(st.floats(0.1, HOURS_MAX))
    assert judged(data.draw(st.sampled_from(both_ways)), form.lang, one, other, hours) != "repeat"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.lang}-{form.text[:20]}")
def test_the_same_report_again_is_a_repeat(both_ways: tuple[Ways, Ways], form: Form) -> None:
    report = {"title": form.text.format(**{slot: choices[0] for slot, choices in form.slots.items()})}
    for way in both_ways:
        assert judged(way, form.lang, report, report, hours=2) == "repeat"

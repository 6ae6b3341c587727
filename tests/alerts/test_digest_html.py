"""A digest fits into one message in every language, however long its titles are."""

import pytest

from bot.alerts.card import Card, Digest, Entry, ShownChange
from bot.alerts.render_digest import digest_html, stories_max
from bot.tongues import SPOKEN, tongue_of
from tests.support.telegram_html import parse, units
from tests.support.world import NOON

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsversammlung & 🚢 <vertagt> "
CHANGE = ShownChange(kind="date", was=("2025-06-02",) * 3, now="2025-06-16", text=LONG * 4)


def entry(number: int) -> Entry:
    card = Card(
        kind="delta",
        rules=(LONG * 3, LONG * 4, LONG),
        headline=f"{number} {LONG * 20}",
        source=LONG * 5,
        when=int(NOON.timestamp()) - 3600 * number,
        link="https://news.example/" + "a" * 500,
        changes=(CHANGE,) * 5,
        high=True,
    )
    return Entry(story_id=number, card=card)


@pytest.mark.parametrize("language", sorted(SPOKEN))
@pytest.mark.parametrize("reason", ["quiet", "muted", "digest", "away"])
def test_the_longest_digest_keeps_the_number_of_each_of_its_stories(language: str, reason: str) -> None:
    entries = tuple(entry(number) for number in range(1, stories_max(reason) + 1))
    shown = parse(digest_html(Digest(reason=reason, entries=entries), tongue_of(language, ""), NOON))
    assert units(shown.text) <= 4096
    for number in range(1, stories_max(reason) + 1):
        assert f"{number}. " in shown.text

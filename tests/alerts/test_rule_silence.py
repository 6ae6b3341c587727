"""When a chat is told that the feeds of a rule are silent."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.rule_silence import PAUSE, ToldOf, Verdict, judge

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
FIVE = {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("feeding", "silent", "told", "verdict"),
    [
        pytest.param(FIVE, {1, 2, 3}, None, Verdict("silent", (1, 2, 3), 5), id="three of five"),
        pytest.param(FIVE, {1, 2}, None, None, id="two of five"),
        pytest.param({1, 2}, {1, 2}, None, None, id="too few to speak of most"),
        pytest.param(FIVE, {1, 2, 3, 9}, ToldOf(frozenset({1, 2, 3})), None, id="told already"),
        pytest.param(FIVE, {1, 2, 3, 4}, ToldOf(frozenset({1, 2, 3})), None, id="one more is no news"),
        pytest.param(FIVE, {1, 2}, ToldOf(frozenset({1, 2, 3})), None, id="most are still silent"),
        pytest.param(FIVE, {1}, ToldOf(frozenset({1, 2, 3})), Verdict("again"), id="most speak again"),
        pytest.param(
            set(), set(), ToldOf(frozenset({7})), Verdict("dropped"), id="nobody polls them any more"
        ),
        pytest.param(
            FIVE, {1, 2, 3}, ToldOf(frozenset({4}), over=NOW - PAUSE / 2), None, id="it was over only just"
        ),
        pytest.param(
            FIVE,
            {1, 2, 3},
            ToldOf(frozenset({4}), over=NOW - PAUSE - timedelta(hours=1)),
            Verdict("silent", (1, 2, 3), 5),
            id="it was over long ago",
        ),
        pytest.param({1, 2, 3, 8}, {1, 8}, None, None, id="one that nobody polls is no silent one"),
    ],
)
def test_most_feeds_of_a_rule(
    feeding: set[int], silent: set[int], told: ToldOf | None, verdict: Verdict | None
) -> None:
    assert judge(feeding, silent, FIVE, told, NOW) == verdict

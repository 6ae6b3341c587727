"""Real posting times: the rhythm learned on the first half of each feed's dates, tested on the second."""

import pytest

from tests.bench.rhythm import FEEDS, measured, table

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the captured feeds are not on this machine")


def test_reports_wait_at_most_six_tenths_of_what_a_fixed_interval_makes_them_wait() -> None:
    of = measured(frozen=False, days_max=14)
    table("going on", of)
    assert of.side_by_side <= 0.6
    assert of.all_in_one <= 0.62
    # Where no feed can give its polls to a busier one, hours and minutes alone still help.
    assert of.feed_by_feed <= 0.85

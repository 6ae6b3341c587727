"""A few hours with a few feeds in each run of the tests; `python -m tests.fuzz.day` lives a whole day with 2,000."""

from bot.feeds.answer import Failed, FailureKind
from bot.store.database import Store
from tests.fuzz.day import lived
from tests.support.simulated import Manners


def test_with_faults_at_random_no_report_is_lost_and_no_host_is_treated_badly() -> None:
    day = lived(1, number=16, hours=2)
    assert day.faults == []
    assert day.polls["Failed"] > 5
    assert day.new > 10


def test_a_report_that_is_lost_is_seen() -> None:
    forgetful = Store.in_memory()
    forgetful.connection.execute(
        "CREATE TRIGGER forget AFTER INSERT ON item WHEN NEW.id % 9 = 0"
        " BEGIN DELETE FROM item WHERE id = NEW.id; END"
    )
    assert len(lived(1, number=3, hours=0.1, store=forgetful).lost) >= 2


def test_a_host_that_is_treated_badly_is_seen() -> None:
    manners = Manners(2.0)
    for at in (0.0, 2.0, 3.0, 9.0):
        manners.begins("a", at)
    assert manners.breaches == [
        "a is asked again after 1.00 s",
        "a is asked 3 times at once",
        "a is asked 4 times at once",
    ]
    busy = Failed("429", FailureKind.RATE, retry_after_s=60)
    manners = Manners(2.0)
    manners.begins("b", 0.0)
    manners.ends("b", 1.0, busy)
    manners.begins("b", 50.0)
    manners.begins("b", 62.0)
    assert manners.breaches == ["b is asked 11 s before the end of its rest"]

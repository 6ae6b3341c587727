"""How often one hub may call."""

from bot.push.pace import CALLS_MAX, Pace


def test_a_hub_that_calls_too_often_is_held_up_and_no_other() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert [pace.admits(1) for _ in range(CALLS_MAX + 2)] == [*[True] * CALLS_MAX, False, False]
    assert pace.admits(2)
    now[0] += 2
    assert [pace.admits(1), pace.admits(1)] == [True, False]
    now[0] += 100_000
    assert sum(pace.admits(1) for _ in range(2 * CALLS_MAX)) == CALLS_MAX

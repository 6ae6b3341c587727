"""Whatever a chat wishes, whatever dies or fails: what it was to be told comes once, and not when it slept.

Random days, each lived twice: once without a wish, which says what the chat has to hear of; once with wishes
that come and go, restarts, deaths at transactions and failing deliveries. In the end all wishes are lifted.
"""

import pytest

from tests.support.wished_days import Day


@pytest.mark.parametrize("seed", range(24))
async def test_what_a_chat_is_to_be_told_comes_once_and_not_when_it_sleeps(seed: int) -> None:
    plain, wished = Day(seed, plain=True), Day(seed, plain=False)
    await plain.live()
    await wished.live()
    assert wished.outside.broken == []
    assert wished.store.rows("SELECT * FROM held") == [], "nothing waits any more"
    assert wished.store.rows("SELECT * FROM message WHERE state = 'due'") == []
    twice = {what: times for what, times in wished.days_told().items() if times > 1}
    assert twice == {}, "told twice"
    lost = plain.facts() - wished.facts()
    if wished.kind == "exempting":
        lost &= wished.owed()
    assert lost == set(), "never told"
    assert wished.facts() <= plain.facts()
    shown = wished.shown()
    newest = {name: f"2025-06-{one.day:02}" for name, one in wished.known.items()}
    unseen = {name: day for name, day in newest.items() if day in wished.facts() and day not in shown}
    assert unseen == {}, "counts as told, but no message says so"

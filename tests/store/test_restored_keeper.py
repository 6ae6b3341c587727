"""A restart changes no verdict: the keeper read back from the store decides as the living one does."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.item import Item
from bot.keepers import Keepers
from bot.store import feeds
from bot.stories.story import Verdict
from tests.support.world import NOON, Outside, Running, item, running

DAYS = (2, 5, 16)
WORDINGS = (
    "Russia offers talks with Ukraine on {} June in Istanbul",
    "Russia offers Ukraine talks on {} June in Istanbul",
    "Ukraine agrees to talks with Russia in Istanbul on {} June",
    "Talks of Russia and Ukraine in Istanbul postponed to {} June",
)

reports = st.lists(
    st.tuples(st.sampled_from(WORDINGS), st.sampled_from(DAYS), st.integers(-300, 300)),
    min_size=2,
    max_size=6,
    unique=True,
)


async def verdicts(process: Running, news: list[Item], *, restarts: bool) -> list[Verdict]:
    """The verdict on each item, one poll after the other; `restarts` before every one of them."""
    found = []
    for one in news:
        if restarts:
            process.pipeline.stories.restore()
        process.outside.documents["a"] = [one]
        (feed,) = feeds.due(process.store, process.outside.now + timedelta(days=1), limit=1)
        intent = await process.pipeline.poll(feed)
        found += [intake.verdict for intake in intent.intakes]
    return found


@given(reports)
@settings(max_examples=15)
async def test_a_restart_before_every_item_changes_no_verdict(told: list[tuple[str, int, int]]) -> None:
    news = [
        item(number, words.format(day), at=NOON + timedelta(minutes=minute))
        for number, (words, day, minute) in enumerate(told)
    ]
    both = []
    for restarts in (False, True):
        with running(Outside(now=NOON + timedelta(hours=6), documents={"a": []}), backlog=True) as process:
            both.append(await verdicts(process, news, restarts=restarts))
    living, restored = both
    assert living == restored


async def test_a_restored_keeper_gives_new_stories_new_numbers() -> None:
    with running(Outside(documents={"a": []}), backlog=True) as process:
        await verdicts(process, [item(1, "A ship enters the harbour", at=NOON)], restarts=False)
        keeper = Keepers(process.store, lambda: NOON).common
        assert keeper.next_id == process.pipeline.stories.common.next_id == 2


@pytest.mark.parametrize(
    ("title", "kept_days"),
    [("A ship enters the harbour", 10), (WORDINGS[0].format(18), 21)],
)
async def test_stories_that_nothing_could_open_any_more_are_not_read_back(title: str, kept_days: int) -> None:
    with running(Outside(documents={"a": []}), backlog=True) as process:
        await verdicts(process, [item(1, title, at=NOON)], restarts=False)
        for days, stories in ((kept_days, 1), (kept_days + 1, 0)):
            then = NOON + timedelta(days=days)
            keepers = Keepers(process.store, lambda then=then: then)  # type: ignore[misc]
            assert len(keepers.common._stories) == stories

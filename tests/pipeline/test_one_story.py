"""Forty reports of one story, in eight languages, through all passes and the strict Bot API over HTTP.

`one_story.jsonl` labels what must ring: the story itself, and each change of its date, place, number and
status. Everything else edits the first message, at most once in 30 s. A process that is stopped at any moment
loses nothing; what rings twice is only a message whose answer was lost.
"""

import random
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

from bot.alerts.pacing import EDIT_PAUSE
from bot.facts.fact import FactKind
from bot.rules.grammar import parse
from bot.rules.rule import ConceptList, Rule, RuleId
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Message
from tests.support.living import Day
from tests.support.told_story import CHAT, Told, alerts, labelled, lived, read_story, shipped_concepts

STOPS = 6
SEED = 40
TITLE = "🕊" * 32  # 64 UTF-16 units
CHANGES = {
    "s11": "now Mon 16 June",
    "s21": "was Istanbul → now Geneva",
    "s31": "was 12 negotiators → now 30 negotiators",
    "s35": "now cancelled",
}


@cache
def story() -> tuple[Told, ...]:
    return read_story(Path(__file__).parent / "one_story.jsonl", datetime(2025, 5, 28, 12, tzinfo=UTC))


@cache
def concepts() -> dict[str, ConceptList]:
    return shipped_concepts("negotiating", "ukraine", "russia", "istanbul", "geneva")


def watch(sources_min: int = 1) -> Rule:
    query = parse("@negotiating @ukraine @russia")
    return Rule(RuleId("talks"), TITLE, query, ring_on=frozenset(FactKind), sources_min=sources_min)


async def life_of(folder: Path, fake: FakeTelegram, *, stop_at: int = -1, sources_min: int = 1) -> Day:
    return await lived(folder, fake, story(), watch(sources_min), concepts(), stop_at=stop_at)


def test_the_story_has_forty_reports_in_eight_languages_and_four_changes() -> None:
    assert len(story()) == 40
    assert len({told.item.lang for told in story()}) == 8
    assert (labelled(story(), "ring"), labelled(story(), "delta")) == (["s1"], list(CHANGES))


async def test_it_rings_once_and_once_more_for_each_change_and_else_edits(tmp_path: Path) -> None:
    async with FakeTelegram() as fake:
        await life_of(tmp_path, fake)
        fake.check()
        assert fake.world.floods == 0
        first, *deltas = alerts(fake)
        assert TITLE in first.text
        assert [delta.reply_to for delta in deltas] == [first.id] * len(CHANGES)
        assert [change in delta.text for change, delta in zip(CHANGES.values(), deltas, strict=True)] == [
            True
        ] * 4
        assert len(fake.answers(CHAT)) == 1 + len(CHANGES)
        assert len(first.texts) >= 15, "edited as reports come"
        assert_last_state(first)
        assert_edits_keep_their_distance(fake)


def assert_last_state(first: Message) -> None:
    """The newest report stands first in the time line, all publishers are counted, and one date is left.

    Two of the fourteen only print what others printed before.
    """
    assert "14 sources (12 independent): Liman Gazetesi, Le Quai, Утренний листок" in first.text
    assert first.text.index("iptal edildi") < first.text.index("Gespräche zwischen Russland")
    assert "📅 Mon 16 June 2025 · cancelled" in first.text
    assert "<s>Mon 16 June 2025</s>" in first.html
    assert "📅 Mon 2 June" not in first.text, "it has moved"
    assert "<blockquote expandable>" in first.html


def assert_edits_keep_their_distance(fake: FakeTelegram) -> None:
    at: dict[int, list[float]] = {}
    for (method, values), when in zip(fake.world.calls, fake.world.called_at, strict=True):
        if method == "editMessageText":
            at.setdefault(values["message_id"], []).append(when)
    assert at
    for times in at.values():
        assert all(later - earlier >= EDIT_PAUSE.total_seconds() for earlier, later in pairwise(times))


async def test_with_three_sources_wanted_it_rings_when_the_third_independent_one_comes(
    tmp_path: Path,
) -> None:
    async with FakeTelegram() as fake:
        await life_of(tmp_path, fake, sources_min=3)
        fake.check()
        first, *deltas = alerts(fake)
        # s3 prints the words of s1.
        assert "Україна та Росія проведуть" in first.texts[0]
        assert "4 sources (3 independent)" in first.texts[0]
        assert "Mon 2 June" in first.texts[0]
        assert len(deltas) == len(CHANGES)


async def test_a_stop_at_a_random_moment_loses_nothing_and_repeats_only_what_had_no_answer(
    tmp_path: Path,
) -> None:
    async with FakeTelegram() as fake:
        whole = await life_of(tmp_path / "whole", fake)
        expected = [headline(message) for message in alerts(fake)]
    chance = random.Random(SEED)
    for number in sorted(chance.sample(range(whole.fuse.passed), STOPS)):
        async with FakeTelegram() as fake:
            day = await life_of(tmp_path / str(number), fake, stop_at=number)
            where = (number, day.fuse.stopped_in)
            assert day.lives == 1, where
            assert fake.world.violations == [], where
            rung = [headline(message) for message in alerts(fake)]
            assert list(dict.fromkeys(rung)) == expected, where
            assert len(rung) == len(expected) + day.fuse.answer_lost or len(rung) == len(expected), where
            last_first = [one for one in alerts(fake) if headline(one) == expected[0]][-1]
            assert_last_state(last_first)


def headline(message: Message) -> str:
    """What tells the alerts of this story apart: the change, or the first headline."""
    return next(line for line in message.text.split("\n") if "→" in line or "to hold talks" in line)

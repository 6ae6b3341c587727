"""The program as it is run: a feed over HTTP, the Bot API over HTTP, kill -9 in between."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.botapi.server import FakeTelegram
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.process import Installation, Life, rules_folder, until

OWNER = 71
OLD = entry("A bakery opens again", guid="old", published=datetime.now(UTC))
NEWS = entry(
    "Russia offers talks with Ukraine in Istanbul",
    guid="news",
    summary="The <b>delegations</b> may meet soon & quietly.",
    published=datetime.now(UTC),
)
HEADLINE = "Russia offers talks with Ukraine in Istanbul"


@dataclass
class Stage:
    """A publisher, Telegram, and an installation that knows both."""

    publisher: FeedServer
    fake: FakeTelegram
    here: Installation

    def alerts(self) -> list[str]:
        """The alerts that are visible in the owner's chat."""
        return [message.text for message in self.fake.answers(OWNER) if HEADLINE in message.text]

    async def owned(self, life: Life) -> None:
        """Become the owner and subscribe, as a person would."""
        await until(life.owner_payload, life)
        person = self.fake.person(OWNER)
        person.says(f"/start {life.owner_payload()}")
        await until(lambda: any(message.buttons for message in self.fake.answers(OWNER)), life)
        person.presses("Dates of the talks")
        await until(lambda: self.fake.calls_of("answerCallbackQuery"), life)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with FeedServer() as publisher, FakeTelegram() as fake:
        publisher.put("/feed.xml", rss([OLD]))
        rules_folder(tmp_path / "rules", publisher.url("/feed.xml"))
        settings = {"WATCHWORD_TELEGRAM_TOKEN": fake.world.token, "WATCHWORD_TELEGRAM_API": fake.url}
        yield Stage(publisher, fake, Installation(tmp_path, settings))
        fake.check()


async def test_an_item_that_appears_in_a_feed_arrives_in_the_chat_once_and_formatted(stage: Stage) -> None:
    async with stage.here.life() as life:
        await stage.owned(life)
        await until(lambda: stage.publisher.count("/feed.xml") > 0, life)
        stage.publisher.put("/feed.xml", rss([NEWS, OLD]))
        await until(stage.alerts, life)
        polls = stage.publisher.count("/feed.xml")
        await until(lambda: stage.publisher.count("/feed.xml") > polls + 1, life)
        assert len(stage.alerts()) == 1
        (message,) = [one for one in stage.fake.answers(OWNER) if HEADLINE in one.text]
        assert "Dates of the talks" in message.text
        assert "Loopback Post" in message.text
        assert "<b>talks</b>" in message.html
        assert "https://news.example/" in message.html
        assert "soon & quietly" in message.text
        assert stage.fake.world.token not in life.said()
        assert await life.stop() == 0


async def test_an_alert_that_was_not_sent_before_a_kill_arrives_once_after_it(stage: Stage) -> None:
    async with stage.here.life() as life:
        await stage.owned(life)
        await until(lambda: stage.publisher.count("/feed.xml") > 0, life)
        stage.fake.misbehave("drop_before", times=1_000)
        stage.publisher.put("/feed.xml", rss([NEWS, OLD]))
        await until(lambda: "delivery postponed" in life.said(), life)
        await life.kill()
    stage.fake.world.faults.planned.clear()
    assert stage.alerts() == []
    async with stage.here.life() as life:
        await until(stage.alerts, life)
        polls = stage.publisher.count("/feed.xml")
        await until(lambda: stage.publisher.count("/feed.xml") > polls + 1, life)
    assert len(stage.alerts()) == 1


async def test_an_alert_whose_answer_was_lost_to_a_kill_arrives_at_most_twice(stage: Stage) -> None:
    async with stage.here.life() as life:
        await stage.owned(life)
        await until(lambda: stage.publisher.count("/feed.xml") > 0, life)
        stage.fake.misbehave("slow", seconds=30)
        stage.publisher.put("/feed.xml", rss([NEWS, OLD]))
        await until(stage.alerts, life)
        await life.kill()
    async with stage.here.life() as life:
        await until(lambda: len(stage.alerts()) == 2, life)
        polls = stage.publisher.count("/feed.xml")
        await until(lambda: stage.publisher.count("/feed.xml") > polls + 1, life)
    assert len(stage.alerts()) == 2


async def test_a_watch_that_was_received_survives_a_kill(stage: Stage) -> None:
    async with stage.here.life() as life:
        await stage.owned(life)
        calls = len(stage.fake.world.calls)
        stage.fake.person(OWNER).says("/watch bakery fire")
        await until(lambda: stage.fake.world.updates == [], life)
        await life.kill()
    assert len(stage.fake.world.calls) >= calls
    async with stage.here.life() as life:
        await until(lambda: any("bakery fire" in one.text for one in stage.fake.answers(OWNER)), life)
        stage.fake.person(OWNER).presses("Save")
        await until(lambda: any("Watching for" in one.text for one in stage.fake.answers(OWNER)), life)
        await until(lambda: stage.publisher.count("/feed.xml") > 0, life)
        fire = entry("Bakery fire in the harbour", guid="fire", published=datetime.now(UTC))
        stage.publisher.put("/feed.xml", rss([fire, OLD]))
        await until(lambda: any("Bakery fire" in one.text for one in stage.fake.answers(OWNER)), life)


async def test_the_program_ends_cleanly_on_sigterm_without_a_token(tmp_path: Path) -> None:
    async with FeedServer() as publisher:
        publisher.put("/feed.xml", rss([OLD]))
        rules_folder(tmp_path / "rules", publisher.url("/feed.xml"))
        async with Installation(tmp_path, {}).life() as life:
            await until(lambda: publisher.count("/feed.xml") > 0, life)
            assert await life.stop() == 0
        assert "Traceback" not in life.said()

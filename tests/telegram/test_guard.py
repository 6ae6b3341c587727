"""What a chat hears of silence: of a feed, of the network, of ourselves; and the catch-up after an absence."""

from datetime import timedelta

from bot.alerts.card import Digest
from bot.feeds.answer import Failed, FailureKind
from bot.feeds.item import Item
from tests.support.guarded import NO_NAME, OWNER, Watch, watching
from tests.support.world import item

PAPER = "https://paper.example/rss"
FIVE = tuple(f"https://paper{number}.example/rss" for number in range(5))
HAPPENINGS = (
    "Jazz festival opens at the old brewery",
    "Chess tournament opens for grandmasters",
    "Rare books fair opens its doors",
    "City marathon opens registration for runners",
    "Rowing regatta opens on the northern lake",
    "Potters workshop opens beside the cathedral",
    "Ballet season opens with a premiere",
    "Darts championship opens in a crowded pub",
    "Bridge over the gorge opens to lorries",
    "Children's hospital opens a new ward",
    "Observatory opens its dome to visitors",
    "Salmon ladder opens below the dam",
)


def openings(watch: Watch, count: int) -> list[Item]:
    """Reports of as many happenings, ten minutes apart, the last of them half an hour old."""
    return [
        item(
            100 + number,
            f"{HAPPENINGS[number]} on {number + 5} June",
            at=watch.now - timedelta(minutes=30 + 10 * (count - 1 - number)),
        )
        for number in range(count)
    ]


async def test_a_feed_that_falls_silent_is_told_of_once_and_once_when_it_speaks_again() -> None:
    async with watching([PAPER]) as watch:
        await watch.live(hours=14, every_min=60)
        assert watch.said("fallen silent") == []
        await watch.live(hours=30, every_min=60)
        (told,) = watch.said("fallen silent")
        assert "paper.example: nothing new for" in told.text
        assert "its usual pause: 6 h" in told.text
        watch.publish(PAPER, item(50, "Market report at last", at=watch.now))
        await watch.live(hours=3, every_min=60)
        (again,) = watch.said("speaks again")
        assert again.silent
        assert len(watch.said("fallen silent")) == 1


async def test_one_feed_that_turned_into_a_web_page_is_named_with_what_is_wrong() -> None:
    async with watching(FIVE) as watch:
        page = Failed("this is a web page, not a feed: “Log in”", FailureKind.NOT_A_FEED)
        watch.news.down = {FIVE[0]: page}
        await watch.live(hours=12, every_min=60)
        (told,) = watch.said("fallen silent")
        assert "paper0.example: no feed any more for" in told.text
        assert "Log in" in told.text
        watch.news.down = {}
        await watch.live(hours=8, every_min=60)
        assert len(watch.said("speaks again")) == 1


async def test_when_all_feeds_fail_at_once_one_message_says_that_it_is_the_network() -> None:
    async with watching(FIVE) as watch:
        watch.news.down = dict.fromkeys(FIVE, NO_NAME)
        await watch.live(hours=9)
        (told,) = watch.on.fake.answers(OWNER)
        assert "I can read hardly any feed since 12:0" in told.text
        watch.news.down = {}
        await watch.live(hours=3)
        assert "I could read hardly any feed from 12:0" in watch.said("hardly any")[0].text
        assert len(watch.said("I was cut off from the feeds from 12:0")) == 1
        assert watch.said("fallen silent") == []


async def test_after_an_absence_twelve_alerts_come_as_one_message_and_a_change_of_one_rings_as_ever() -> None:
    async with watching([PAPER, FIVE[0]]) as watch:
        await watch.away(hours=3)
        reports = openings(watch, 12)
        watch.publish(PAPER, *reports[:7])
        watch.publish(FIVE[0], *reports[7:])
        await watch.live(hours=0.2, every_min=1)
        away, catch_up = watch.on.fake.answers(OWNER)
        assert away.text.startswith("💤 I was away from 12:00 UTC to 15:00 UTC.")
        assert away.silent
        assert not catch_up.silent
        assert "Catch-up · 12 stories · what I couldn't read in time" in catch_up.text
        assert [title for title in catch_up.text.split("\n") if "🔔" in title] == [
            f"{number}. 🔔 {report.title}" for number, report in enumerate(reversed(reports), start=1)
        ]
        assert "What opens · News · 2 h ago" in catch_up.text
        moved = item(200, "Rowing regatta on the northern lake opens on 19 June, not on 9 June", at=watch.now)
        watch.publish(PAPER, moved)
        await watch.live(hours=0.1, every_min=2)
        delta = watch.on.last(OWNER)
        assert "19 June" in delta.text
        assert not delta.silent
        assert delta.reply_to == catch_up.id


async def test_few_late_alerts_come_one_by_one_and_fresh_news_at_once() -> None:
    async with watching([PAPER]) as watch:
        await watch.away(hours=3)
        watch.publish(PAPER, *openings(watch, 2), item(9, "Lighthouse museum opens on 30 June", at=watch.now))
        await watch.passes()
        assert len(watch.said("30 June")) == 1
        await watch.live(hours=0.1, every_min=2)
        assert len(watch.said("opens")) == 3
        assert watch.said("Catch-up") == []


async def test_a_feed_that_was_down_for_hours_gives_one_message_although_we_were_there() -> None:
    async with watching([PAPER]) as watch:
        watch.news.down = {PAPER: NO_NAME}
        await watch.live(hours=1.5)
        watch.news.down = {}
        watch.publish(PAPER, *openings(watch, 5))
        await watch.live(hours=1.5, every_min=10)
        assert len(watch.said("Catch-up · 5 stories")) == 1
        assert watch.said("I was away") == []


async def test_a_restart_of_seconds_says_nothing_and_delays_nothing() -> None:
    async with watching([PAPER]) as watch:
        await watch.away(hours=0.01)
        watch.publish(PAPER, *openings(watch, 5))
        watch.on.clock.now += timedelta(minutes=3)
        await watch.passes()
        assert len(watch.said("opens")) == 5
        assert watch.said("I was away") == []


async def test_what_waits_to_be_told_together_is_told_after_a_restart() -> None:
    async with watching([PAPER]) as watch:
        await watch.away(hours=3)
        watch.publish(PAPER, *openings(watch, 6))
        await watch.passes()
        rows = watch.on.store.rows("SELECT DISTINCT reason FROM held")
        assert [row["reason"] for row in rows] == ["away"]
        await watch.live(hours=0.2, every_min=4)
        assert len(watch.said("Catch-up · 6 stories")) == 1
        (message,) = watch.on.store.rows("SELECT payload FROM message WHERE kind = 'digest'")
        assert len(Digest.model_validate_json(message["payload"]).entries) == 6

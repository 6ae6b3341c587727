"""/feeds: the list, a card, adding by site, lists of feeds in and out; alone, in a group, and what strangers try."""

import json
from datetime import timedelta

import pytest

from bot.fetch.discovery import Discovered
from bot.store import chat_feeds
from bot.telegram.commands.feeds import OWN_MAX, OWN_MAX_GUEST, SEARCHES_PER_DAY_MAX
from tests.support.chat_feeds import BLOG, NOON, PAPER, Sites, common, member, own, pressed
from tests.support.chatting import stage


async def test_the_list_shows_how_many_answer_and_what_fails_first_with_its_reason() -> None:
    async with stage() as on:
        common(on, "aaa", "bbb", "ccc")
        with on.store.transaction() as connection:
            connection.execute("UPDATE feed SET ok_at = 1, polled_at = 1")
            connection.execute(
                "UPDATE feed SET failures = 3, failing_since = ?, problem = 'the publisher refuses us (403)' WHERE title = 'ccc'",
                (int(NOON.timestamp()) - 7_200,),
            )
        said = await on.said(member(on), "/feeds")
        assert "2 of 3 answer" in said
        assert "1 fails (since 2 h ago)" in said
        assert said.index("ccc") < said.index("aaa")
        assert "refuses us (403)" in said
        card = await pressed(on, on.fake.person(1), "1")
        assert "Everybody's" in card
        assert "rss" not in card  # the address of a common feed is the owner's to see
        assert "3 failures in a row" in card
        assert "/feeds add" in card


async def test_a_feed_that_answers_and_says_nothing_is_shown_as_silent() -> None:
    async with stage() as on:
        common(on, "aaa", "bbb")
        with on.store.transaction() as connection:
            connection.execute("UPDATE feed SET ok_at = 1, polled_at = 1")
            connection.execute(
                "INSERT INTO feed_watch (feed_id, trouble, trouble_since, usual_s) SELECT id, 'frozen', ?, 3600"
                " FROM feed WHERE title = 'bbb'",
                (int(on.clock().timestamp()) - 40 * 86_400,),
            )
        said = await on.said(member(on), "/feeds")
        assert said.index("🧊 bbb") < said.index("✅ aaa")
        assert "frozen: it answers, with nothing new for 40 days; its usual pause: 1 h" in said
        card = await pressed(on, on.fake.person(1), "1")
        assert "🧊 frozen" in card
        assert "/feeds add" in card


async def test_an_ended_feed_says_so_and_can_be_resumed_and_one_that_moved_says_where() -> None:
    async with stage() as on:
        common(on, "aaa", "bbb")
        with on.store.transaction() as connection:
            connection.execute(
                "UPDATE feed SET gone_at = 1, polled_at = 1, failures = 1, failing_since = 1, problem ="
                " 'gone for good (410)' WHERE title = 'aaa'"
            )
            connection.execute("UPDATE feed SET address = 'https://new.example/rss' WHERE title = 'bbb'")
        owner = member(on, role="owner")
        assert "📭" in await on.said(owner, "/feeds")
        card = await pressed(on, owner, "1")
        assert "gone for good (410)" in card
        assert "again" not in card.split("failure")[0]
        assert "polled again" not in await pressed(on, owner, "Resume")
        row = on.store.row("SELECT gone_at, next_poll_at FROM feed WHERE title = 'aaa'")
        assert row is not None
        assert tuple(row) == (None, 0)
        await on.said(owner, "/feeds")
        assert "I ask here: https://new.example/rss" in await pressed(on, owner, "2")


@pytest.mark.parametrize(("state", "told"), [("active", True), ("renewing", True), ("asked", False)])
async def test_a_card_says_whether_reports_are_pushed(state: str, told: bool) -> None:
    async with stage() as on:
        common(on, "aaa")
        with on.store.transaction() as connection:
            connection.execute(
                "INSERT INTO push (feed_id, hub, topic, state, changed_at) VALUES (1, '', '', ?, 0)", (state,)
            )
        await on.said(member(on), "/feeds")
        card = await pressed(on, on.fake.person(1), "1")
        assert ("sent to me at once" in card) is told


async def test_a_site_is_looked_through_and_a_tap_adds_what_was_found() -> None:
    sites = Sites(PAPER, BLOG)
    async with stage(finder=sites) as on:
        ann = member(on)
        said = await on.said(ann, "/feeds add paper.example")
        assert sites.asked == ["https://paper.example"]
        assert "2 feeds found" in said
        assert "newest 2 h ago" in said
        assert "about 12 reports a day" in said
        assert "empty at the moment" in said
        assert "everybody" not in json.dumps(on.last(1).buttons)
        assert "Added for this chat" in await pressed(on, ann, "➕ 1.")
        assert [feed.url for feed in own(on)] == [PAPER.url]
        assert "🔒" in await on.said(ann, "/feeds")
        assert [feed.url for feed in chat_feeds.common(on.store, on.clock())] == []


async def test_a_pasted_link_answers_the_question_of_the_button() -> None:
    sites = Sites(PAPER)
    async with stage(finder=sites) as on:
        ann = member(on)
        await on.said(ann, "/feeds")
        assert "Which site?" in await pressed(on, ann, "➕ Add")
        assert "1 feed found" in await on.said(ann, "https://paper.example/today?x=1")
        assert sites.asked == ["https://paper.example/today?x=1"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("add file:/etc/passwd", "http:// or https://"),
        ("add t.me/channel", "Telegram channels have no feeds"),
        ("add x.com/a", "has no feeds"),
        ("add <b>what</b>", "no address"),
    ],
)
async def test_what_is_no_site_with_feeds_is_said_to_be_none(words: str, answer: str) -> None:
    sites = Sites()
    async with stage(finder=sites) as on:
        assert answer in await on.said(member(on), f"/feeds {words}")
        assert sites.asked == []


async def test_where_nothing_is_found_the_reason_is_told() -> None:
    async with stage(finder=Sites(problem="the publisher refuses us (403)")) as on:
        said = await on.said(member(on), "/feeds add paper.example")
        assert "found no feed" in said
        assert "The publisher refuses us (403)" in said


async def test_a_finder_that_breaks_is_answered_and_blocks_nobody() -> None:
    class Broken(Sites):
        async def find(self, url: str) -> Discovered:
            raise RuntimeError(url)

    async with stage(finder=Broken()) as on:
        assert "found no feed" in await on.said(member(on), "/feeds add paper.example")
        assert "Feeds" in await on.said(on.fake.person(1), "/feeds")


async def test_one_search_at_a_time_and_so_many_a_day() -> None:
    sites = Sites(PAPER)
    async with stage(finder=sites) as on:
        ann = member(on)
        ann.says("/feeds add one.example")
        ann.says("/feeds add two.example")
        await on.settle()
        assert sites.asked == ["https://one.example"]
        assert any("still looking" in message.text for message in on.fake.answers(1))
        with on.store.transaction() as connection:
            for _ in range(SEARCHES_PER_DAY_MAX):
                connection.execute(
                    "INSERT INTO search (chat_id, kind, wanted, tongue, limit_max, at, done_at)"
                    " VALUES (1, 'site', '', 'en', 20, ?, 1)",
                    (int(on.clock().timestamp()),),
                )
        assert "enough for a day" in await on.said(ann, "/feeds add three.example")
        on.clock.now += timedelta(days=1, minutes=1)
        assert "1 feed found" in await on.said(ann, "/feeds add three.example")


@pytest.mark.parametrize(
    ("role", "mode", "limit"), [("member", "private", OWN_MAX), ("guest", "open", OWN_MAX_GUEST)]
)
async def test_a_chat_has_so_many_feeds_of_its_own(role: str, mode: str, limit: int) -> None:
    async with stage(finder=Sites(PAPER), mode=mode) as on:  # type: ignore[arg-type] - an AccessMode
        ann = member(on, role=role)
        for number in range(limit):
            change = chat_feeds.AddFeed(1, chat_feeds.NewFeed(f"https://x.example/{number}"), limit)
            with on.store.transaction() as connection:
                change.write(connection, on.clock())
        await on.said(ann, "/feeds add paper.example")
        callback = ann.presses("➕ 1.")
        await on.settle()
        assert f"{limit} feeds of its own are the most" in str(callback.answer)
        assert len(own(on)) == limit


async def test_the_owner_gives_a_feed_to_everybody_and_takes_it_back() -> None:
    async with stage(finder=Sites(PAPER)) as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.said(ann, "/feeds add paper.example")
        assert "Added for everybody" in await pressed(on, ann, "🌍 For everybody")
        assert own(on) == []
        bob = member(on, 2)
        assert "Paper" in await on.said(bob, "/feeds")
        assert "paper.example" not in await pressed(on, bob, "1")
        await on.said(ann, "/feeds")
        assert "https://paper.example/rss" in await pressed(on, ann, "1")
        assert "⏸" in await pressed(on, ann, "⏸ Pause")
        await pressed(on, ann, "▶️ Resume", "🗑 Remove")
        assert chat_feeds.common(on.store, on.clock()) == ()


async def test_a_feed_of_the_files_is_not_removed_here() -> None:
    async with stage() as on:
        common(on, "aaa")
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.said(ann, "/feeds")
        await pressed(on, ann, "1")
        (feed,) = chat_feeds.common(on.store, on.clock())
        callback = ann.sends_callback(f"1:fdel:{feed.id}:0", on.last(1))
        await on.settle()
        assert "rules/feeds.toml" in str(callback.answer)
        assert len(chat_feeds.common(on.store, on.clock())) == 1


async def test_forged_buttons_reach_no_other_chats_feeds_and_searches() -> None:
    async with stage(finder=Sites(PAPER)) as on:
        ann, eve = member(on, 1), member(on, 2)
        await on.said(ann, "/feeds add paper.example")
        await pressed(on, ann, "➕ 1.")
        (feed,) = own(on)
        shown = await on.said(eve, "/feeds")
        assert "Paper" not in shown
        for data in (
            f"1:feed:{feed.id}:0",
            f"1:fdel:{feed.id}:0",
            f"1:foff:{feed.id}:0",
            f"1:fcom:{feed.id}:0",
            "1:fget:1.0:0",
            "1:fall:1.0:0",
            "1:fget:x.y:0",
            "1:fget:1.99999999999:0",
            "1:feed:²:9",
        ):
            eve.sends_callback(data, on.last(2))
        await on.settle()
        assert "Paper" not in "".join(message.text for message in on.fake.answers(2))
        assert own(on, 2) == []
        assert [(one.url, one.paused) for one in own(on)] == [(feed.url, False)]

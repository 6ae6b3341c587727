"""/feeds: the list, a card, adding by site, lists of feeds in and out; alone, in a group, and what strangers try."""

import json
from datetime import timedelta

import pytest

from bot.feeds.discover import Candidate
from bot.feeds.opml import FILE_BYTES_MAX, read_opml
from bot.fetch.discovery import Discovered
from bot.rules.rule import FeedEntry
from bot.store import chat_feeds, feeds
from bot.store.chat_feeds import FeedHealth
from bot.telegram.commands.feeds import OWN_MAX, OWN_MAX_GUEST, SEARCHES_PER_DAY_MAX
from tests.support.botapi.people import Person
from tests.support.chatting import Clock, Stage, stage

GROUP = -100
NOON = Clock().now
PAPER = Candidate("https://paper.example/rss", "The <Paper> 🗞", "de", NOON - timedelta(hours=2), 12.0, 20)
BLOG = Candidate("https://paper.example/blog", "مدونة", "ar", None, 0.0, 0)


class Sites:
    """A finder that knows some sites, and remembers what it was asked."""

    def __init__(self, *found: Candidate, problem: str = "") -> None:
        self.found, self.problem = found, problem
        self.asked: list[str] = []

    async def find(self, url: str) -> Discovered:
        self.asked.append(url)
        return Discovered(self.found, self.problem, 1)


def common(on: Stage, *titles: str) -> None:
    feeds.sync(
        on.store, [FeedEntry(url=f"https://{title}.example/rss", title=title, lang="en") for title in titles]
    )


def own(on: Stage, chat_id: int = 1) -> list[FeedHealth]:
    return [feed for feed in chat_feeds.of_chat(on.store, chat_id, on.clock()) if feed.own]


async def pressed(on: Stage, person: Person, *buttons: str) -> str:
    for button in buttons:
        person.presses(button)
        await on.settle()
    return on.last(person.id).text


def member(on: Stage, number: int = 1, role: str = "member") -> Person:
    person = on.fake.person(number)
    _ = person.chat
    on.grant(person.id, role)
    return person


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


OPML = """<opml version="2.0"><body><outline text="News"><outline text="One" xmlUrl="https://one.example/rss"/></outline>
<outline text="Common" xmlUrl="https://aaa.example/rss"/><outline text="Two" xmlUrl="feed://two.example/rss"/>
<outline text="Bad" xmlUrl="file:///etc/passwd"/><outline text="Two again" xmlUrl="https://two.example/rss"/></body></opml>"""


async def test_a_list_of_feeds_is_imported_with_a_report_for_each_line() -> None:
    async with stage() as on:
        common(on, "aaa")
        ann = member(on)
        ann.sends_file("Feeds.OPML", OPML.encode())
        await on.settle()
        said = on.last(1).text
        assert "2 feeds added of 5 in the list" in said
        assert "✅ One" in said
        assert "Common: you have it already" in said
        assert "Bad: no address of a feed on the web" in said
        assert sorted(feed.url for feed in own(on)) == ["https://one.example/rss", "https://two.example/rss"]
        on.fake.calls_of("getFile")


async def test_what_is_too_much_in_a_list_is_said_line_by_line() -> None:
    async with stage() as on:
        ann = member(on)
        lines = "".join(
            f"<outline text='f{n} 🗞 <' xmlUrl='https://f{n}.example/'/>".replace(" <", "") for n in range(60)
        )
        ann.sends_file("many.xml", f"<opml><body>{lines}</body></opml>".encode())
        await on.settle()
        assert "20 feeds added of 60" in on.last(1).text
        assert "too many: 20 are the most" in on.last(1).text
        assert "… and 35 more" in on.last(1).text
        assert len(own(on)) == OWN_MAX


@pytest.mark.parametrize(
    ("content", "size", "answer"),
    [
        (b"<opml><body>", None, "no well-formed XML"),
        (b"<rss/>", None, "no OPML"),
        (b"", None, "empty"),
        (OPML.encode(), FILE_BYTES_MAX + 1, "too large"),
        (b"x" * (FILE_BYTES_MAX + 1), 10, "more than 512 kB"),
    ],
)
async def test_a_file_that_is_no_list_gets_a_clear_answer(
    content: bytes, size: int | None, answer: str
) -> None:
    async with stage() as on:
        ann = member(on)
        ann.sends_file("list.opml", content, size=size)
        await on.settle()
        assert answer in on.last(1).text
        assert own(on) == []


async def test_a_file_that_telegram_no_longer_has_is_asked_for_again() -> None:
    async with stage() as on:
        ann = member(on)
        ann.sends_file("list.opml", OPML.encode())
        on.fake.world.files.sent.clear()
        await on.settle()
        assert "send it again" in on.last(1).text


async def test_other_files_and_files_of_strangers_are_left_alone() -> None:
    async with stage() as on:
        ann, eve = member(on), on.fake.person(9)
        ann.sends_file("picture.png", b"x")
        eve.sends_file("list.opml", OPML.encode())
        await on.settle()
        assert on.fake.answers(1) == []
        assert "private Watchword" in on.last(9).text
        assert on.fake.calls_of("getFile") == []


async def test_the_feeds_of_a_chat_come_as_a_list_that_can_be_imported_again() -> None:
    async with stage() as on:
        common(on, "aaa")
        ann, bob = member(on), member(on, 2)
        ann.sends_file("list.opml", OPML.encode())
        await on.settle()
        await on.said(ann, "/feeds export")
        document = on.last(1).document
        assert document is not None
        assert [one.url for one in read_opml(document.content).outlines] == [
            "https://one.example/rss",
            "https://two.example/rss",
        ]
        assert "no feeds of its own" in await on.said(bob, "/feeds export")
        on.make_owner(ann)
        await on.said(ann, "/feeds export")
        everything = on.last(1).document
        assert everything is not None
        assert len(read_opml(everything.content).outlines) == 3


async def test_in_a_group_administrators_add_feeds_and_the_others_only_look() -> None:
    sites = Sites(PAPER)
    async with stage(finder=sites) as on:
        ann, bob = member(on), on.fake.person(2)
        group = on.fake.group(GROUP, "Desk", administrators=[ann], members=[bob])
        ann.says("/feeds add paper.example", where=group)
        await on.settle()
        ann.presses("➕ 1.", where=group)
        await on.settle()
        assert [feed.url for feed in own(on, GROUP)] == [PAPER.url]
        assert own(on, 1) == []
        bob.says("/feeds", where=group)
        await on.settle()
        assert "Paper" in on.last(GROUP).text
        bob.says("/feeds add paper.example", where=group)
        await on.settle()
        assert "only its administrators" in on.last(GROUP).text
        ann.sends_file("list.opml", OPML.encode(), where=group)
        await on.settle()
        assert len(own(on, GROUP)) == 1  # not meant for us
        ann.sends_file("list.opml", OPML.encode(), where=group, reply_to=on.last(GROUP).id)
        await on.settle()
        assert len(own(on, GROUP)) == 4


async def test_a_group_that_moves_takes_its_feeds_along() -> None:
    async with stage(finder=Sites(PAPER)) as on:
        ann = member(on)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        ann.says("/feeds add paper.example", where=group)
        await on.settle()
        ann.presses("➕ 1.", where=group)
        await on.settle()
        group.upgrades(-200)
        await on.settle()
        assert [feed.url for feed in own(on, -200)] == [PAPER.url]


async def test_a_search_that_a_dead_process_left_is_done_by_the_next() -> None:
    async with stage(finder=Sites(PAPER)) as on:
        ann = member(on)
        ann.says("/feeds add paper.example")
        await on.link.updates.once(wait_s=0)
        await on.link.worker.drain()
        async with stage(on.store, finder=Sites(BLOG)) as again:
            await again.link.searching.drain()
            assert own(again) == []
            row = on.store.row("SELECT found FROM search")
            assert row is not None
            assert "blog" in row["found"]
        await on.settle()

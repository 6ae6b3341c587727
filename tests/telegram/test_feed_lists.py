"""Lists of feeds (OPML) in and out of a chat; feeds in groups; a search that outlives its process."""

import pytest

from bot.feeds.opml import FILE_BYTES_MAX, read_opml
from bot.telegram.commands.feeds import OWN_MAX
from tests.support.chat_feeds import BLOG, GROUP, PAPER, Sites, common, member, own
from tests.support.chatting import stage

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
        (b"<rss/>", None, "no list of feeds (OPML)"),
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

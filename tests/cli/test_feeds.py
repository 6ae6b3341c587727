"""`watchword feeds`: the common feeds in, out and at a glance."""

import asyncio
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.feeds.opml import Outline, read_opml, write_opml
from bot.store import chat_feeds
from bot.store.chat_feeds import AddFeed, NewFeed
from bot.store.database import Store
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.world import NOON

OPML = write_opml(
    "x", [Outline("https://one.example/rss", "One", "en"), Outline("https://two.example/", "[red]Two")], NOON
)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    return {"WATCHWORD_STATE": str(tmp_path / "state"), "WATCHWORD_ALLOW_PRIVATE": "127.0.0.0/8"}


def asked(places: dict[str, str], *arguments: str, given: str | None = None) -> Result:
    cleared = {name: None for name in os.environ if name.startswith("WATCHWORD_")}
    return CliRunner().invoke(main, ["feeds", *arguments], env={**cleared, **places}, input=given)


def test_a_list_goes_in_and_comes_out_again(places: dict[str, str]) -> None:
    first = asked(places, "import", "-", given=OPML)
    assert (first.exit_code, first.stdout.split()[:2]) == (0, ["added", "https://one.example/rss"])
    again = asked(places, "import", "-", given=OPML)
    assert again.stdout.count("was there") == 2
    out = read_opml(asked(places, "export").stdout.encode()).outlines
    assert out == (
        Outline("https://one.example/rss", "One", "en"),
        Outline("https://two.example/", "[red]Two"),
    )


def test_each_line_of_a_long_list_is_reported_and_a_double_is_there_already(places: dict[str, str]) -> None:
    feeds = [Outline(f"https://a.example/{number % 2_500}", "") for number in range(2_600)]
    result = asked(places, "import", "-", given=write_opml("x", feeds, NOON))
    said = [line.split("  ")[0] for line in result.stdout.splitlines()]
    assert (result.exit_code, len(said)) == (0, 2_600)
    assert (said.count("added"), said[2_500:]) == (2_500, ["was there"] * 100)


def test_the_list_is_a_table_or_json_lines_and_shows_no_chats_own_feed(places: dict[str, str]) -> None:
    asked(places, "import", "-", given=OPML)
    store = Store.open(Path(places["WATCHWORD_STATE"]))
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, joined_at) VALUES (1, 'telegram', 'private', 0)"
        )
        AddFeed(1, NewFeed("https://private.example/rss", "Secret"), 20).write(connection, NOON)
        connection.execute("UPDATE feed SET failures = 2, problem = 'gone (410)' WHERE title = 'One'")
    store.close()
    table = asked(places, "list").stdout
    assert "[red]Two" in table
    assert "gone (410)" in table
    assert table.index("One") < table.index("Two")
    rows = [json.loads(line) for line in asked(places, "list", "--json").stdout.splitlines()]
    assert [(row["title"], row["from"], row["failures"]) for row in rows] == [
        ("One", "store", 2),
        ("[red]Two", "store", 0),
    ]
    assert "private" not in table + asked(places, "export").stdout


def test_the_list_and_the_status_say_which_feeds_are_pushed_and_count_no_chats_own(
    places: dict[str, str],
) -> None:
    asked(places, "import", "-", given=OPML)
    store = Store.open(Path(places["WATCHWORD_STATE"]))
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, joined_at) VALUES (1, 'telegram', 'private', 0)"
        )
        AddFeed(1, NewFeed("https://private.example/rss", "Secret"), 20).write(connection, NOON)
        for feed_id, state, reason in (
            (1, "gone", ""),
            (1, "active", ""),
            (2, "denied", "not you"),
            (3, "active", ""),
        ):
            connection.execute(
                "INSERT INTO push (feed_id, hub, topic, state, reason, changed_at) VALUES (?, '', '', ?, ?, 0)",
                (feed_id, state, reason),
            )
    store.close()
    rows = [json.loads(line) for line in asked(places, "list", "--json").stdout.splitlines()]
    assert sorted((row["title"], row["push"]) for row in rows) == [
        ("One", "active"),
        ("[red]Two", "denied: not you"),
    ]
    lines = asked(places, "list").stdout.splitlines()
    assert [word for line in lines for word in ("yes", "denied") if word in line.split()] == ["yes", "denied"]
    status = CliRunner().invoke(main, ["status"], env=places).stdout
    assert "0 silent, 1 pushed by hubs" in status


def test_a_feed_that_fell_silent_says_so_in_the_list(places: dict[str, str]) -> None:
    asked(places, "import", "-", given=OPML)
    store = Store.open(Path(places["WATCHWORD_STATE"]))
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO feed_watch (feed_id, trouble, trouble_since, usual_s, items_usual)"
            " SELECT id, 'quiet', ?, 7200, 30 FROM feed WHERE title = 'One'",
            (int(NOON.timestamp()),),
        )
    store.close()
    table = " ".join(asked(places, "list").stdout.split())
    assert "quiet One" in table
    assert "its usual pause: 2 h" in table
    rows = [json.loads(line) for line in asked(places, "list", "--json").stdout.splitlines()]
    assert [(row["trouble"], row["trouble_since"]) for row in rows] == [
        ("quiet", NOON.isoformat()),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("arguments", "given", "code", "said"),
    [
        (["add", "file:feed.xml"], None, 2, "rules/feeds.toml"),
        (["add", "words"], None, 2, "no address"),
        (["add", "https://t.me/x"], None, 2, "no feeds"),
        (["import", "-"], "<opml>", 2, "no well-formed XML"),
        (
            ["import", "-"],
            "<opml><outline xmlUrl='file:///x'/><outline xmlUrl='https://a.example/'/></opml>",
            2,
            "1 of 2 lines",
        ),
        (["add", "https://10.0.0.1/rss"], None, 1, "not a public address"),
    ],
)
def test_what_cant_be_added_says_why(
    places: dict[str, str], arguments: list[str], given: str | None, code: int, said: str
) -> None:
    result = asked(places, *arguments, given=given)
    assert result.exit_code == code
    assert said in result.stderr


async def test_a_site_is_asked_and_its_one_feed_added(places: dict[str, str]) -> None:

    async with FeedServer() as server:
        now = datetime.now(UTC)
        items = [entry(f"Ship {n} leaves harbour", published=now - timedelta(hours=n)) for n in range(5)]
        server.put("/rss", rss(items, title="The Paper"))
        result = await asyncio.to_thread(asked, places, "add", server.url("/rss"))
    described = "    The Paper · English · newest just now · about 24 reports a day\n"
    assert (result.exit_code, result.stdout) == (0, f"added  {server.url('/rss')}\n{described}")
    store = Store.open(Path(places["WATCHWORD_STATE"]), writer=False)
    assert [feed.title for feed in chat_feeds.common(store, NOON)] == ["The Paper"]
    store.close()


def test_an_address_is_added_as_it_is_where_nobody_wants_it_asked(places: dict[str, str]) -> None:
    assert (
        asked(places, "add", "--unchecked", "paper.example/rss").stdout
        == "added  https://paper.example/rss\n"
    )

"""`watchword feeds check`: how feeds answer now, in a table or in lines, and nothing is written."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.feeds.opml import Outline, write_opml
from bot.rules.rule import FeedEntry
from bot.store import feeds
from bot.store.database import FILE_NAME, Store
from tests.support import bad_publishers as bad
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.process import rules_folder
from tests.support.world import NOON


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    now = datetime.now(UTC)
    async with FeedServer() as running:
        items = [
            entry(f"Meldung {n} aus dem Hafen", published=now - timedelta(hours=2 * n)) for n in range(9)
        ]
        running.put("/good", rss(items, title="[b]Post[/b]", lang="de"))
        running.put("/empty", rss([], title="Nothing yet"))
        running.put("/page", b"<html><head><title>Oops</title></head></html>")
        running.redirect("/moved", "/good", 301)
        running.status("/closed", 403)
        running.handle("/reset", bad.resets)
        yield running


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    return {"WATCHWORD_STATE": str(tmp_path / "state"), "WATCHWORD_ALLOW_PRIVATE": "127.0.0.0/8"}


async def asked(places: dict[str, str], *arguments: str, given: str | None = None) -> Result:
    cleared = {name: None for name in os.environ if name.startswith("WATCHWORD_")}
    run = CliRunner().invoke
    return await asyncio.to_thread(
        run, main, ["feeds", "check", *arguments], env={**cleared, **places}, input=given
    )


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


async def test_named_feeds_are_asked_and_each_is_a_line_in_their_order(
    server: FeedServer, places: dict[str, str]
) -> None:
    paths = ("/page", "/good", "/empty", "/moved", "/closed", "/reset")
    result = await asked(places, "--json", *map(server.url, paths))
    rows = lines(result)
    assert result.exit_code == 1
    assert [row["url"] for row in rows] == [server.url(path) for path in paths]
    assert [row["status"] for row in rows] == [
        "no feed", "answers", "empty", "answers", "error at the publisher", "no connection",
    ]  # fmt: skip
    good = rows[1]
    assert (good["lang"], good["items"], good["per_day"]) == ("de", 9, 12.0)
    assert str(rows[3]["problem"]).startswith("moved for good to ")
    assert "watchword feeds add SITE" in str(rows[0]["remedy"])
    assert all(bool(row["remedy"]) is not row["ok"] for row in rows)
    assert not os.path.exists(places["WATCHWORD_STATE"])  # noqa: ASYNC240, PTH110 - nothing else runs


async def test_the_table_says_it_all_and_what_a_publisher_says_is_no_markup(
    server: FeedServer, places: dict[str, str]
) -> None:
    result = await asked({**places, "COLUMNS": "160"}, server.url("/good"), server.url("/page"))
    assert result.exit_code == 1
    for said in ("[b]Post[/b]", "German", "just now", "about 12 reports a day", "1 of 2 answer"):
        assert said in result.stdout
    assert (
        f"no feed  {server.url('/page')}\n    this is a web page, not a feed: “Oops”\n    The"
        in result.stdout
    )
    assert "asking the feeds" not in result.stdout  # no bar in a pipe


async def test_the_common_feeds_are_asked_while_another_program_holds_the_state_and_nothing_is_written(
    server: FeedServer, places: dict[str, str]
) -> None:
    folder = Path(places["WATCHWORD_STATE"])
    store = Store.open(folder)
    feeds.sync(store, [FeedEntry(url=server.url("/good"), title="The Post")])
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO feed (url, title, common, active) VALUES ('https://own.example/?key=1', '', 0, 1)"
        )
    before = (folder / FILE_NAME).read_bytes()
    result = await asked(places, "--json")
    assert (result.exit_code, [row["title"] for row in lines(result)]) == (0, ["The Post"])
    assert (folder / FILE_NAME).read_bytes() == before
    assert store.rows("SELECT polled_at FROM feed")[0]["polled_at"] is None
    store.close()


async def test_before_the_first_start_the_feeds_of_the_rules_are_asked(
    server: FeedServer, places: dict[str, str], tmp_path: Path
) -> None:
    folder = rules_folder(tmp_path / "rules", server.url("/good"))
    result = await asked({**places, "WATCHWORD_RULES": str(folder)}, "--json")
    assert [row["title"] for row in lines(result)] == ["Loopback Post"]


async def test_a_list_is_asked_in_its_order(server: FeedServer, places: dict[str, str]) -> None:
    listed = write_opml("x", [Outline(server.url("/empty"), "E"), Outline(server.url("/good"))], NOON)
    rows = lines(await asked(places, "--json", "--file", "-", given=listed))
    assert [row["title"] for row in rows] == ["E", "[b]Post[/b]"]


async def test_where_nobody_is_reached_the_machine_itself_is_suspected(places: dict[str, str]) -> None:
    async with FeedServer() as gone:
        urls = (gone.url("/a"), gone.url("/b"))
    result = await asked(places, *urls)
    assert "look whether this machine is online" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"), [(["no address"], "that is no address"), (["--file", "-"], "no well-formed XML")]
)
async def test_what_cant_be_asked_is_said(places: dict[str, str], arguments: list[str], said: str) -> None:
    result = await asked(places, *arguments, given="<opml>")
    assert (result.exit_code, said in result.stderr) == (2, True)

"""`watchword calendar` as a process on a state folder that `watchword once` has filled from a sample feed."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject

from bot.alerts.words import day
from bot.store.database import Store
from bot.tongues import ENGLISH
from tests.support.process import ROOT, rules_folder

FEED = """<rss version="2.0"><channel><title>P</title>
<item><title>Russia offers talks with Ukraine on {{day+7 en}}</title><guid>g1</guid><pubDate>{{ago 9h}}</pubDate>
<source url="https://a.example">Paper A</source></item>
<item><title>Russia-Ukraine talks moved to {{day+14 en}}</title><guid>g2</guid><pubDate>{{ago 8h}}</pubDate>
<source url="https://b.example">Paper B</source></item>
</channel></rss>"""
FEEDS = '[[feeds]]\nurl = "file:feed.xml"\ntitle = "P"\nlang = "en"\nsample = true\n'


def watchword(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """One run of the program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WATCHWORD_")}
    own = {"WATCHWORD_RULES": str(folder / "rules"), "WATCHWORD_STATE": str(folder / "state")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=kept | own, capture_output=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rules and a state with one story, whose date moved."""
    made = tmp_path_factory.mktemp("calendar")
    rules_folder(made / "rules")
    (made / "rules" / "feeds.toml").write_text(FEEDS)
    (made / "rules" / "feed.xml").write_text(FEED)
    assert watchword(made, "once").returncode == 0
    return made


def days(folder: Path) -> tuple[date, date]:
    """The two days that the sample feed speaks of, counted from its first play."""
    store = Store.open(folder / "state", writer=False)
    row = store.row("SELECT value FROM meta WHERE key = 'sample_base'")
    store.close()
    assert row is not None
    base = datetime.fromtimestamp(int(row["value"]), UTC).date()
    return base + timedelta(days=7), base + timedelta(days=14)


def test_the_table_says_when_where_it_was_moved_from_and_how_many_say_it(folder: Path) -> None:
    first, second = days(folder)
    ran = watchword(folder, "calendar")
    head, line, note = ran.stdout.decode().splitlines()

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert head == "Dates of the talks (talks)"
    assert line.split("  ")[1].startswith(day(second.isoformat(), ENGLISH).rpartition(" ")[0])
    assert "1 source" in line
    assert note.strip().startswith(f"moved from {day(first.isoformat(), ENGLISH).rpartition(' ')[0]}")


def test_each_date_is_a_line_of_json(folder: Path) -> None:
    first, second = days(folder)
    (record,) = map(json.loads, watchword(folder, "calendar", "--json").stdout.splitlines())

    assert (
        record.items()
        >= {
            "rules": ["talks"],
            "date": second.isoformat(),
            "state": "moved",
            "was": [first.isoformat()],
            "sources": ["Paper B"],
            "sequence": 1,
        }.items()
    )


def test_the_file_is_the_same_on_standard_output_and_on_disk(folder: Path) -> None:
    _, second = days(folder)
    written = watchword(folder, "calendar", "--ics", "-").stdout
    assert watchword(folder, "calendar", "--ics", str(folder / "dates.ics")).returncode == 0
    on_disk = (folder / "dates.ics").read_bytes()

    assert b"\r\r\n" not in written
    for text in (written, on_disk):
        assert vobject.readOne(text.decode()).vevent.dtstart.value == second


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rule", "nosuch"), "there is no rule 'nosuch'. Rules: talks."),
        (("--ics", "-", "--json"), "choose one"),
        (("--ics", "/nowhere/at/all.ics"), "Name another file"),
    ],
)
def test_a_mistake_is_told_with_its_remedy(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = watchword(folder, "calendar", *arguments)

    assert ran.returncode == 2
    assert said in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_the_rules_of_chats_are_shown_only_where_they_are_asked_for(folder: Path, tmp_path: Path) -> None:
    state = Path(shutil.copytree(folder / "state", tmp_path / "state"))
    (tmp_path / "rules").symlink_to(folder / "rules")
    store = Store.open(state)
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, created_at) VALUES ('w1', 0, 'Mine', 'x', '[]', 0)"
        )
        connection.execute("UPDATE match SET rule_id = 'w1'")
    store.close()

    assert b"No coming dates" in watchword(tmp_path, "calendar").stdout
    assert watchword(tmp_path, "calendar", "--rule", "w1").stdout.startswith(b"Mine (w1)\n")

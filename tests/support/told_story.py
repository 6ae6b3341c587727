"""A story as its publishers told it: JSON Lines of labelled reports, lived through minute by minute.

Each line has `id`, `minute` (from the story's beginning), `publisher`, `lang`, `title`, `summary`, and `label`:
`ring` for the story itself, `delta` for what must ring again, "" for what only edits.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.feeds.item import Item
from bot.rules.rule import ConceptList, Rule
from bot.rules_folder import load_folder
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Message
from tests.support.living import Act, Day, Fuse, Process
from tests.support.sources import ROOT

CHAT = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the file."""

    publisher: str
    label: str
    item: Item


def read_story(path: Path, begins: datetime) -> tuple[Told, ...]:
    """The reports in their order."""
    return tuple(_told(json.loads(line), begins) for line in path.read_text(encoding="utf-8").splitlines())


def _told(row: dict[str, str], begins: datetime) -> Told:
    item = Item(
        title=row["title"],
        summary=row["summary"],
        guid=row["id"],
        link=f"https://news.example/{row['id']}",
        lang=row["lang"],
        published=begins + timedelta(minutes=int(row["minute"])),
        source=row["publisher"],
    )
    return Told(row["publisher"], row["label"], item)


def shipped_concepts(*names: str) -> dict[str, ConceptList]:
    """Those that a story is about: a book of all takes seconds to build."""
    shipped = load_folder(ROOT / "rules").concepts
    return {name: shipped[name] for name in names}


def comes(told: Told, rung: dict[str, Message] | None = None) -> Act:
    """The report stands in its feed at its minute, and the passes run; `rung` gets what rang then."""

    async def act(process: Process) -> None:
        day = process.day
        assert told.item.published is not None
        day.clock.now = max(day.clock.now, told.item.published + timedelta(seconds=20))
        day.publish(told.publisher, told.item)
        before = len(alerts(day.fake))
        await process.passes()
        if rung is not None and len(alerts(day.fake)) > before:
            rung[told.item.guid] = alerts(day.fake)[-1]

    return act


async def lived(
    folder: Path,
    fake: FakeTelegram,
    story: Sequence[Told],
    rule: Rule,
    concepts: Mapping[str, ConceptList],
    *,
    stop_at: int = -1,
    rung: dict[str, Message] | None = None,
) -> Day:
    """The whole story with one chat that watches `rule`; the process stops at the moment `stop_at`."""
    documents: dict[str, list[Item]] = {told.publisher: [] for told in story}
    day = Day(folder, fake, (rule,), concepts, documents=documents)
    _ = fake.person(CHAT).chat
    assert story[0].item.published is not None
    # The feeds' backlog is empty: what comes from now on may ring.
    day.clock.now = story[0].item.published - timedelta(minutes=5)
    day.subscribe(CHAT, rule.id)
    day.fuse = Fuse(stop_at)
    await day.live(*(comes(told, rung) for told in story))
    return day


def alerts(fake: FakeTelegram) -> list[Message]:
    """What rang in the chat."""
    return [message for message in fake.answers(CHAT) if not message.silent]


def labelled(story: Sequence[Told], *labels: str) -> list[str]:
    """The ids of the reports that bear these labels."""
    return [told.item.guid for told in story if told.label in labels]

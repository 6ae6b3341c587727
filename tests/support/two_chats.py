"""Two chats with the same rules, of which one may have a feed of its own; and all that the other one ever sees."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.alerts.agenda import coming
from bot.alerts.agenda_ics import calendar_file
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.feeds.item import Item
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import FeedEntry, Rule, RuleId
from bot.store import agenda, chat_feeds, feeds, people, rules
from bot.store.chat_feeds import AddFeed, NewFeed
from bot.store.database import Store
from bot.store.history import look_back
from bot.store.overview import overview
from bot.store.told import told
from bot.store.words import index_words, stored_vocabulary
from bot.tongues import ENGLISH
from bot.world import World
from tests.support.subscribers import subscribe
from tests.support.world import CONCEPTS, NOON, TALKS, Outside

OWNER, OTHER = 1, 2  # of the private feed; who must not learn of it
COMMON = ("https://one.example/rss", "https://two.example/rss")
PRIVATE = "https://private.example/rss"
SURE = Rule(id=RuleId("sure"), title="Two sources", query=parse("offensive"), sources_min=2)
OWN = Rule(id=RuleId("w1"), title="Grain", query=parse("grain"))
PLACES = ("Istanbul", "Ankara", "Geneva", "Vienna")
SHAPES = (
    "Kyiv and Moscow agree on talks in {place} on {day} June",
    "Talks between Russia and Ukraine in {place} set for {day} June",
    "Kremlin: talks in {place} postponed to {day} June",
    "Russian offensive near Sumy before talks in {place} on {day} June",
    "Ukraine says {day}0 soldiers left {place} after the offensive",
    "Grain deal: ships leave {place} on {day} June, Kyiv says",
)


@dataclass(slots=True)
class Letters:
    """The receiver: message ids count in each chat for itself, as Telegram's do."""

    got: dict[int, list[Delivery]] = field(default_factory=dict)

    async def deliver(self, delivery: Delivery) -> Outcome:
        own = self.got.setdefault(delivery.chat_id, [])
        own.append(delivery)
        return Sent(delivery.edit_id or sum(one.edit_id is None for one in own))


def script(seed: int, length: int = 26) -> Iterator[tuple[str, Any]]:
    """What happens, in any order: somebody publishes, time passes, the process starts anew."""
    chance = random.Random(seed)
    told: list[Item] = []
    for number in range(length):
        kind = chance.choices(
            ("publish", "again", "pass", "later", "restart", "newcomer"), (9, 4, 8, 3, 1, 1)
        )[0]
        feed = chance.choice((*COMMON, PRIVATE, PRIVATE))
        if kind == "publish" or (kind == "again" and not told):
            text = chance.choice(SHAPES).format(place=chance.choice(PLACES), day=chance.randint(2, 5))
            link = f"https://news.example/{number}"
            told.append(
                Item(
                    text,
                    summary=text if chance.random() < 0.3 else "",
                    guid=link,
                    link=link,
                    lang="en",
                    source=feed[8:11],
                )
            )
            yield "publish", (feed, told[-1])
        elif kind == "again":  # the same report, under the same link, maybe with another date
            item = chance.choice(told)
            if chance.random() < 0.5:
                item = Item(
                    f"{item.title}, officials say",
                    item.summary,
                    item.guid,
                    item.link,
                    "en",
                    source=feed[8:11],
                )
            yield "publish", (feed, item)
        else:
            yield kind, chance.randint(5, 400)


async def run(seed: int, *, with_feed: bool) -> tuple[list[str], list[str]]:
    """The script with or without the private feed; all that the other chat and that its owner ever see."""
    outside, letters = Outside(documents={url: [] for url in (*COMMON, PRIVATE)}), Letters()
    store = Store.in_memory()
    feeds.sync(store, [FeedEntry(url=url, title=url[8:11]) for url in COMMON])
    rules.sync(store, [TALKS, SURE], NOON)
    for rule in (TALKS, SURE):
        subscribe(store, [OWNER, OTHER], rule.id, NOON - timedelta(hours=1))
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, created_at) VALUES ('w1', ?, 'Grain', 'grain', '[]', 0)",
            (OTHER,),
        )
        if with_feed:
            AddFeed(OWNER, NewFeed(PRIVATE), 20).write(connection, NOON)
    subscribe(store, [OTHER], "w1", NOON)
    pipeline = _pipeline(store, outside, letters)
    seen: list[str] = []
    for kind, what in [("pass", 0), *script(seed), ("pass", 0)]:
        match kind:
            case "publish":
                feed, item = what
                outside.publish(feed, _dated(item, outside.now))
            case "later":
                outside.later(minutes=what)
            case "restart":
                pipeline = _pipeline(store, outside, letters)
            case "newcomer":
                with store.transaction() as connection:
                    connection.execute("UPDATE subscription SET earlier = 1 WHERE chat_id = ?", (OTHER,))
                    connection.execute("UPDATE rule SET backfilled = 0 WHERE id = 'w1'")
            case _:
                await _passes(pipeline, store, outside)
        seen += [f"{kind}: {line}" for line in await _answers(store, pipeline.book, outside.now)]
    store.close()
    return [*_written(letters, OTHER), *seen], _written(letters, OWNER)


def _pipeline(store: Store, outside: Outside, letters: Letters) -> Pipeline:
    world = World(store, outside, {"terminal": letters}, lambda: outside.now, lambda: 0.0)
    return Pipeline(world, RuleBook(CONCEPTS, [TALKS, SURE, OWN]))


async def _passes(pipeline: Pipeline, store: Store, outside: Outside) -> None:
    outside.later(minutes=30)
    for feed in feeds.due(store, outside.now, limit=100):
        await pipeline.poll(feed)
    await index_words(store)
    await pipeline.notify()
    await pipeline.remind()
    await pipeline.deliver()


def _dated(item: Item, now: datetime) -> Item:
    return Item(item.title, item.summary, item.guid, item.link, item.lang, now, item.source)


def _written(letters: Letters, chat: int) -> list[str]:
    """Each message as its chat got it; our own number of it stands nowhere but in its buttons."""
    return [
        json.dumps(
            [one.content.model_dump(), one.silent, one.edit_id, one.reply_to, one.muted], ensure_ascii=False
        )
        for one in letters.got.get(chat, [])
    ]


async def _answers(store: Store, book: RuleBook, now: datetime) -> list[str]:
    """All that the other chat could ask, and what is shown to all."""
    calendar = agenda.of_chat(store, OTHER, now)
    for_all = agenda.of_rules(store, None, now)
    messages = store.rows("SELECT id FROM message WHERE chat_id = ? ORDER BY id", (OTHER,))
    exported = people.exported(store, OTHER)
    for reminder in exported["reminders"]:
        reminder.pop("message_id")
    stands = overview(store)
    vocabulary = sorted(
        word for letter in "abcdefghijklmnopqrstuvwxyz" for word in stored_vocabulary(store, letter)
    )
    tries = [
        await look_back(store, book, parse(words), now, chat_id=OTHER)
        for words in ("talks", "private.example grain", "from:pri offensive")
    ]
    return [
        repr(vocabulary),
        calendar_file(coming(calendar.reports, now), calendar.titles, now, ENGLISH),
        calendar_file(coming(for_all.reports, now), for_all.titles, now, ENGLISH),
        repr(
            [
                (one.headline, one.sources, one.total)
                for row in messages
                if (one := told(store, OTHER, row["id"]))
            ]
        ),
        json.dumps(exported, default=str),
        repr((stands.feeds, stands.polled, stands.failing, stands.items, stands.stories, stands.newest_item)),
        repr(
            [
                (
                    look.on_record,
                    look.week.rings,
                    look.week.items,
                    look.week.per_day,
                    look.week.considered,
                    [hit.item for hit in look.week.newest],
                    look.advice,
                )
                for look in tries
            ]
        ),
        repr(
            [
                (feed.url, feed.newest, feed.per_day, feed.failures)
                for feed in chat_feeds.of_chat(store, OTHER, now)
            ]
        ),
    ]

"""Random days of a chat, with wishes that come and go or without any, and what came of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from bot.alerts.card import Card, Digest
from bot.alerts.hours import quiet_until, zone_of
from bot.alerts.outcome import NotWritten, Outcome, Refused, Unknown
from bot.alerts.receiver import Delivery
from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.changes import Change
from bot.store.held import OpenStory
from bot.store.tuning import (
    NEVER,
    Mute,
    Pause,
    SetDigest,
    SetLanguages,
    SetQuiet,
    SetSeverity,
    SetSound,
)
from bot.store.untold import OPENED_REASON
from bot.store.wishes import HearStory, MuteStory
from tests.support.fuse import Fuse, FusedStore, Stop
from tests.support.world import NOON, Outside, Running, item, start

RULES = (
    Rule(id=RuleId("fairs"), title="Fairs", query=parse("fair OR festival")),
    Rule(id=RuleId("games"), title="Games", query=parse("tournament OR marathon OR darts")),
    Rule(id=RuleId("openings"), title="Openings", query=parse("doors OR launch OR premieres OR champions")),
    Rule(id=RuleId("ships"), title="Ships", query=parse("regatta"), severity="high"),
)
HAPPENINGS = (
    "Jazz festival returns to the old brewery",
    "Grandmasters meet for chess tournament",
    "Collectors await rare books fair as doors open",
    "Runners gather for city marathon",
    "Rowing students launch their regatta",
    "Potters bring ceramics fair to market square",
    "Ballet ensemble premieres swan festival",
    "Pub champions throw darts for charity",
)
NIGHT = ("10:00-14:00", "22:00-07:00", "13:30-13:00", "")
DIGESTS = ("hourly", "08:00", "13:00,19:00", "off", "")


@dataclass(slots=True)
class Known:
    """What the publishers know of one happening: its day in June, and whether it is told of yet."""

    day: int
    reports: int = 0


@dataclass(slots=True)
class Listening(Outside):
    """Remembers when each message came, and by which wishes."""

    heard: list[Delivery] = field(default_factory=list)
    opened: set[int | None] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    quiet: str = ""
    muted: datetime = NOON
    mutes: dict[str, datetime] = field(default_factory=dict)
    faultless: bool = True
    store: FusedStore | None = None

    async def deliver(self, delivery: Delivery) -> Outcome:
        outcome = await Outside.deliver(self, delivery)
        if self.received and self.received[-1] is delivery:
            self.heard.append(delivery)
            if delivery.edit_id is None:
                self._judge(delivery)
        return outcome

    def _judge(self, delivery: Delivery) -> None:
        """Nothing with sound in quiet hours, nothing at all while muted."""
        cards = cards_of(delivery)
        assert self.store is not None
        row = self.store.row("SELECT reason FROM message WHERE id = ?", (delivery.message_id,))
        if row is not None and row["reason"] == OPENED_REASON:
            self.opened.add(delivery.message_id)
        if not cards or delivery.message_id in self.opened:
            return
        asleep = quiet_until(self.quiet, self.now, zone_of("")) is not None
        if asleep and not delivery.silent and not any(card.high for card in cards):
            self.broken.append(f"{self.now} rings in quiet hours: {[card.headline for card in cards]}")
        if self.muted > self.now:
            self.broken.append(f"{self.now} tells while muted: {[card.headline for card in cards]}")
        closed = {rule for rule, until in self.mutes.items() if until > self.now}
        if self.faultless and any(set(card.rules) <= closed for card in cards):
            self.broken.append(f"{self.now} tells what a muted watch found")


def cards_of(delivery: Delivery) -> list[Card]:
    if isinstance(delivery.content, Digest):
        return [entry.card for entry in delivery.content.entries]
    return [delivery.content] if isinstance(delivery.content, Card) else []


@dataclass(slots=True)
class Day:
    """One random day. `plain`: it is lived without wishes, deaths and failures."""

    seed: int
    plain: bool
    exempt: set[str] = field(default_factory=set)
    paused: set[str] = field(default_factory=set)
    outside: Listening = field(default_factory=lambda: Listening(documents={"a": [], "b": []}))
    store: FusedStore = field(init=False)
    process: Running = field(init=False)
    known: dict[str, Known] = field(default_factory=dict)
    numbers: int = 0
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        store = FusedStore.in_memory()
        assert isinstance(store, FusedStore)
        self.store, self.outside.store = store, store
        store.fuse = Fuse()
        self.kind = ("strict", "strict", "exempting", "refusing")[self.seed % 4]
        self.outside.faultless = self.seed % 3 > 0
        self.restart()
        with store.transaction() as connection:
            connection.execute("UPDATE subscription SET earlier = 0")

    def restart(self) -> None:
        self.store.fuse.stop_at = -1
        self.process = start(self.outside, self.store, RULES)

    async def live(self) -> None:
        """The same news at the same times in both lives."""
        news, wishes = Random(self.seed), Random(self.seed + 10_000)
        await self.process.passes()
        for _ in range(news.randint(5, 10)):
            if not self.plain:
                for _ in range(wishes.randint(0, 2)):
                    self.change(self.some_wish(wishes))
            for published in self.news(news):
                self.outside.publish(news.choice("ab"), published)
            self.outside.later(minutes=news.choice((10, 25, 50, 50, 180, 500)))
            await self.pass_by(wishes)
            self.outside.later(minutes=1)
            await self.pass_by(wishes)
        await self.end()

    async def pass_by(self, chance: Random) -> None:
        if self.plain:
            await self.process.passes()
            return
        if not self.outside.faultless and chance.random() < 0.3:
            failing = [NotWritten("no route"), Unknown("time-out")]
            if self.kind == "refusing":
                failing.append(Refused("Bad Request"))
            self.outside.answers = chance.choices(failing, k=chance.randint(1, 4))
        fuse = self.store.fuse
        fuse.stop_at = fuse.passed + chance.randint(0, 16) if chance.random() < 0.4 else -1
        try:
            await self.process.passes()
        except Stop:
            self.restart()
            await self.process.passes()
        if chance.random() < 0.2:
            self.restart()
        fuse.stop_at = -1

    async def end(self) -> None:
        """All wishes are lifted, and time passes."""
        self.outside.answers = []
        muted = [row["id"] for row in self.store.rows("SELECT id FROM message WHERE muted_at > 0")]
        self.change(
            Mute(0, None),
            SetQuiet(0, ""),
            SetDigest(0, ""),
            *(HearStory(0, message) for message in muted),
            *(
                change
                for rule in RULES
                for change in (
                    Mute(0, None, rule.id),
                    Pause(0, rule.id, paused=False),
                    SetDigest(0, "", rule.id),
                    SetLanguages(0, rule.id, ()),
                    SetSound(0, rule.id, silent=False),
                    SetSeverity(0, rule.id, ""),
                )
            ),
        )
        self.outside.quiet, self.outside.muted, self.outside.mutes = "", NOON, {}
        if self.kind == "refusing":
            # What could not be delivered is told with the next report.
            for name, one in self.known.items():
                self.outside.publish("a", self.item(f"{name} still on {one.day} June"))
        for _ in range(4):
            self.outside.later(hours=2)
            await self.process.passes()

    def news(self, chance: Random) -> Iterator[Item]:
        for name in chance.sample(HAPPENINGS, k=chance.randint(0, 3)):
            one = self.known.get(name)
            if one is None:
                one = self.known[name] = Known(1 + 3 * len(self.known))
                yield self.item(f"{name} on {one.day} June")
            elif chance.random() < 0.5:
                was, one.day = one.day, one.day + (one.reports < 2)
                one.reports += 1
                text = f"{name} now on {one.day} June, not on {was} June"
                yield self.item(text if was != one.day else f"{name}, it is said, on {one.day} June")
            elif chance.random() < 0.3:
                yield self.item(f"{name} am {one.day}. Juni", lang="de")
            else:
                yield self.item(f"{name} on {one.day} June, organisers say")

    def item(self, title: str, lang: str = "en") -> Item:
        self.numbers += 1
        if self.paused or lang == "de":
            self.exempt.add(title)
        return replace(item(self.numbers, title, at=self.outside.now), lang=lang)

    def change(self, *changes: Change) -> None:
        with self.store.transaction() as connection:
            for change in changes:
                change.write(connection, self.outside.now)

    def some_wish(self, chance: Random) -> Change:
        rule = chance.choice(RULES)
        kinds = ["quiet", "digest", "digest of one", "mute", "mute of one", "sound", "severity"]
        kinds += ["story", "story", "open", "open"]
        if self.kind == "exempting":
            kinds += ["pause", "language"]
        until = chance.choice((None, None, self.outside.now + timedelta(hours=chance.randint(1, 9)), NEVER))
        match chance.choice(kinds):
            case "quiet":
                self.outside.quiet = chance.choice(NIGHT)
                return SetQuiet(0, self.outside.quiet)
            case "digest":
                return SetDigest(0, chance.choice([one for one in DIGESTS if one != "off"]))
            case "digest of one":
                return SetDigest(0, chance.choice(DIGESTS), rule.id)
            case "mute":
                self.outside.muted = until or NOON
                return Mute(0, until)
            case "mute of one":
                self.outside.mutes[rule.title] = until or NOON
                return Mute(0, until, rule.id)
            case "sound":
                return SetSound(0, rule.id, silent=chance.random() < 0.5)
            case "severity":
                return SetSeverity(0, rule.id, chance.choice(("high", "normal", "")))
            case "pause":
                resumed = rule.id in self.paused
                (self.paused.discard if resumed else self.paused.add)(rule.id)
                return Pause(0, rule.id, paused=not resumed)
            case "language":
                return SetLanguages(0, rule.id, chance.choice((("en",), ())))
            case "story":
                return chance.choice((MuteStory, HearStory))(0, chance.randint(1, 12))
            case _:
                sent = self.store.rows("SELECT id FROM message WHERE kind = 'digest' AND delivered > 0")
                return OpenStory(0, chance.choice(sent)["id"] if sent else 0, chance.randint(0, 2))

    def facts(self) -> set[str]:
        """What the store says that the chat knows. No day is of two happenings."""
        rows = self.store.rows("SELECT DISTINCT value FROM told_fact WHERE kind = 'date'")
        return {row["value"] for row in rows}

    def owed(self) -> set[str]:
        """The days that were in a report which came while nothing was paused, in a language for all."""
        rows = self.store.rows(
            "SELECT i.title, json_extract(f.value, '$.value') AS day"
            " FROM match m JOIN item i ON i.id = m.item_id, json_each(m.facts) f"
            " WHERE json_extract(f.value, '$.kind') = 'date'"
        )
        return {row["day"] for row in rows if row["title"] not in self.exempt}

    def days_told(self) -> Counter[tuple[str, str]]:
        """How often each day of a happening came in a message of its own."""
        seen = set(self.outside.opened)
        told: Counter[tuple[str, str]] = Counter()
        for one in self.outside.heard:
            # The same message again: its answer was lost by a death.
            if one.edit_id is not None or one.message_id in seen:
                continue
            seen.add(one.message_id)
            for card in cards_of(one):
                name = next(name for name in HAPPENINGS if card.headline.startswith(name))
                values = [change.now for change in card.changes] or ["first"]
                told.update((name, value) for value in values)
        return told

    def shown(self) -> str:
        """All that messages and edits say of days."""
        cards = [card for one in self.outside.heard for card in cards_of(one)]
        return " ".join(f"{card.headline} {card.facts} {card.changes}" for card in cards)

"""A stage for conversations: the real `Bot` over HTTP, a real store, the strict fake, and a clock that is set."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.deliver import Delivering
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import inbox, outbox, rules, watching
from bot.store.database import Store
from bot.store.history import look_back
from bot.telegram.asking import Finder, Services
from bot.telegram.link import TelegramLink
from bot.telegram.situation import AccessMode
from tests.support.botapi.people import Group, Person
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Message

SHIPPED = (
    ("talks", "Talks between Russia and Ukraine", "@ukraine @russia talks"),
    ("taurus", "Taurus for Ukraine", "@taurus @ukraine"),
    ("offensive", "Offensives", "offensive"),
)
CONCEPTS = ("ukraine", "russia", "taurus")
STEPS_MAX = 60


@dataclass
class Clock:
    """The time of day, for the bot and for Telegram alike."""

    now: datetime = datetime(2025, 5, 28, 12, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Sleeping only moves the clock."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


async def settled(
    fake: FakeTelegram,
    store: Store,
    link: TelegramLink,
    delivering: Delivering,
    clock: Clock,
    *,
    steps_max: int = STEPS_MAX,
) -> None:
    """Until everything that people sent is acted on and everything due is delivered."""
    for _ in range(steps_max):
        await link.updates.once(wait_s=0)
        await link.worker.drain()
        await link.searching.drain()
        await delivering.deliver_due()
        waiting = outbox.next_due_at(store) or inbox.unanswered(store, 1)
        if not waiting and not fake.world.pending(1):
            return
        await clock.sleep(1)
    raise AssertionError("something stays due for ever")


@dataclass
class Stage:
    """Everything a conversation needs."""

    fake: FakeTelegram
    store: Store
    link: TelegramLink
    clock: Clock
    delivering: Delivering
    rule_changes: list[datetime] = field(default_factory=list)

    async def settle(self) -> None:
        """As `settled`."""
        await settled(self.fake, self.store, self.link, self.delivering, self.clock)

    async def said(self, person: Person, text: str) -> str:
        """Says it, and what the bot answers last."""
        person.says(text)
        await self.settle()
        return self.last(person.id).text

    async def watches(
        self, person: Person, words: str, *, where: Group | None = None, addressed: bool = False
    ) -> str:
        """Says /watch (`addressed`: to the bot by name) and saves what is shown; what the bot says to it."""
        name = "@Watchword_Test_Bot" if addressed else ""
        person.says(f"/watch{name} {words}", where=where)
        await self.settle()
        chat_id = person.id if where is None else where.id
        newest = self.last(chat_id)
        if any("Save" in button["text"] for row in newest.buttons for button in row):
            person.presses("Save", where=where)
            await self.settle()
        return self.last(chat_id).text

    def last(self, chat_id: int) -> Message:
        """The newest message of the bot in a chat."""
        return self.fake.answers(chat_id)[-1]

    def make_owner(self, person: Person) -> None:
        """As if the person had opened the link of ownership."""
        _ = person.chat
        self.grant(person.id, "owner")

    def grant(self, chat_id: int, role: str) -> None:
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (?, 'telegram', 'private', ?, 0)"
                " ON CONFLICT (id) DO UPDATE SET role = excluded.role",
                (chat_id, role),
            )

    def subscribed(self, chat_id: int) -> list[str]:
        """The ids of the rules that a chat is subscribed to."""
        return [watch.rule_id for watch in watching.watches(self.store, chat_id) if watch.subscribed]


@asynccontextmanager
async def stage(
    store: Store | None = None,
    *,
    shipped: Iterable[tuple[str, str, str]] = SHIPPED,
    tries: RuleBook | None = None,
    mode: AccessMode = "private",
    finder: Finder | None = None,
) -> AsyncIterator[Stage]:
    """An open stage (`tries`: new rules are tried on the stored items); at its end the fake is checked for violations and unanswered callbacks."""
    clock = Clock()
    own_store = store or Store.in_memory()
    ready = [Rule(RuleId(rule_id), title, parse(match)) for rule_id, title, match in shipped]
    rules.sync(own_store, ready, clock())
    changed: list[datetime] = []
    async with FakeTelegram() as fake:
        fake.world.clock = clock.seconds
        link = await TelegramLink.start(
            store=own_store,
            token=fake.world.token,
            api_base=fake.url,
            concepts=CONCEPTS,
            on_rules_changed=lambda: changed.append(clock()),
            clock=clock,
            sleep=clock.sleep,
            services=Services(
                trial=None
                if tries is None
                else lambda query, chat_id: look_back(own_store, tries, query, clock(), chat_id=chat_id),
                book=tries,
                mode=mode,
                finder=finder,
            ),
        )
        delivering = Delivering(own_store, {"telegram": link.receiver}, now=clock, chance=lambda: 0.5)
        await link.once()
        try:
            yield Stage(fake, own_store, link, clock, delivering, changed)
            fake.check()
        finally:
            await link.aclose()
    if store is None:
        own_store.close()

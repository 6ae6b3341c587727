"""Whatever dies, a conversation goes on: the process is stopped before and after every effect of Telegram's part.

An effect is a transaction of the store, or a call of the Bot API. After the stop a new process starts on the
same folder. Nothing that a person did is lost or done twice; no answer is repeated, except where the answer
of its sending was lost.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.deliver import Delivering
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import inbox, outbox, rules, watching
from bot.store.database import Store
from bot.telegram.link import TelegramLink
from tests.support.botapi.people import Person
from tests.support.botapi.server import FakeTelegram
from tests.support.chatting import CONCEPTS, Clock
from tests.support.fuse import Fuse, fused_link, fused_store
from tests.support.stops import every_other

STEPS_MAX = 30


@dataclass
class Conversation:
    """What survives any crash: Telegram, the person, the folder, the time, and how far they got."""

    fake: FakeTelegram
    person: Person
    folder: Path
    clock: Clock
    fuse: Fuse
    step: int = 0

    def act(self) -> bool:
        """The next thing that the person does; False when they are content."""
        steps = [
            lambda: self.person.says("/watch taurus"),
            lambda: self.person.presses("Save"),
            lambda: self.person.says("/start"),
            lambda: self.person.presses("Talks"),
        ]
        if self.step == len(steps):
            return False
        steps[self.step]()
        self.step += 1
        return True

    async def go_on(self) -> bool:
        """One process, until it is stopped (False) or the conversation is over."""
        store = fused_store(self.folder, self.fuse)
        link = fused_link(self.fake, store, concepts=CONCEPTS, clock=self.clock)
        delivering = Delivering(store, {"telegram": link.receiver}, now=self.clock, chance=lambda: 0.5)
        try:
            await link.once()
            await self._settle(store, link, delivering)
            while self.act():
                await self._settle(store, link, delivering)
        except BaseException:
            # A task group wraps what stopped one of its tasks.
            if not self.fuse.stopped_in:
                raise
            self.fuse.stop_at = -1
            return False
        finally:
            await link.aclose()
            store.close()
        return True

    async def _settle(self, store: Store, link: TelegramLink, delivering: Delivering) -> None:
        for _ in range(STEPS_MAX):
            await link.updates.once(wait_s=0)
            await link.worker.drain()
            await delivering.deliver_due()
            waiting = outbox.next_due_at(store) or inbox.unanswered(store, 1)
            if not waiting and not self.fake.world.updates:
                return
            await self.clock.sleep(1)
        raise AssertionError("something stays due for ever")


async def conversation(folder: Path, stop_at: int) -> tuple[Fuse, list[str], list[str], int]:
    """The fuse, what the bot's messages begin with, what the chat is subscribed to, the callbacks unanswered."""
    fuse = Fuse(stop_at)
    clock = Clock()
    with_store = Store.open(folder)
    rules.sync(with_store, [Rule(RuleId("talks"), "Talks", parse("talks"))], clock())
    with with_store.transaction() as connection:
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (1, 'telegram', 'private', 'owner', 0)"
        )
    with_store.close()
    async with FakeTelegram() as fake:
        fake.world.clock = clock.seconds
        talk = Conversation(fake, fake.person(1), folder, clock, fuse)
        while not await talk.go_on():
            pass
        begins = [message.text.split()[1] for message in fake.answers(1)]
        unanswered = sum(callback.answer is None for callback in fake.world.callbacks.values())
        assert fake.world.violations == []
    after = Store.open(folder)
    subscribed = [watch.rule_id for watch in watching.watches(after, 1) if watch.subscribed]
    numbers = [row["id"] for row in after.rows("SELECT id FROM rule WHERE chat_id = 1")]
    after.close()
    assert numbers == ["w1"], "made once"
    return fuse, begins, subscribed, unanswered


SAID = ["Watching", "I"]  # the first words of the answers, without their signs
WATCHED = ["talks", "w1"]


async def test_a_stop_at_any_moment_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    whole, begins, subscribed, unanswered = await conversation(tmp_path / "whole", -1)
    assert (begins, subscribed, unanswered) == (SAID, WATCHED, 0)
    for number in every_other(whole.passed):
        fuse, begins, subscribed, unanswered = await conversation(tmp_path / str(number), number)
        where = (number, fuse.stopped_in)
        assert fuse.stopped_in, where
        assert subscribed == WATCHED, where
        # A draft that came twice, because its answer was lost: only one of the two is saved.
        once = ["Watching" if fuse.answer_lost and one == "Watch" else one for one in begins]
        assert list(dict.fromkeys(once)) == SAID, where
        assert len(begins) == len(SAID) or (len(begins) == len(SAID) + 1 and fuse.answer_lost), where
        assert unanswered == 0, where

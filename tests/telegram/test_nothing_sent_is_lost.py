"""What people send survives crashes, bad updates and a bad network; and none of it blocks what comes after."""

import logging
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import inbox, rules
from bot.store.database import Store
from bot.telegram.link import TelegramLink
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Callback
from tests.support.chatting import CONCEPTS, Clock, Stage, stage


async def link_to(fake: FakeTelegram, store: Store, clock: Clock, *, token: str = "") -> TelegramLink:
    return await TelegramLink.start(
        store=store,
        token=token or fake.world.token,
        api_base=fake.url,
        concepts=CONCEPTS,
        on_rules_changed=lambda: None,
        clock=clock,
        sleep=clock.sleep,
    )


async def test_a_watch_that_was_received_is_made_by_the_next_process(tmp_path: Path) -> None:
    async with FakeTelegram() as fake:
        clock = Clock()
        store = Store.open(tmp_path)
        rules.sync(store, [Rule(RuleId("talks"), "Talks", parse("talks"))], clock())
        first = await link_to(fake, store, clock)
        ann = fake.person(1)
        with store.transaction() as connection:
            connection.execute(
                "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (1, 'telegram', 'private', 'owner', 0)"
            )
        ann.says("/watch taurus")
        assert await first.updates.once(wait_s=0) == 1
        assert await first.updates.once(wait_s=0) == 0, "this poll confirms: Telegram forgets the update"
        assert fake.world.updates == []
        store.close()  # the process dies before it acted
        await first.aclose()

        again = Store.open(tmp_path)
        second = await link_to(fake, again, clock)
        await second.once()
        assert [row["words"] for row in again.rows("SELECT words FROM draft WHERE chat_id = 1")] == ["taurus"]
        await second.aclose()
        again.close()


def words_drafted(on: Stage) -> list[str]:
    """What people asked to watch."""
    return [row["words"] for row in on.store.rows("SELECT words FROM draft ORDER BY id")]


async def test_an_update_is_not_confirmed_before_it_is_stored() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        ann.says("/watch taurus")
        on.fake.misbehave("drop_after", "getUpdates")
        with pytest.raises(NetworkError):
            await on.link.updates.once(wait_s=0)
        assert len(on.fake.world.updates) == 1
        await on.settle()
        assert words_drafted(on) == ["taurus"]


async def test_an_update_that_comes_twice_is_acted_on_once() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        ann.says("/watch taurus")
        twice = list(on.fake.world.updates)
        await on.settle()
        on.fake.world.updates += twice
        letters = [(update["update_id"], "{}") for update in twice]
        assert inbox.keep(on.store, on.link.updates.client.bot_id, letters, on.clock()) == 0
        await on.settle()
        assert words_drafted(on) == ["taurus"]
        assert len(on.fake.answers(1)) == 1


async def test_after_a_week_of_silence_no_offset_is_sent_because_ids_may_begin_anew() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "taurus")
        await on.clock.sleep(7 * 86_400)
        on.fake.world.update_ids = iter([5, 6])  # type: ignore[assignment] - an iterator is all it needs
        await on.watches(ann, "second")
        assert on.subscribed(1) == ["w1", "w2"]


POISON = [
    {"message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1}, "text": 7}},
    {"message": {"from": {"id": 1}, "text": "/start"}},
    {"message": None},
    {"my_chat_member": {"chat": {"id": 1, "type": "private"}}},
]


@pytest.mark.parametrize("content", POISON)
async def test_an_update_that_breaks_the_handler_is_recorded_and_blocks_nothing(
    content: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        (kind, value), *_ = content.items()
        update_id = on.fake.world.push(kind, value)  # type: ignore[arg-type] - that is the point
        await on.watches(ann, "taurus")
        assert on.subscribed(1) == ["w1"]
        row = on.store.row("SELECT * FROM inbox WHERE update_id = ?", (update_id,))
        assert row is not None
        assert row["done_at"] is not None
        assert "Error at" in row["problem"]
        assert row["payload"] != "{}", "kept, for whoever mends the bug"
        assert f"id={update_id}" in caplog.text


async def test_a_press_that_can_not_be_understood_is_answered_all_the_same() -> None:
    async with stage() as on:
        on.fake.world.callbacks["77"] = Callback("77")
        on.fake.world.push("callback_query", {"id": "77", "data": "1:sub:talks:0"})
        await on.settle()
        assert on.fake.world.callbacks["77"].answer == "Something went wrong on my side."


async def test_kinds_of_updates_from_the_future_are_passed_over() -> None:
    async with stage() as on:
        on.fake.world.allowed_updates = []
        inbox.keep(on.store, "1", [(1, '{"update_id": 1, "brand_new": {}}')], on.clock())
        assert await on.link.worker.drain() == 0
        row = on.store.row("SELECT problem FROM inbox WHERE update_id = 1")
        assert row is not None
        assert row["problem"] == ""


async def test_done_updates_lose_their_content_and_in_a_month_their_row() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "secret plans")
        assert {row["payload"] for row in on.store.rows("SELECT payload FROM inbox")} == {"{}"}
        assert inbox.forget_done(on.store, on.clock()) == 0
        await on.clock.sleep(31 * 86_400)
        assert inbox.forget_done(on.store, on.clock()) == 2


async def test_what_people_type_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="watchword")
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "verysecretword")
        await on.watches(ann, "@verysecretconcept")
        await on.said(ann, "verysecretremark")
    assert "verysecret" not in caplog.text
    assert "a rule made" in caplog.text


async def test_a_full_disk_makes_updates_wait_and_not_disappear() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        ann.says("/watch taurus")
        await on.link.updates.once(wait_s=0)
        on.store.connection.execute("PRAGMA query_only = ON")
        assert await on.link.worker.drain() == 1
        on.store.connection.execute("PRAGMA query_only = OFF")
        await on.settle()
        assert words_drafted(on) == ["taurus"]


async def forged(on: Stage, person_id: int, data: str) -> str:
    person = on.fake.person(person_id)
    person.says("x")
    callback = person.sends_callback(data, on.fake.transcript(person_id)[-1])
    await on.settle()
    assert callback.answer is not None
    return callback.answer


@pytest.mark.parametrize(
    "data",
    [
        "",
        "x",
        "0:sub:taurus:0",
        "2:sub:taurus:0",
        "1:drop:taurus:0",
        "1:sub:taurus",
        "1:sub:taurus:-1",
        "1:sub:taurus:٣",
        "1:sub:a:b:0",
    ],
)
async def test_an_old_or_garbled_button_is_answered_politely(data: str) -> None:
    async with stage() as on:
        on.grant(1, "owner")
        assert "older version" in await forged(on, 1, data)


@pytest.mark.parametrize("data", ["1:sub:taurus:0", "1:del:w1:0", "1:list::0", "1:off:taurus:0"])
async def test_a_forged_press_of_a_stranger_changes_nothing(data: str) -> None:
    async with stage() as on:
        on.grant(1, "owner")
        await on.watches(on.fake.person(1), "taurus")
        assert "private Watchword" in await forged(on, 9, data)
        assert on.subscribed(9) == []
        assert on.subscribed(1) == ["w1"]


@pytest.mark.parametrize(
    "data", ["1:del:w1:0", "1:on:w1:0", "1:sub:w1:0", "1:del:taurus:0", "1:sub:nosuch:0"]
)
async def test_a_member_can_not_touch_rules_that_are_not_theirs(data: str) -> None:
    async with stage() as on:
        on.grant(1, "owner")
        on.grant(2, "member")
        await on.watches(on.fake.person(1), "taurus")
        assert "no longer exists" in await forged(on, 2, data)
        assert on.subscribed(2) == []
        assert on.subscribed(1) == ["w1"]
        assert on.store.row("SELECT * FROM rule WHERE id = 'taurus' AND removed_at IS NULL") is not None

"""Removed or silenced: alerts wait, whoever brought us there is told once, and it all goes on by itself."""

from bot.alerts.card import Note
from bot.store import chats, outbox
from tests.support.botapi.people import Group, Person
from tests.support.chatting import Stage, stage

GROUP, CHANNEL = -1000000000100, -1000000000900


def desk(on: Stage) -> tuple[Person, Person, Group]:
    """The owner, a member who brings us into a group, and the group."""
    ann, bob = on.fake.person(1, "Ann"), on.fake.person(2, "Bob")
    on.make_owner(ann)
    _ = bob.chat
    on.grant(bob.id, "member")
    group = on.fake.group(GROUP, "Desk <1>", administrators=[bob, ann])
    group.chat.kind = "supergroup"
    return ann, bob, group


def note(on: Stage, chat_id: int, html: str) -> None:
    expires = on.clock().replace(year=2026)
    outbox.add_note(on.store, chat_id, Note(html=html), now=on.clock(), expires=expires, reason="a test")


def state(on: Stage, chat_id: int) -> str:
    found = chats.chat(on.store, chat_id)
    return "" if found is None else found.state


async def steps(on: Stage) -> None:
    """What is said is acted on, what is due is sent; what waits may wait."""
    await on.link.updates.once(wait_s=0)
    await on.link.worker.drain()
    await on.delivering.deliver_due()


async def test_who_brought_us_in_is_told_when_somebody_else_removes_us() -> None:
    async with stage() as on:
        ann, bob, group = desk(on)
        group.adds_bot(bob)
        await on.watches(bob, "taurus", where=group)
        group.removes_bot(ann)
        await on.settle()
        assert "Desk <1>" in on.last(bob.id).text
        assert on.fake.answers(ann.id) == []
        assert (state(on, GROUP), on.subscribed(GROUP)) == ("paused", ["w1"])
        group.adds_bot(bob)
        await on.settle()
        assert state(on, GROUP) == "active"


async def test_who_removes_us_needs_no_telling() -> None:
    async with stage() as on:
        _, bob, group = desk(on)
        group.adds_bot(bob)
        group.removes_bot(bob)
        await on.settle()
        assert (on.fake.answers(bob.id), state(on, GROUP)) == ([], "paused")


async def test_a_right_that_is_taken_away_is_told_once_and_alerts_wait_until_it_is_back() -> None:
    async with stage() as on:
        ann, bob, group = desk(on)
        group.adds_bot(bob)
        await on.watches(bob, "taurus", where=group)
        group.silences_bot(ann)
        on.fake.world.updates.clear()  # only the answer to a send tells
        note(on, GROUP, "an alert")
        note(on, GROUP, "another alert")
        await steps(on)
        await steps(on)
        assert state(on, GROUP) == "paused"
        assert len([one for one in on.fake.answers(bob.id) if "can't post" in one.text]) == 1
        group.lets_bot_write(ann)
        await on.settle()
        assert [one.text for one in on.fake.answers(GROUP)][-2:] == ["an alert", "another alert"]


async def test_commands_in_a_chat_that_silenced_us_do_not_tell_it_again() -> None:
    async with stage() as on:
        ann, bob, group = desk(on)
        group.adds_bot(bob)
        group.silences_bot(ann)
        await on.settle()
        for _ in range(3):
            ann.says("/watches", where=group)
            await steps(on)
        assert len(on.fake.answers(bob.id)) == 1
        group.lets_bot_write(ann)
        await on.settle()
        group.silences_bot(ann)
        await on.settle()
        assert len(on.fake.answers(bob.id)) == 2


async def test_an_update_and_a_refused_send_tell_it_once() -> None:
    async with stage() as on:
        ann, bob, group = desk(on)
        group.adds_bot(bob)
        await on.settle()
        note(on, GROUP, "an alert")
        group.silences_bot(ann)
        await on.delivering.deliver_due()
        await steps(on)
        assert len(on.fake.answers(bob.id)) == 1


async def test_where_nobody_is_known_to_have_brought_us_the_owner_is_told() -> None:
    async with stage() as on:
        ann, bob, group = desk(on)
        group.adds_bot(bob)
        await on.settle()
        bob.blocks()
        await on.settle()
        group.silences_bot(bob)
        await on.settle()
        assert "can't post" in on.last(ann.id).text


async def test_a_channel_that_takes_the_right_to_post_is_paused_and_comes_back() -> None:
    async with stage() as on:
        ann = on.fake.person(1, "Ann")
        on.make_owner(ann)
        eve = on.fake.person(5, "Eve")
        channel = on.fake.channel(CHANNEL, "Front", administrators=[ann, eve], username="frontpage")
        await on.said(ann, "/channel @frontpage")
        await on.watches(ann, "taurus")
        channel.silences_bot(eve)
        await on.settle()
        assert ("can't post in Front" in on.last(1).text, state(on, CHANNEL)) == (True, "paused")
        note(on, CHANNEL, "an alert")
        await steps(on)
        channel.lets_bot_write(eve)
        await on.settle()
        assert on.last(CHANNEL).text == "an alert"


async def test_a_stranger_who_brings_us_somewhere_makes_us_remember_nothing() -> None:
    async with stage() as on:
        group = on.fake.group(GROUP, "Desk", administrators=[])
        group.adds_bot(on.fake.person(9, "Mallory"))
        await on.settle()
        assert chats.chat(on.store, GROUP) is None

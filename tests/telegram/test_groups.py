"""Groups, supergroups, blocking: who may change what, and nothing of a chat is lost when it moves or goes away."""

from bot.alerts.card import Note
from bot.store import chats, outbox
from tests.support.chatting import Stage, stage

GROUP = -100
SUPERGROUP = -1000000000100


def note(on: Stage, chat_id: int, html: str) -> None:
    outbox.add_note(
        on.store,
        chat_id,
        Note(html=html),
        now=on.clock(),
        expires=on.clock().replace(year=2026),
        reason="a test",
    )


async def test_only_administrators_change_what_a_group_watches() -> None:
    async with stage() as on:
        ann, bob, eve = on.fake.person(1, "Ann"), on.fake.person(2, "Bob"), on.fake.person(3, "Eve")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann, bob], members=[eve])

        await on.watches(bob, "taurus", where=group)
        assert "private Watchword" in on.last(GROUP).text, "nobody admitted the group yet"

        await on.watches(ann, "taurus", where=group, addressed=True)
        assert on.subscribed(GROUP) == ["w1"]

        await on.watches(eve, "offensive", where=group)
        assert "administrators" in on.last(GROUP).text

        await on.watches(bob, "talks", where=group)
        eve.says("/watches", where=group)
        await on.settle()
        assert on.subscribed(GROUP) == ["w1", "w2"]
        assert "2 of 2 on" in on.last(GROUP).text

        forbidden = eve.sends_callback("1:del:w1:0", on.last(GROUP), where=group)
        await on.settle()
        assert "administrators" in (forbidden.answer or "")
        assert on.subscribed(GROUP) == ["w1", "w2"]


async def test_an_administrator_may_act_in_the_name_of_the_group() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        ann.says("/start", where=group)
        on.fake.person(1087968824, "GroupAnonymousBot").says("/watch taurus", where=group, as_group=True)
        await on.settle()
        ann.presses("Save", where=group)
        await on.settle()
        assert on.subscribed(GROUP) == ["w1"]


async def test_what_a_group_says_to_others_is_left_alone() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        for text in ("hello all", "/watch@other_bot war", "/roll", "watch this"):
            ann.says(text, where=group)
        await on.settle()
        assert on.fake.answers(GROUP) == []


async def test_a_link_of_ownership_is_not_accepted_in_a_group() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        ann.says("/start own-whatever", where=group)
        await on.settle()
        assert "private chat" in on.last(GROUP).text
        assert chats.owner(on.store) is None


async def test_rights_that_can_not_be_learned_now_are_asked_for_again_and_the_command_waits() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        on.fake.misbehave("drop_before", "getChatMember", times=2)
        ann.says("/watch taurus", where=group)
        ann.says("/watch second", where=group)
        await on.link.updates.once(wait_s=0)
        assert await on.link.worker.drain() == 2, "the second waits for the first"
        await on.settle()
        rows = on.store.rows("SELECT id, words FROM draft WHERE chat_id = ? ORDER BY id", (GROUP,))
        assert [tuple(row) for row in rows] == [(1, "taurus"), (2, "second")]


async def test_rights_that_are_never_learned_count_as_none_in_the_end() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        on.fake.misbehave("server_error", "getChatMember", times=1000)
        ann.says("/watch taurus", where=group)
        await on.link.updates.once(wait_s=0)
        await on.link.worker.drain()
        await on.clock.sleep(601)
        await on.settle()
        assert "administrators" in on.last(GROUP).text


async def test_a_group_that_becomes_a_supergroup_keeps_its_watches_and_gets_its_messages() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        await on.watches(ann, "taurus", where=group)
        group.upgrades(SUPERGROUP)
        await on.settle()
        assert on.subscribed(SUPERGROUP) == ["w1"]
        assert chats.chat(on.store, GROUP) is None
        note(on, SUPERGROUP, "an alert")
        await on.settle()
        assert on.last(SUPERGROUP).text == "an alert"


async def test_a_move_that_only_the_answer_of_a_send_tells_is_followed() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        await on.watches(ann, "taurus", where=group)
        group.upgrades(SUPERGROUP)
        on.fake.world.updates.clear()
        note(on, GROUP, "an alert")
        await on.settle()
        assert [message.text for message in on.fake.answers(SUPERGROUP)] == ["an alert"]
        assert on.subscribed(SUPERGROUP) == ["w1"]


async def test_who_blocks_the_bot_is_paused_and_gets_what_waited_after_coming_back() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "taurus")
        ann.blocks()
        await on.link.updates.once(wait_s=0)
        await on.link.worker.drain()
        paused = chats.chat(on.store, 1)
        assert paused is not None
        assert paused.state == "paused"
        note(on, 1, "an alert")
        assert await on.delivering.deliver_due() == 0
        ann.unblocks()
        await on.settle()
        assert on.last(1).text == "an alert"
        assert on.subscribed(1) == ["w1"]


async def test_a_group_that_removed_the_bot_is_paused() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        await on.watches(ann, "taurus", where=group)
        group.removes_bot(ann)
        await on.settle()
        gone = chats.chat(on.store, GROUP)
        assert gone is not None
        assert gone.state == "paused"
        assert on.subscribed(GROUP) == ["w1"]

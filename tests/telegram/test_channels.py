"""A channel is looked after in private by who may post in it; nobody else sees or changes what it watches."""

import itertools
from pathlib import Path

import pytest

from bot.store import chats, people
from bot.store.database import Store
from bot.store.people import Ban
from tests.support.botapi.people import Group, Person
from tests.support.chatting import Stage, stage
from tests.support.touring import rule, touring

CHANNEL = -1000000000900


def newsroom(on: Stage, *, role: str = "owner") -> tuple[Person, Group]:
    """Somebody who may use the bot, and a channel in which both may post."""
    ann = on.fake.person(1, "Ann")
    _ = ann.chat
    on.grant(ann.id, role)
    return ann, on.fake.channel(CHANNEL, "Front <Page>", administrators=[ann], username="frontpage")


@pytest.mark.parametrize("how", ["/channel @FrontPage", "/channel https://t.me/frontpage", "forward"])
async def test_commands_in_private_act_for_a_channel_once_it_is_named(how: str) -> None:
    async with stage() as on:
        ann, channel = newsroom(on)
        if how == "forward":
            ann.forwards(channel)
        else:
            ann.says(how)
        await on.settle()
        assert "for Front <Page> now" in on.last(1).text
        await on.watches(ann, "taurus")
        assert (on.subscribed(CHANNEL), on.subscribed(1)) == (["w1"], [])
        assert on.last(1).text.startswith("📣 For Front <Page>")
        assert on.fake.answers(CHANNEL) == [], "nothing but alerts is posted there"

        assert "Front <Page>" in await on.said(ann, "/watches")
        assert not (await on.said(ann, "/help")).startswith("📣"), "help is for the person"
        assert "this chat again" in await on.said(ann, "/channel off")
        await on.watches(ann, "offensive")
        assert (on.subscribed(CHANNEL), on.subscribed(1)) == (["w1"], ["w2"])


async def test_a_screen_acts_for_the_chat_that_it_was_shown_for() -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        await on.said(ann, "/start")
        own = on.last(1)
        await on.said(ann, "/channel @frontpage")
        await on.said(ann, "/start")
        of_channel = on.last(1)
        ann.sends_callback("1:sub:talks:0", own)
        await on.settle()
        assert (on.subscribed(1), on.subscribed(CHANNEL)) == (["talks"], [])
        await on.said(ann, "/channel off")
        ann.sends_callback("1:sub:taurus:0", of_channel)
        await on.settle()
        assert (on.subscribed(1), on.subscribed(CHANNEL)) == (["talks"], ["taurus"])
        assert of_channel.text.startswith("📣 For Front <Page>")


async def test_a_dialogue_goes_on_for_the_channel_after_a_restart(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    async with stage(store) as on:
        ann, _ = newsroom(on)
        await on.said(ann, "/channel @frontpage")
        await on.said(ann, "/watch")
    store.close()
    again = Store.open(tmp_path)
    async with stage(again) as on:
        ann, _ = newsroom(on)
        on.fake.world.update_ids = itertools.count(5000)
        assert (await on.said(ann, "taurus")).startswith("📣 For Front <Page>")
        ann.presses("Save")
        await on.settle()
        assert (on.subscribed(CHANNEL), on.subscribed(1)) == (["w1"], [])
        await on.said(ann, "/watch")
        assert "Cancelled" in await on.said(ann, "/cancel")
        assert "nothing to cancel" in await on.said(ann, "/cancel")
    again.close()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/channel", "Make me an administrator"),
        ("/channel front page", "public name"),
        ("/channel @a", "public name"),
        ("/channel @nosuchchannel", "don't see that channel"),
        ("/channel -1009999999999", "don't see that channel"),
        ("/channel 😀", "public name"),
        ("/channel @thegroup", "no channel"),
    ],
)
async def test_what_is_no_channel_of_ours_is_explained(words: str, answer: str) -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        group = on.fake.group(-1000000000901, "Desk", administrators=[ann])
        group.chat.kind, group.chat.username = "supergroup", "thegroup"
        assert answer in await on.said(ann, words)
        await on.watches(ann, "taurus")
        assert on.subscribed(1) == ["w1"]


async def test_only_who_may_post_in_a_channel_acts_for_it() -> None:
    async with stage(mode="open") as on:
        _, channel = newsroom(on)
        eve, bob = on.fake.person(2, "Eve"), on.fake.person(3, "Bob")
        channel.chat.members |= {eve.id: "member", bob.id: "administrator"}
        channel.chat.silent = {bob.id}
        for person in (eve, bob):
            assert "Only who may post" in await on.said(person, "/channel @frontpage")
            await on.watches(person, "taurus")
        assert on.subscribed(CHANNEL) == []


async def test_a_channel_in_which_we_may_not_post_is_not_acted_for() -> None:
    async with stage() as on:
        ann, channel = newsroom(on)
        channel.chat.mute = "need administrator rights in the channel chat"
        assert "may not post" in await on.said(ann, "/channel @frontpage")
        channel.chat.members.pop(on.fake.world.bot_json()["id"])
        assert "may not post" in await on.said(ann, "/channel @frontpage")


async def test_who_lost_the_right_to_post_sees_and_changes_nothing_any_more() -> None:
    async with stage() as on:
        ann, channel = newsroom(on)
        await on.said(ann, "/channel @frontpage")
        await on.watches(ann, "taurus")
        await on.said(ann, "/watches")
        shown = on.last(1)
        channel.chat.members[ann.id] = "member"
        told = await on.said(ann, "/watches")
        assert ("can't post" in told, "taurus" in told) == (True, False)
        pressed = ann.sends_callback("1:del:w1:0", shown)
        await on.settle()
        assert "can't post" in (pressed.answer or "")
        assert on.subscribed(CHANNEL) == ["w1"]
        assert "Front" not in await on.said(ann, "/watches"), "it is the person's own chat again"


async def test_rights_that_can_not_be_learned_now_let_the_command_wait() -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        on.fake.misbehave("drop_before", "getChat", times=2)
        on.fake.misbehave("server_error", "getChatMember", times=1)
        assert "for Front <Page> now" in await on.said(ann, "/channel @frontpage")


async def test_strangers_can_not_make_us_ask_telegram() -> None:
    async with stage() as on:
        ann, channel = newsroom(on, role="guest")
        ann.forwards(channel)
        assert "private Watchword" in await on.said(ann, "/channel @frontpage")
        assert on.fake.calls_of("getChat") == []


async def test_a_banned_channel_is_not_acted_for() -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        await on.said(ann, "/channel @frontpage")
        await on.said(ann, "/channel off")
        with on.store.transaction() as connection:
            Ban(CHANNEL, banned=True).write(connection, on.clock())
        assert "Only who may post" in await on.said(ann, "/channel @frontpage")


async def test_a_command_posted_in_the_channel_itself_works_once_it_was_named() -> None:
    async with stage() as on:
        ann, channel = newsroom(on)
        channel.posts("/watch taurus")
        await on.settle()
        assert on.fake.answers(CHANNEL) == [], "strangers' channels get no post of ours"
        await on.said(ann, "/channel @frontpage")
        channel.posts("/start")
        channel.posts("just a post")
        await on.settle()
        ann.presses("Taurus", where=channel)
        await on.settle()
        assert on.subscribed(CHANNEL) == ["taurus"]


async def test_a_press_in_the_channel_counts_only_from_who_may_post_there() -> None:
    async with stage() as on:
        ann, channel = newsroom(on)
        bob = on.fake.person(3, "Bob")
        channel.chat.members[bob.id] = "administrator"
        channel.chat.silent = {bob.id}
        await on.said(ann, "/channel @frontpage")
        channel.posts("/start")
        await on.settle()
        shown = on.last(CHANNEL)
        refused = bob.sends_callback("1:sub:taurus:0", shown, where=channel)
        await on.settle()
        assert "administrators" in (refused.answer or "")
        assert on.subscribed(CHANNEL) == []
        assert "private Watchword" not in str(on.fake.answers(CHANNEL))


async def test_channel_is_explained_in_groups() -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        group = on.fake.group(-100, "Desk", administrators=[ann])
        ann.says("/channel @frontpage", where=group)
        await on.settle()
        assert "private chat" in on.last(-100).text


async def test_personal_commands_and_links_are_not_for_the_channel() -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        await on.said(ann, "/channel @frontpage")
        assert "invitation" in (await on.said(ann, "/invite")).lower()
        assert "chats" in await on.said(ann, "/users")
        await on.said(ann, "/start w-talks")
        assert (on.subscribed(1), on.subscribed(CHANNEL)) == (["talks"], [])


async def test_forgetting_a_channel_ends_the_acting_for_it() -> None:
    async with stage(mode="open") as on:
        ann, _ = newsroom(on, role="guest")
        await on.said(ann, "/channel @frontpage")
        await on.watches(ann, "taurus")
        await on.said(ann, "/forget")
        ann.presses("Yes")
        await on.settle()
        assert on.subscribed(CHANNEL) == []
        await on.watches(ann, "taurus")
        assert len(on.subscribed(1)) == 1, "the chat acts for itself again"


async def test_an_old_screen_of_a_channel_that_was_forgotten_begins_anew_there() -> None:
    async with stage() as on:
        ann, _ = newsroom(on)
        await on.said(ann, "/channel @frontpage")
        await on.said(ann, "/start")
        old = on.last(1)
        await on.said(ann, "/forget")
        ann.presses("Yes")
        await on.settle()
        await on.clock.sleep(7200)
        people.delete_forgotten(on.store, on.clock())
        assert chats.chat(on.store, CHANNEL) is None
        ann.sends_callback("1:sub:talks:0", old)
        await on.settle()
        people.delete_forgotten(on.store, on.clock())
        assert (on.subscribed(CHANNEL), on.subscribed(1)) == (["talks"], [])


@pytest.mark.parametrize("title", ["😀" * 64, "שלום " * 20, "Новини " * 18, "<b>&amp;</b>"])
async def test_titles_of_any_kind_are_told_whole_and_harmless(title: str) -> None:
    async with stage() as on:
        ann = on.fake.person(1, "Ann")
        on.make_owner(ann)
        channel = on.fake.channel(-1000000000901, title, administrators=[ann])
        ann.forwards(channel)
        await on.settle()
        assert on.last(1).text.startswith("📣 Your commands here are for")
        assert (await on.said(ann, "/watches")).startswith("📣 For")


async def test_why_a_channel_was_told_is_answered_in_private_and_hangs_on_nothing_there(
    tmp_path: Path,
) -> None:
    talks = rule("talks", "Talks", "talks")
    async with touring(tmp_path, [talks], lang="en", name="Ann", place="channel") as on:
        for text in ("/channel @frontpage", "/start w-talks", "/start"):
            on.says(text)
            await on.settle()
        on.presses("sub", "talks")
        await on.settle()
        await on.publish("Talks begin in Geneva", "Paper")
        await on.publish("An orchestra talks to its conductor about money", "Paper")
        on.says("/start")
        await on.settle()
        on.person.says("/why", reply_to=on.fake.answers(1)[-1].id)
        await on.settle()
        answer = on.fake.answers(1)[-1]
        assert ("orchestra" in answer.text, answer.reply_to) == (True, None)
        on.says("/forget")
        await on.settle()
        on.presses("forget", "yes")
        await on.settle()
        assert "Forgotten" in on.fake.answers(1)[-1].text

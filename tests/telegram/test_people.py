"""Who may use the bot: invitations, bans, modes, pace; and what it keeps of a chat, given out and forgotten."""

import json
from datetime import timedelta

import pytest

from bot.store import chats, links, people, rules
from bot.telegram.pace import BURST, PEOPLE_MAX, Pace
from tests.support.botapi.people import Person
from tests.support.chatting import Stage, stage

GROUP = -100


def parameter(text: str) -> str:
    """The parameter of the link in a message."""
    return text.partition("?start=")[2].split()[0]


async def invitation(on: Stage, owner: Person, words: str = "") -> str:
    return parameter(await on.said(owner, f"/invite {words}"))


async def test_an_invitation_lets_one_person_in_and_not_a_second_one() -> None:
    async with stage() as on:
        ann, bob, eve = on.fake.person(1, "Ann"), on.fake.person(2, "Bob"), on.fake.person(3, "Eve")
        on.make_owner(ann)
        link = await invitation(on, ann)
        assert "You are invited" in await on.said(bob, f"/start {link}")
        assert "Watching for" in await on.watches(bob, "taurus")
        assert "private Watchword" in await on.said(eve, f"/start {link}")
        assert "I watch the news" in await on.said(ann, f"/start {link}"), "the owner needs none"


async def test_an_invitation_for_three_is_used_up_by_three_and_expires() -> None:
    async with stage() as on:
        ann = on.fake.person(1, "Ann")
        on.make_owner(ann)
        link = await invitation(on, ann, "3")
        for number in (2, 3, 4):
            await on.said(on.fake.person(number), f"/start {link}")
        assert "private Watchword" in await on.said(on.fake.person(5), f"/start {link}")
        late = await invitation(on, ann, "3")
        await on.clock.sleep(8 * 24 * 3600)
        assert "private Watchword" in await on.said(on.fake.person(6), f"/start {late}")


async def test_only_the_hash_of_an_invitation_is_stored() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        secret = (await invitation(on, ann)).removeprefix("i-")
        (row,) = on.store.rows("SELECT * FROM link")
        assert secret not in str(tuple(row))
        assert row["hash"] == links.hashed(secret)


async def test_who_is_banned_hears_nothing_any_more_and_a_new_invitation_does_not_help() -> None:
    async with stage() as on:
        ann, bob = on.fake.person(1, "Ann"), on.fake.person(2, "Bob")
        on.make_owner(ann)
        await on.said(bob, f"/start {await invitation(on, ann)}")
        await on.said(ann, "/users")
        ann.presses("Ban: Bob")
        await on.settle()
        heard = len(on.fake.answers(2))
        link = await invitation(on, ann)
        for text in ("/start", f"/start {link}", "/watch war", "hello"):
            bob.says(text)
        bob.blocks()
        bob.unblocks()
        await on.settle()
        assert len(on.fake.answers(2)) == heard
        assert on.store.row("SELECT state FROM chat WHERE id = 2")["state"] == "paused"  # type: ignore[index]
        await on.said(ann, "/users")
        ann.presses("Let in again: Bob")
        await on.settle()
        assert "You are invited" in await on.said(bob, f"/start {link}")


async def test_the_owner_can_not_be_banned_and_nobody_else_can_ban() -> None:
    async with stage() as on:
        ann, bob = on.fake.person(1, "Ann"), on.fake.person(2, "Bob")
        on.make_owner(ann)
        on.make_owner(ann)
        on.grant(2, "member")
        _ = bob.chat
        assert "Only the owner" in await on.said(bob, "/users")
        assert "Only the owner" in await on.said(bob, "/ban 1")
        forged = bob.sends_callback("1:ban:1:0", on.last(2))
        await on.settle()
        assert "Only the owner" in (forged.answer or "")
        own = ann.sends_callback(
            "1:ban:1:0", ann.chat.messages[ann.says("/users") and max(ann.chat.messages)]
        )
        await on.settle()
        assert "can't be banned" in (own.answer or "")
        assert chats.role_of(on.store, 1) == "owner"


async def test_users_are_listed_with_escaped_names_in_pages() -> None:
    async with stage() as on:
        ann = on.fake.person(1, "Ann")
        on.make_owner(ann)
        for number in range(2, 12):
            await on.said(on.fake.person(number, "<b>" + "👩‍👩‍👧‍👦" * 20), "/start")
        assert "11 chats" in await on.said(ann, "/users")
        ann.presses("▶️")
        await on.settle()
        assert len(on.last(1).buttons) == 6


async def test_where_everybody_may_a_stranger_watches_at_once() -> None:
    async with stage(mode="open") as on:
        assert "Watching for" in await on.watches(on.fake.person(9, "Eve"), "taurus")


async def test_a_link_leads_to_a_shipped_watch() -> None:
    async with stage(mode="open") as on:
        assert "Watching for Taurus" in await on.said(on.fake.person(9), "/start w-taurus")
        assert on.subscribed(9) == ["taurus"]
        assert "I watch the news" in await on.said(on.fake.person(9), "/start w-nothing")


async def test_a_shared_watch_is_copied_once_and_its_giver_keeps_their_own() -> None:
    async with stage(mode="open") as on:
        ann, bob = on.fake.person(1), on.fake.person(2)
        await on.watches(ann, "fire -drill")
        with on.store.transaction() as connection:
            made = links.MakeLink(1, "rule", "w1", links.hashed("s"), timedelta(days=1), 1)
            made.write(connection, on.clock())
        assert "fire -drill" in await on.said(bob, "/start r-s")
        assert (on.subscribed(1), on.subscribed(2)) == (["w1"], ["w2"])
        assert "no longer valid" in await on.said(bob, "/start r-s")
        assert "no longer valid" in await on.said(bob, "/start i-s"), "another kind of link"


async def test_a_chat_is_exported_as_a_file_and_forgotten_after_a_question() -> None:
    async with stage() as on:
        ann = on.fake.person(1, "Ann")
        on.make_owner(ann)
        on.grant(2, "owner")
        await on.watches(ann, "taurus")
        await on.said(ann, "/quiet 22-7")
        ann.says("/export")
        await on.settle()
        document = on.last(1).document
        assert document is not None
        data = json.loads(document.content)
        assert data["chat"]["quiet"] == "22:00-07:00"
        assert [watch["match"] for watch in data["watches"]] == ["taurus"]
        assert "Forget this chat" in await on.said(ann, "/forget")
        ann.presses("No")
        await on.settle()
        assert "Nothing was deleted" in on.last(1).text
        await on.said(ann, "/forget")
        ann.presses("Yes, delete")
        await on.settle()
        assert "Forgotten" in on.last(1).text
        assert on.subscribed(1) == []
        assert chats.role_of(on.store, 1) == "guest"
        assert rules.next_chat_rule_number(on.store) == 2, "a number is never used twice"
        people.delete_forgotten(on.store, on.clock() + timedelta(hours=2))
        for table in ("chat", "message", "rule", "subscription", "decision"):
            column = "id" if table == "chat" else "chat_id"
            assert on.store.rows(f"SELECT * FROM {table} WHERE {column} = 1") == []
        assert "private Watchword" in await on.said(ann, "/start")


async def test_a_ban_outlives_the_wish_to_be_forgotten() -> None:
    async with stage() as on:
        on.grant(7, "banned")
        with on.store.transaction() as connection:
            people.Forget(7).write(connection, on.clock())
        people.delete_forgotten(on.store, on.clock() + timedelta(hours=2))
        assert chats.role_of(on.store, 7) == "banned"


async def test_who_asks_too_fast_is_told_once_and_nothing_of_it_is_done() -> None:
    async with stage(mode="open") as on:
        eve = on.fake.person(9, "Eve")
        for number in range(3 * BURST):
            eve.says(f"/watch word{number}")
        await on.settle()
        slow = [message for message in on.fake.answers(9) if "too fast" in message.text]
        assert len(slow) == 1
        (drafts,) = on.store.rows("SELECT count(*) AS n FROM draft")
        assert drafts["n"] == BURST
        await on.clock.sleep(60)
        assert "Watching for" in await on.watches(eve, "calm")


def test_a_bucket_fills_again_and_no_more_than_it_holds() -> None:
    pace = Pace()
    assert [pace.admits(1, 0) for _ in range(BURST + 1)] == [True] * BURST + [False]
    assert pace.admits(1, 2)
    assert not pace.admits(1, 2)
    assert [pace.admits(1, 10_000) for _ in range(BURST + 1)] == [True] * BURST + [False]


def test_the_hurry_of_one_person_does_not_slow_another() -> None:
    pace = Pace()
    for _ in range(BURST + 1):
        pace.admits(1, 0)
    assert pace.admits(2, 0)


def test_the_buckets_of_all_people_are_bounded() -> None:
    pace = Pace()
    for person in range(PEOPLE_MAX + 100):
        pace.admits(person, 0)
    assert len(pace.buckets) == PEOPLE_MAX


@pytest.mark.parametrize("words", ["0", "-1", "9" * 300, "x", "51"])
async def test_an_invitation_for_a_strange_number_is_one_all_the_same(words: str) -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        assert "An invitation" in await on.said(ann, f"/invite {words}")

"""Writing a watch, tuning it before and after it is saved, sharing, editing, deleting and undoing: over HTTP."""

from pathlib import Path

import pytest

from bot.facts.fact import FactKind
from bot.store import chats, watched
from bot.store.database import Store
from bot.store.watched import Watched
from tests.support.botapi.people import Person
from tests.support.chatting import Stage, stage

GROUP = -100


def rule(on: Stage, rule_id: str = "w1", chat_id: int = 1) -> Watched:
    (found,) = [one for one in watched.watched(on.store, chat_id, on.clock()) if one.watch.rule_id == rule_id]
    return found


async def pressed(on: Stage, person: Person, *buttons: str) -> str:
    """Presses one after the other; what the message then says."""
    for button in buttons:
        person.presses(button)
        await on.settle()
    return on.last(person.id).text


async def owner(on: Stage) -> Person:
    ann = on.fake.person(1)
    on.make_owner(ann)
    return ann


@pytest.mark.parametrize(
    ("buttons", "match"),
    [
        (["forms and slips"], "taurus~0 -ford"),
        (["forms and slips", "all forms"], "=taurus -ford"),
        (["forms and slips", "all forms", "exact words"], "taurus -ford"),
        (["whole report"], "title:(taurus -ford)"),
        (["whole report", "titles only"], "taurus -ford"),
    ],
)
async def test_a_draft_is_made_stricter_and_looser_before_it_is_saved(buttons: list[str], match: str) -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.said(ann, "/watch taurus -ford")
        assert match in await pressed(on, ann, *buttons)
        await pressed(on, ann, "Save")
        assert rule(on).watch.match == match


async def test_languages_and_kinds_of_facts_are_chosen_before_it_is_saved() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.said(ann, "/watch taurus")
        await pressed(on, ann, "all languages", "Ukrainian", "German", "Back")
        await pressed(on, ann, "Ring on", "date", "Back", "Save")
        assert rule(on).langs == ("de", "uk")
        assert FactKind.DATE not in rule(on).ring_on
        assert FactKind.STATUS in rule(on).ring_on


async def test_a_draft_that_is_cancelled_or_saved_answers_old_buttons_politely() -> None:
    async with stage() as on:
        ann = await owner(on)
        for button in ("Cancel", "Save"):
            await on.said(ann, "/watch taurus")
            draft = on.last(1)
            data = [each["callback_data"] for row in draft.buttons for each in row if button in each["text"]]
            await pressed(on, ann, button)
            again = ann.sends_callback(data[0], draft)
            await on.settle()
            assert "before" in (again.answer or "")
        assert on.subscribed(1) == ["w1"], "saved once"


async def test_the_draft_of_another_chat_can_not_be_saved() -> None:
    async with stage() as on:
        ann, bob = await owner(on), on.fake.person(2)
        on.grant(2, "member")
        await on.said(ann, "/watch taurus")
        await on.said(bob, "/help")
        bob.sends_callback("1:wsave:1:0", on.last(2))
        await on.settle()
        assert (on.subscribed(1), on.subscribed(2)) == ([], [])


async def test_watch_alone_asks_and_hears_the_answer_and_asks_again_after_a_mistake() -> None:
    async with stage() as on:
        ann = await owner(on)
        assert "What are you waiting for" in await on.said(ann, "/watch")
        assert "taurus @ukrane" in await on.said(ann, "taurus @ukrane")
        assert "taurus @ukraine" in await on.said(ann, "taurus @ukraine")
        await pressed(on, ann, "Save")
        assert rule(on).watch.match == "taurus @ukraine"
        assert "put /watch before" in await on.said(ann, "hello")


async def test_a_dialogue_is_ended_by_cancel_by_another_command_and_by_time() -> None:
    async with stage() as on:
        ann = await owner(on)
        for end in ("/cancel", "/help"):
            await on.said(ann, "/watch")
            await on.said(ann, end)
            assert "put /watch before" in await on.said(ann, "taurus")
        await on.said(ann, "/watch")
        await on.clock.sleep(13 * 3600)
        assert "put /watch before" in await on.said(ann, "taurus")


async def test_in_a_group_only_an_answer_to_the_question_is_heard_and_only_by_who_was_asked() -> None:
    async with stage() as on:
        ann, bob = on.fake.person(1, "Ann"), on.fake.person(2, "Bob")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann, bob])
        ann.says("/watch", where=group)
        await on.settle()
        question = on.last(GROUP)
        ann.says("lunch anybody?", where=group)
        bob.says("taurus", where=group, reply_to=question.id)
        await on.settle()
        assert on.last(GROUP).id == question.id
        ann.says("taurus", where=group, reply_to=question.id)
        await on.settle()
        ann.presses("Save", where=group)
        await on.settle()
        assert on.subscribed(GROUP) == ["w1"]


@pytest.mark.parametrize(
    ("buttons", "attribute", "value"),
    [
        (["Pause"], "paused", True),
        (["Pause", "Resume"], "paused", False),
        (["🚨 Urgent"], "high", True),
        (["🚨 Urgent", "Not urgent"], "high", False),
        (["No sound"], "silent", True),
        (["No sound", "🔔 Sound"], "silent", False),
        (["Digest → never"], "digest", "off"),
        (["Digest → never", "Digest → every hour"], "digest", "hourly"),
        (["Languages", "Polish"], "langs", ("pl",)),
        (["Languages", "all languages"], "langs", ()),
    ],
)
async def test_a_watch_is_tuned_by_its_card(buttons: list[str], attribute: str, value: object) -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.watches(ann, "taurus")
        await on.said(ann, "/watches")
        await pressed(on, ann, "1", *buttons)
        assert getattr(rule(on), attribute) == value


async def test_a_watch_is_muted_for_a_day_and_heard_again() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.watches(ann, "taurus")
        await on.said(ann, "/watches")
        assert "Muted until 2025-05-29" in await pressed(on, ann, "1", "Mute 24 h")
        assert rule(on).muted_until is not None
        await pressed(on, ann, "Unmute")
        assert rule(on).muted_until is None


async def test_a_watch_is_edited_in_a_dialogue_and_keeps_its_number_and_settings() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.watches(ann, "taurus")
        await on.said(ann, "/watches")
        await pressed(on, ann, "1", "🚨 Urgent", "Edit")
        assert "taurus deliver" in await on.said(ann, "taurus deliver")
        await pressed(on, ann, "Save")
        assert rule(on).watch.match == "taurus deliver"
        assert rule(on).high
        assert on.subscribed(1) == ["w1"]


async def test_a_deleted_watch_comes_back_by_undo_within_a_day() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.watches(ann, "taurus")
        await on.said(ann, "/watches")
        await pressed(on, ann, "1", "Delete")
        assert on.subscribed(1) == []
        await pressed(on, ann, "Undo")
        assert on.subscribed(1) == ["w1"]
        await on.said(ann, "/watches")
        await pressed(on, ann, "1", "Delete")
        await on.clock.sleep(2 * 86_400)
        await pressed(on, ann, "Undo")
        assert on.subscribed(1) == []


async def test_a_shared_watch_is_copied_by_another_person() -> None:
    async with stage(mode="open") as on:
        ann, bob = on.fake.person(1), on.fake.person(2)
        await on.watches(ann, "taurus -ford")
        await on.said(ann, "/watches")
        link = (await pressed(on, ann, "1", "Share")).partition("?start=")[2].split()[0]
        assert "taurus -ford" in await on.said(bob, f"/start {link}")
        assert on.subscribed(2) == ["w2"]


async def test_a_shipped_watch_is_shared_by_an_open_link_and_can_not_be_edited() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.said(ann, "/start w-taurus")
        await on.said(ann, "/watches")
        await pressed(on, ann, "1")
        assert not any("Edit" in button["text"] for row in on.last(1).buttons for button in row)
        assert "?start=w-taurus" in await pressed(on, ann, "Share")


async def test_the_history_of_a_watch_that_never_rang_says_so() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.watches(ann, "taurus")
        await on.said(ann, "/watches")
        assert "hasn't rung" in await pressed(on, ann, "1", "History")


async def test_a_restart_in_mid_dialogue_goes_on(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    async with stage(store) as on:
        ann = await owner(on)
        await on.said(ann, "/watch")
    store.close()
    again = Store.open(tmp_path)
    async with stage(again) as on:
        ann = on.fake.person(1)
        on.fake.world.update_ids = iter(range(5000, 5100))  # type: ignore[assignment]
        assert "taurus" in await on.said(ann, "taurus")
        assert chats.role_of(on.store, 1) == "owner"
    again.close()

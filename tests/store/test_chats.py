"""Chats in the store: one transaction for an intent, answers into the outbox, and chats that move."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.card import Note
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import chats, rules, watching
from bot.store.changes import Answer, Change, CommandIntent
from bot.store.chats import MoveChat, RememberChat, SetRole, SetState
from bot.store.database import Store
from bot.store.moves import FOLLOWING
from bot.store.watching import AddRule, RemoveRule, Subscribe, Unsubscribe

NOW = datetime(2025, 5, 28, 12, 0, tzinfo=UTC)
CHAT = RememberChat(1, "private", "Ann", "uk")


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    rules.sync(store, [Rule(RuleId("talks"), "Talks", parse("talks"))], NOW)
    yield store
    store.close()


def commit(store: Store, *changes: Change, answers: tuple[Answer, ...] = ()) -> None:
    chats.commit(store, CommandIntent("a test", changes, answers), 7, NOW)


def watched(store: Store, chat_id: int) -> dict[str, bool]:
    return {watch.rule_id: watch.subscribed for watch in watching.watches(store, chat_id)}


def test_every_change_done_twice_is_done_once(store: Store) -> None:
    changes = (CHAT, SetRole(1, "member"), Subscribe(1, "talks"), AddRule("w1", 1, "fire", "fire"))
    commit(store, *changes)
    commit(store, *changes)
    assert watched(store, 1) == {"talks": True, "w1": True}
    commit(store, Unsubscribe(1, "talks"), RemoveRule("w1", 1))
    commit(store, Unsubscribe(1, "talks"), RemoveRule("w1", 1))
    assert watched(store, 1) == {"talks": False}


def test_an_intent_that_fails_half_way_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        commit(store, CHAT, Subscribe(1, "talks"), Subscribe(1, "no such rule"))
    assert chats.chat(store, 1) is None


def test_a_chat_that_writes_again_is_active_and_keeps_its_role(store: Store) -> None:
    commit(store, CHAT, SetRole(1, "member"), SetState(1, "paused"))
    commit(store, RememberChat(1, "private", "Ann Lee", "de"))
    assert chats.chat(store, 1) == chats.Chat(1, "private", "Ann Lee", "de", "member", "active")
    commit(store, RememberChat(1, "private", "Ann Lee", ""))
    assert chats.chat(store, 1) == chats.Chat(1, "private", "Ann Lee", "de", "member", "active")


def test_a_group_keeps_the_language_of_the_first_who_spoke_there(store: Store) -> None:
    for lang in ("", "uk", "de"):
        commit(store, RememberChat(-5, "group", "Desk", lang))
    known = chats.chat(store, -5)
    assert known is not None
    assert known.lang == "uk"


def test_only_its_own_chat_sees_and_removes_a_rule(store: Store) -> None:
    commit(store, CHAT, RememberChat(2, "private", "Bob", ""), AddRule("w1", 1, "fire", "fire"))
    commit(store, RemoveRule("w1", 2))
    assert watched(store, 1) == {"talks": False, "w1": True}
    assert watched(store, 2) == {"talks": False}


def test_a_removed_rule_does_not_come_back_and_its_number_is_not_used_again(store: Store) -> None:
    commit(store, CHAT, AddRule("w1", 1, "fire", "fire"), RemoveRule("w1", 1))
    assert rules.next_chat_rule_number(store) == 2
    assert rules.made_in_chats(store) == []


def outbox(store: Store) -> list[tuple[object, ...]]:
    rows = store.rows("SELECT payload, wanted, delivered, remote_id, state FROM message ORDER BY id")
    return [(Note.model_validate_json(row[0]).html, *tuple(row)[1:]) for row in rows]


def test_an_edit_is_another_wanted_revision_of_the_same_message(store: Store) -> None:
    commit(store, CHAT, answers=(Answer(1, Note(html="one")),))
    with store.transaction() as connection:
        connection.execute("UPDATE message SET delivered = 1, remote_id = 55, state = 'sent'")
    commit(store, answers=(Answer(1, Note(html="two"), edits=55),))
    assert outbox(store) == [("two", 2, 1, 55, "due")]


def test_an_edit_to_what_is_shown_already_wants_nothing(store: Store) -> None:
    commit(store, CHAT, answers=(Answer(1, Note(html="one")),))
    with store.transaction() as connection:
        connection.execute("UPDATE message SET delivered = 1, remote_id = 55, state = 'sent'")
    commit(store, answers=(Answer(1, Note(html="one"), edits=55),))
    assert outbox(store) == [("one", 1, 1, 55, "sent")]


def test_a_message_without_a_row_is_edited_all_the_same(store: Store) -> None:
    commit(store, CHAT, answers=(Answer(1, Note(html="two"), edits=55),))
    assert outbox(store) == [("two", 2, 1, 55, "due")]


def test_an_answer_expires_in_a_day_and_goes_before_alerts(store: Store) -> None:
    commit(store, CHAT, answers=(Answer(1, Note(html="one")),))
    row = store.row("SELECT urgent, expires_at FROM message")
    assert row is not None
    assert tuple(row) == (1, int((NOW + timedelta(days=1)).timestamp()))


GROUP = RememberChat(-5, "group", "Desk", "")


def test_all_rows_of_a_group_follow_it_and_old_message_ids_are_forgotten(store: Store) -> None:
    commit(store, GROUP, SetRole(-5, "member"), Subscribe(-5, "talks"), AddRule("w1", -5, "fire", "fire"))
    commit(store, answers=(Answer(-5, Note(html="one")),))
    with store.transaction() as connection:
        connection.execute("UPDATE message SET delivered = 1, remote_id = 55, state = 'sent'")
        connection.execute("INSERT INTO chat_story (chat_id, story_id, message_id) VALUES (-5, 9, 1)")
        connection.execute(
            "INSERT INTO told_fact (chat_id, story_id, rule_id, kind, value, text, told_at)"
            " VALUES (-5, 9, 'talks', 'date', '2025-06-02', '2 June', 0)"
        )
    commit(store, MoveChat(-5, -1005))
    commit(store, MoveChat(-5, -1005))
    moved = chats.chat(store, -1005)
    assert moved is not None
    assert (moved.kind, moved.role) == ("supergroup", "member")
    assert watched(store, -1005) == {"talks": True, "w1": True}
    for table in ("message", "chat_story", "told_fact"):
        assert [row[0] for row in store.rows(f"SELECT chat_id FROM {table}")] == [-1005]
    row = store.row("SELECT remote_id FROM message")
    assert row is not None
    assert row[0] is None
    assert chats.chat(store, -5) is None


def test_a_group_moves_into_a_supergroup_that_we_know_already(store: Store) -> None:
    commit(store, GROUP, SetRole(-5, "member"), Subscribe(-5, "talks"), AddRule("w1", -5, "fire", "fire"))
    commit(store, RememberChat(-1005, "supergroup", "Desk", ""), Subscribe(-1005, "talks"))
    commit(store, MoveChat(-5, -1005))
    assert watched(store, -1005) == {"talks": True, "w1": True}
    moved = chats.chat(store, -1005)
    assert moved is not None
    assert moved.role == "member"


def test_every_table_that_names_a_chat_follows_a_move(store: Store) -> None:
    tables = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    naming = {
        table
        for table in tables
        if "chat_id" in [column[1] for column in store.rows(f"PRAGMA table_info({table})")]
    }
    assert naming == set(FOLLOWING)


def test_the_terminal_is_no_owner_of_the_bot(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (0, 'terminal', 'private', 'owner', 0)"
        )
    assert chats.owner(store) is None

"""The joint between NOTIFY and DELIVER: order, blocked chats, replies and parents, and what is given up."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.alerts.card import Note
from bot.alerts.outcome import NotWritten, Refused
from bot.alerts.pacing import EDIT_PAUSE
from bot.rules.rule import FeedEntry
from bot.store import feeds, outbox, rules
from bot.store.database import Store
from tests.support.subscribers import queue, subscribe
from tests.support.world import NOON, TALKS, Outside, item, running

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON - timedelta(minutes=9))
AGAIN = item(2, "Russia offers Ukraine talks on 2 June in Istanbul", at=NOON + timedelta(minutes=1))
MOVED = item(3, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=2))
MOVED_TOO = item(4, "Russia offers Ukraine talks on 16 June in Istanbul", at=NOON + timedelta(minutes=5))


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    feeds.sync(store, [FeedEntry(url="a", title="A")])
    rules.sync(store, [TALKS], NOON)
    subscribe(store, [1, 2, 3], "talks", NOON)
    yield store
    store.close()


def due(store: Store, *blocked: int, seconds: float = 0, limit: int = 20) -> list[int]:
    found = outbox.due(
        store, NOON + timedelta(seconds=seconds), receivers=["terminal"], blocked=blocked, limit=limit
    )
    return [message.id for message in found]


def only(store: Store) -> outbox.Due:
    (message,) = outbox.due(store, NOON, receivers=["terminal"], limit=9)
    return message


def reply(store: Store, parent: int) -> int:
    number = queue(store, 1, "reply", NOON)
    with store.transaction() as connection:
        connection.execute("UPDATE message SET parent_id = ?, kind = 'delta' WHERE id = ?", (parent, number))
    return number


def test_each_chat_gets_its_oldest_message_first_and_one_at_a_time(store: Store) -> None:
    first, second, other = (queue(store, chat, "x", NOON) for chat in (1, 1, 2))
    assert due(store) == [first, other]
    outbox.delivered(store, outbox.due(store, NOON, receivers=["terminal"], limit=1)[0], 50, NOON)
    assert due(store) == [second, other]


def test_what_is_urgent_goes_before_what_is_older(store: Store) -> None:
    old, urgent = queue(store, 1, "x", NOON), queue(store, 2, "y", NOON, urgent=True)
    assert due(store) == [urgent, old]


def test_a_new_message_goes_before_the_edits_of_older_ones(store: Store) -> None:
    edited, other = queue(store, 1, "told", NOON), queue(store, 2, "told", NOON)
    new = queue(store, 1, "new", NOON)
    with store.transaction() as connection:
        connection.execute("UPDATE message SET delivered = 1, wanted = 2 WHERE id IN (?, ?)", (edited, other))
    assert due(store, 2) == [new]
    assert due(store, 1) == [other]


def test_a_blocked_chat_takes_no_place_from_another(store: Store) -> None:
    _, other = queue(store, 1, "x", NOON), queue(store, 2, "y", NOON)
    assert due(store, 1, limit=1) == [other]


@pytest.mark.parametrize("change", ["state = 'paused'", "receiver = 'telegram'"])
def test_a_chat_that_cannot_be_reached_now_has_nothing_due(store: Store, change: str) -> None:
    queue(store, 1, "x", NOON)
    with store.transaction() as connection:
        connection.execute(f"UPDATE chat SET {change} WHERE id = 1")
    assert due(store) == []
    assert outbox.next_due_at(store) == NOON


def test_a_reply_waits_for_its_parent_and_then_names_it(store: Store) -> None:
    parent = queue(store, 1, "first", NOON)
    answer = reply(store, parent)
    assert due(store) == [parent]
    outbox.delivered(store, only(store), 50, NOON)
    assert (due(store), only(store).parent_remote_id) == ([answer], 50)


def test_a_reply_whose_parent_waits_for_another_try_holds_back_no_later_message(store: Store) -> None:
    parent = queue(store, 1, "first", NOON)
    reply(store, parent)
    later = queue(store, 1, "another story", NOON)
    outbox.postponed(store, only(store), NOON + timedelta(minutes=1), "no network", counted=True)
    assert due(store) == [later]


def test_a_reply_whose_parent_died_goes_out_without_one(store: Store) -> None:
    parent = queue(store, 1, "first", NOON)
    answer = reply(store, parent)
    outbox.gave_up(store, only(store), "refused", notices={}, now=NOON)
    assert (due(store), only(store).parent_remote_id) == ([answer], None)


@pytest.mark.parametrize("asked_s", [0.0, 0.001, 0.999, 1.0, 7.5])
def test_what_is_postponed_is_never_due_earlier_than_asked(store: Store, asked_s: float) -> None:
    number = queue(store, 1, "x", NOON)
    outbox.postponed(store, only(store), NOON + timedelta(seconds=asked_s), "flood", counted=False)
    if asked_s:
        assert due(store, seconds=asked_s - 0.001) == []
    assert due(store, seconds=asked_s + 1) == [number]


@pytest.mark.parametrize(("counted", "attempts"), [(True, 1), (False, 0)])
def test_only_what_counts_as_an_attempt_is_counted(store: Store, attempts: int, *, counted: bool) -> None:
    queue(store, 1, "x", NOON)
    outbox.postponed(store, only(store), NOON, "why", counted=counted)
    assert only(store).attempts == attempts


def test_what_became_newer_while_it_was_sent_stays_due_as_an_edit(store: Store) -> None:
    number = queue(store, 1, "x", NOON)
    under_way = only(store)
    with store.transaction() as connection:
        connection.execute("UPDATE message SET wanted = 2 WHERE id = ?", (number,))
    outbox.delivered(store, under_way, 50, NOON)
    assert due(store, seconds=29) == []
    (edit,) = outbox.due(store, NOON + EDIT_PAUSE, receivers=["terminal"], limit=9)
    assert (edit.remote_id, edit.revision) == (50, 2)


def test_an_edit_that_is_given_up_leaves_the_message_that_is_there(store: Store) -> None:
    number = queue(store, 1, "x", NOON)
    outbox.delivered(store, only(store), 50, NOON)
    with store.transaction() as connection:
        connection.execute("UPDATE message SET wanted = 2, state = 'due' WHERE id = ?", (number,))
    outbox.gave_up(store, only(store), "can't be edited any more", notices={}, now=NOON)
    (row,) = store.rows("SELECT state, wanted, delivered, remote_id FROM message")
    assert tuple(row) == ("sent", 1, 1, 50)


def test_an_edit_of_a_message_that_somebody_deleted_there_is_done(store: Store) -> None:
    queue(store, 1, "x", NOON)
    outbox.delivered(store, only(store), 50, NOON)
    with store.transaction() as connection:
        connection.execute("UPDATE message SET wanted = 2, state = 'due'")
    outbox.unparented(store, only(store))
    assert due(store) == []
    (row,) = store.rows("SELECT state, delivered, remote_id FROM message")
    assert tuple(row) == ("sent", 2, 50)


def test_giving_up_and_telling_the_owners_are_one_transaction(store: Store) -> None:
    queue(store, 1, "x", NOON)
    outbox.gave_up(
        store, only(store), "refused", notices={2: Note(html="lost"), 3: Note(html="lost")}, now=NOON
    )
    found = outbox.due(store, NOON, receivers=["terminal"], limit=9)
    assert [(message.chat_id, message.content) for message in found] == [
        (2, Note(html="lost")),
        (3, Note(html="lost")),
    ]


@pytest.mark.parametrize(
    ("role", "state", "told"), [("owner", "active", (1,)), ("owner", "paused", ()), ("member", "active", ())]
)
def test_owners_who_can_be_reached_are_told(
    store: Store, role: str, state: str, told: tuple[int, ...]
) -> None:
    with store.transaction() as connection:
        connection.execute("UPDATE chat SET role = ?, state = ? WHERE id = 1", (role, state))
    assert outbox.owners(store, ["terminal"]) == told


async def test_the_next_report_of_a_story_whose_message_was_given_up_rings() -> None:
    outside = Outside(documents={"a": [FIRST]}, answers=[Refused("too odd")])
    with running(outside) as process:
        await process.passes()
        assert outside.headlines == []
        outside.publish("a", AGAIN)
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [AGAIN.title]


async def test_the_next_report_of_a_changed_date_whose_message_was_given_up_rings() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside) as process:
        await process.passes()
        outside.publish("a", MOVED)
        outside.later(minutes=3)
        # The edit of the first message may come before or after the reply; both are refused.
        outside.answers = [Refused("too odd"), Refused("too odd")]
        await process.passes()
        outside.answers = []
        outside.publish("a", MOVED_TOO)
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [FIRST.title, MOVED_TOO.title]


async def test_an_edit_that_waits_for_the_network_says_the_newest_when_it_goes_out() -> None:
    outside = Outside(documents={"a": [FIRST]}, answers=[NotWritten("no route")])
    with running(outside) as process:
        await process.passes()
        outside.publish("a", AGAIN)
        outside.later(minutes=3)
        await process.passes()
    (card,) = outside.rings
    assert len(card.sources) == 2

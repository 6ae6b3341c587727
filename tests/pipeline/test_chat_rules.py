"""`app.sync_chat_rules`: the live rules are those of the files plus those that chats made."""

import logging
from collections.abc import Iterator

import pytest

from bot.chat_rules import sync_chat_rules
from bot.rules.book import RuleBook
from bot.rules.rule import RuleId, RuleSet
from bot.store import rules
from bot.store.database import Store
from bot.store.terminal import subscribe_terminal
from tests.support.world import CONCEPTS, NOON, TALKS, item

RULESET = RuleSet((TALKS,), CONCEPTS, ())
FIRE = item(1, "Fire in the bakery", at=NOON)


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    rules.sync(store, RULESET.rules, NOON)
    subscribe_terminal(store, NOON)
    yield store
    store.close()


@pytest.fixture
def book() -> RuleBook:
    return RuleBook(CONCEPTS, RULESET.rules)


def made(store: Store, rule_id: str, match: str) -> None:
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, created_at) VALUES (?, 0, ?, ?, '[\"date\"]', 0)"
            " ON CONFLICT (id) DO UPDATE SET match = excluded.match, version = version + 1",
            (rule_id, match, match),
        )


def matched(book: RuleBook) -> list[str]:
    return [match.rule for match in book.read(FIRE, reference=NOON.date()).matches]


def test_a_rule_that_was_made_in_a_chat_is_watched_for(store: Store, book: RuleBook) -> None:
    made(store, "w1", "fire bakery")
    sync_chat_rules(store, book, RULESET)
    assert matched(book) == ["w1"]


def test_an_edited_rule_is_watched_for_as_it_says_now(store: Store, book: RuleBook) -> None:
    made(store, "w1", "fire bakery")
    sync_chat_rules(store, book, RULESET)
    made(store, "w1", "flood bakery")
    sync_chat_rules(store, book, RULESET)
    assert matched(book) == []
    assert book.rules[RuleId("w1")].version == 2


def test_a_removed_rule_is_watched_for_no_more_and_the_files_rules_stay(store: Store, book: RuleBook) -> None:
    made(store, "w1", "fire bakery")
    sync_chat_rules(store, book, RULESET)
    with store.transaction() as connection:
        connection.execute("UPDATE rule SET removed_at = 1 WHERE id = 'w1'")
    sync_chat_rules(store, book, RULESET)
    assert list(book.rules) == ["talks"]


@pytest.mark.parametrize(
    ("match", "told"),
    [
        ("fire AND (", "rule can't be read any more rule=w1"),
        ("@harbour fire", "rule names a concept that is gone rule=w1 concept=harbour"),
    ],
)
def test_a_rule_that_cannot_match_any_more_is_told_and_stops_no_other(
    store: Store, book: RuleBook, caplog: pytest.LogCaptureFixture, match: str, told: str
) -> None:
    made(store, "w1", match)
    made(store, "w2", "fire bakery")
    with caplog.at_level(logging.ERROR, "watchword"):
        sync_chat_rules(store, book, RULESET)
    assert told in caplog.text
    assert matched(book) == ["w2"]


def test_what_did_not_change_is_not_touched(store: Store, book: RuleBook) -> None:
    made(store, "w1", "fire bakery")
    sync_chat_rules(store, book, RULESET)
    before = book.rules[RuleId("w1")]
    sync_chat_rules(store, book, RULESET)
    assert book.rules[RuleId("w1")] is before

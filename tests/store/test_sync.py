"""Feeds and rules of the operator's files in the store: what leaves, what comes back, what is another version."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.facts.fact import FactKind
from bot.rules.grammar import parse
from bot.rules.rule import FeedEntry, RuleId
from bot.store import feeds, meta, overview, rules
from bot.store.agenda import rules_of_chat
from bot.store.chats import RememberChat, SetTongue
from bot.store.database import Store
from bot.store.terminal import last_cards, subscribe_terminal
from bot.store.watched import watched
from bot.store.watching import Subscribe, watches
from tests.support.world import NOON, PARTS, TALKS

A = FeedEntry(url="https://a.example/f", title="A", lang="en", publisher="Wire", timezone="Europe/Kyiv")
B = FeedEntry(url="https://b.example/f", title="B")


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    yield store
    store.close()


def titles(store: Store) -> list[str]:
    return [feed.title for feed in feeds.due(store, NOON, limit=9)]


def version(store: Store, rule_id: str = "talks") -> int:
    row = store.row("SELECT version FROM rule WHERE id = ?", (rule_id,))
    assert row is not None
    return int(row["version"])


@pytest.mark.parametrize(
    ("client", "chosen", "title"),
    [
        ("de", "", "Gespräche"),
        ("de-AT", "", "Gespräche"),
        ("DE_at", "", "Gespräche"),
        ("de", "uk", "Переговори"),
        ("fr", "", "Pourparlers"),
        ("de", "en", "Dates of the talks"),
        ("d", "", "Dates of the talks"),
        ("deu", "", "Dates of the talks"),
        ("", "", "Dates of the talks"),
    ],
)
def test_a_chat_reads_the_title_of_its_language_where_there_is_one(
    store: Store, client: str, chosen: str, title: str
) -> None:
    given = {"de": "Gespräche", "uk": "Переговори", "fr": "Pourparlers"}
    rules.sync(store, [replace(TALKS, titles=given)], NOON)
    with store.transaction() as connection:
        RememberChat(7, "private", "Ann", client).write(connection, NOON)
        SetTongue(7, chosen).write(connection, NOON)
        Subscribe(7, "talks").write(connection, NOON)
    assert [watch.title for watch in watches(store, 7)] == [title]
    assert [each.watch.title for each in watched(store, 7, NOON)] == [title]
    assert rules_of_chat(store, 7) == {"talks": title}
    assert version(store) == 1


def test_a_chat_that_told_no_language_yet_reads_the_title_of_whoever_asks(store: Store) -> None:
    rules.sync(store, [replace(TALKS, titles={"de": "Gespräche", "uk": "Переговори"})], NOON)
    assert [watch.title for watch in watches(store, 7, "de-AT")] == ["Gespräche"]
    with store.transaction() as connection:
        RememberChat(7, "group", "Desk", "").write(connection, NOON)
    assert [watch.title for watch in watches(store, 7, "de-AT")] == ["Gespräche"]
    with store.transaction() as connection:
        SetTongue(7, "uk").write(connection, NOON)
    assert [watch.title for watch in watches(store, 7, "de-AT")] == ["Переговори"]


def test_a_title_that_the_operator_takes_away_is_read_no_more(store: Store) -> None:
    rules.sync(store, [replace(TALKS, titles={"de": "Gespräche"})], NOON)
    rules.sync(store, [TALKS], NOON)
    with store.transaction() as connection:
        RememberChat(7, "private", "Ann", "de").write(connection, NOON)
    assert [watch.title for watch in watches(store, 7)] == ["Dates of the talks"]
    assert version(store) == 1


def test_a_feed_that_left_is_not_polled_and_one_that_comes_back_is_known_again(store: Store) -> None:
    feeds.sync(store, [A, B])
    with store.transaction() as connection:
        connection.execute("UPDATE feed SET primed = 1, etag = 'x' WHERE url = ?", (A.url,))
    feeds.sync(store, [B])
    assert titles(store) == ["B"]
    feeds.sync(store, [A, B])
    (back, _) = feeds.due(store, NOON, limit=9)
    assert (back.title, back.primed, back.etag) == ("A", True, "x")


def test_a_feed_that_is_off_is_not_polled(store: Store) -> None:
    feeds.sync(store, [replace(A, on=False), B])
    assert titles(store) == ["B"]


def test_what_the_operator_says_of_a_feed_holds_from_the_next_start(store: Store) -> None:
    feeds.sync(store, [A])
    feeds.sync(store, [replace(A, title="Renamed", lang="uk", publisher="", timezone="UTC")])
    (feed,) = feeds.due(store, NOON, limit=9)
    assert (feed.title, feed.lang, feed.publisher, feed.timezone) == ("Renamed", "uk", "", "UTC")


def test_the_sample_is_polled_first_then_the_longest_overdue(store: Store) -> None:
    feeds.sync(store, [A, B, FeedEntry(url="file:s.xml", title="Sample", sample=True)])
    with store.transaction() as connection:
        connection.execute("UPDATE feed SET next_poll_at = 100")
        connection.execute("UPDATE feed SET next_poll_at = 50 WHERE title = 'B'")
    assert titles(store) == ["Sample", "B", "A"]


def test_more_identities_than_one_statement_may_hold_are_looked_up(store: Store) -> None:
    count = 2 * feeds.VARIABLES_MAX + 1
    with store.transaction() as connection:
        connection.executemany("INSERT INTO seen VALUES (?, 1, 0, 0)", [(key,) for key in range(count)])
    assert feeds.known(store, range(count + 5)).keys() == set(range(count))


RINGS_ON_NUMBERS = replace(TALKS, ring_on=frozenset({FactKind.NUMBER}))


@pytest.mark.parametrize(
    ("sentence", "edited", "expected"),
    [
        ("the same rule is the same version", TALKS, 1),
        ("another title is no other version", replace(TALKS, title="Talks!"), 1),
        ("another severity is no other version", replace(TALKS, severity="high"), 1),
        ("another query is another version", replace(TALKS, query=parse("talks")), 2),
        ("other facts to ring on are another version", RINGS_ON_NUMBERS, 2),
    ],
)
def test_an_edited_rule_keeps_its_id(store: Store, sentence: str, edited: object, expected: int) -> None:
    rules.sync(store, [TALKS], NOON)
    rules.sync(store, [edited], NOON)  # type: ignore[list-item]  # a rule
    assert (sentence, version(store)) == (sentence, expected)


def test_a_rule_that_left_and_came_back_keeps_its_version_and_its_subscribers(store: Store) -> None:
    rules.sync(store, [TALKS, PARTS], NOON)
    subscribe_terminal(store, NOON)
    rules.sync(store, [PARTS], NOON)
    assert overview.overview(store).rules == 1
    rules.sync(store, [TALKS, PARTS], NOON)
    stands = overview.overview(store)
    assert (stands.rules, stands.subscriptions, version(store)) == (2, 2, 1)


def test_the_operators_files_leave_the_rules_of_chats_alone(store: Store) -> None:
    subscribe_terminal(store, NOON)
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, created_at) VALUES ('w1', 0, 'x', 'x', '[]', 0)"
        )
    rules.sync(store, [TALKS], NOON)
    rules.sync(store, [], NOON)
    assert [row["id"] for row in rules.made_in_chats(store)] == ["w1"]
    assert rules.next_chat_rule_number(store) == 2


def test_the_number_of_a_removed_rule_is_never_used_again(store: Store) -> None:
    subscribe_terminal(store, NOON)
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, created_at, removed_at)"
            " VALUES ('w12', 0, 'x', 'x', '[]', 0, 1)"
        )
    assert (rules.made_in_chats(store), rules.next_chat_rule_number(store)) == ([], 13)


def test_the_terminal_is_subscribed_to_a_new_rule_from_now_on_and_to_old_ones_since_then(
    store: Store,
) -> None:
    rules.sync(store, [TALKS], NOON)
    subscribe_terminal(store, NOON)
    rules.sync(store, [TALKS, PARTS], NOON)
    subscribe_terminal(store, NOON + timedelta(hours=1))
    rows = store.rows("SELECT rule_id, since FROM subscription ORDER BY rule_id")
    noon = int(NOON.timestamp())
    assert [tuple(row) for row in rows] == [(RuleId("ships"), noon + 3_600), (RuleId("talks"), noon)]
    assert last_cards(store, limit=5) == ()


def test_a_moment_is_remembered_as_it_was_first_said(store: Store) -> None:
    assert meta.remembered_moment(store, "base", NOON) == NOON
    assert meta.remembered_moment(store, "base", NOON + timedelta(days=9)) == NOON


def test_a_feed_is_overdue_five_minutes_after_its_time(store: Store) -> None:
    feeds.sync(store, [A])
    with store.transaction() as connection:
        connection.execute("UPDATE feed SET next_poll_at = ?", (int(NOON.timestamp()),))
    late = timedelta(seconds=overview.LATE_S)
    assert [overview.overdue(store, NOON + late + timedelta(seconds=more)) for more in (0, 1)] == [0, 1]

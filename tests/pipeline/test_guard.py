"""The silence guard over a store: whom it tells, at which hours, and that a death loses and doubles nothing."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.store import absences, silences
from bot.store.chat_feeds import AddFeed, NewFeed, PauseFeed
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.store.overview import overview
from bot.store.places import SetTopic
from bot.store.tuning import NEVER, Mute, Pause, SetQuiet
from bot.store.watching import Unsubscribe
from tests.support.fuse import Fuse, Stop, fused_store
from tests.support.guard_post import HOUR, OTHER, OWNER, Post
from tests.support.world import NOON, TALKS


@pytest.fixture
def post() -> Iterator[Post]:
    post = Post()
    post.begin()
    yield post
    post.store.close()


def test_feeds_that_fail_are_told_to_the_owner_in_one_message_and_to_nobody_else(post: Post) -> None:
    post.fails(1, 2)
    post.look()
    (told,) = post.told()
    assert "2 feeds have fallen silent" in told
    assert "paper0.example</b>: can't be read for 9 h: time-out" in told
    assert post.told(OTHER) == []


def test_what_falls_silent_soon_after_waits_for_the_next_message(post: Post) -> None:
    post.fails(1)
    post.look()
    post.fails(2)
    post.look()
    assert len(post.told()) == 1
    post.later(1.5)
    assert len(post.told()) == 2
    assert "paper1" in post.told()[1]
    assert "paper0" not in post.told()[1]


def test_an_end_is_told_without_a_sound(post: Post) -> None:
    post.fails(1)
    post.look()
    post.answers(1)
    post.later(3)
    rows = post.store.rows("SELECT silent FROM message WHERE chat_id = ? ORDER BY id", (OWNER,))
    assert [row["silent"] for row in rows] == [0, 1]
    assert "speaks again" in post.told()[1]


def test_what_began_and_ended_between_two_messages_is_not_told(post: Post) -> None:
    post.fails(1)
    post.look()
    post.fails(2)
    post.look()
    with post.store.transaction() as connection:
        connection.execute("UPDATE feed_watch SET trouble = '' WHERE feed_id = 2")
    post.answers(2)
    post.later(3)
    assert len(post.told()) == 1


@pytest.mark.parametrize("feed_is_removed", [True, False])
def test_of_a_feed_that_rests_or_is_gone_nothing_more_is_said(post: Post, *, feed_is_removed: bool) -> None:
    post.fails(1)
    post.look()
    with post.store.transaction() as connection:
        connection.execute(
            f"UPDATE feed SET {'active = 0' if feed_is_removed else 'paused = 1'} WHERE id = 1"
        )
    post.look()
    assert len(post.told()) == 1
    assert post.store.rows("SELECT 1 FROM feed_notice") == []


def test_in_quiet_hours_it_comes_without_a_sound_and_after_a_mute_when_that_ends(post: Post) -> None:
    post.change(SetQuiet(OWNER, "10:00-14:00"))
    post.fails(1)
    post.look()
    post.change(SetQuiet(OWNER, ""), Mute(OWNER, post.now + 5 * HOUR))
    post.later(1.5)
    post.fails(2)
    post.look()
    rows = post.store.rows("SELECT silent, due_at FROM message WHERE chat_id = ? ORDER BY id", (OWNER,))
    assert [row["silent"] for row in rows] == [1, 0]
    assert rows[1]["due_at"] == seconds(NOON + 5 * HOUR)


def test_who_muted_everything_for_ever_is_told_nothing(post: Post) -> None:
    post.change(Mute(OWNER, NEVER))
    post.fails(1)
    post.look()
    assert post.told() == []


def test_a_private_feed_is_told_of_to_those_who_have_it_and_counted_nowhere_else(post: Post) -> None:
    url = "https://private.example/rss?key=secret"
    post.change(AddFeed(OTHER, NewFeed(url, "My own"), 20))
    (row,) = post.store.rows("SELECT id FROM feed WHERE url = ?", (url,))
    post.answers(row["id"])
    post.posted(row["id"], story=row["id"] << 32)
    post.fails(row["id"])
    post.look()
    assert post.told() == []
    (told,) = post.told(OTHER)
    assert "My own" in told
    assert silences.silent_count(post.store) == overview(post.store).silent == 0
    post.change(PauseFeed(OTHER, row["id"], paused=True))
    post.look()
    assert len(post.told(OTHER)) == 1


def test_most_feeds_of_a_rule_are_told_once_to_each_chat_that_watches_it_and_their_return_once(
    post: Post,
) -> None:
    post.fails(1, 2, 3)
    post.look()
    (told,) = post.told(OTHER)
    assert "3 of 6 feeds that usually feed <b>Dates of the talks</b> are silent" in told
    assert "paper0.example" in told
    post.later(2)
    assert len(post.told(OTHER)) == 1
    post.answers(1, 2)
    post.later(2)
    assert len(post.told(OTHER)) == 2
    assert "The feeds of <b>Dates of the talks</b> speak again" in post.told(OTHER)[1]
    post.fails(1, 2, hours=40)
    post.later(3)
    assert len(post.told(OTHER)) == 2  # it was over only just


def test_what_was_told_of_a_rule_is_forgotten_with_its_watch(post: Post) -> None:
    post.fails(1, 2, 3)
    post.look()
    post.change(Unsubscribe(OTHER, TALKS.id))
    post.later(0.5)
    rows = post.store.rows("SELECT chat_id FROM rule_notice")
    assert [row["chat_id"] for row in rows] == [OWNER]
    post.answers(1, 2, 3)
    post.later(2)
    assert len(post.told(OTHER)) == 1


def test_a_rule_is_not_told_of_where_its_watch_rests_and_goes_to_its_topic(post: Post) -> None:
    post.change(Pause(OTHER, TALKS.id, paused=True), SetTopic(OWNER, TALKS.id, 7))
    post.fails(1, 2, 3)
    post.look()
    assert post.told(OTHER) == []
    rows = post.store.rows("SELECT topic FROM message WHERE chat_id = ? ORDER BY id", (OWNER,))
    assert [row["topic"] for row in rows] == [0, 7]


def test_private_feeds_count_for_a_rule_only_in_the_chat_that_has_them(post: Post) -> None:
    for number in range(6):
        url = f"https://private{number}.example/rss"
        post.change(AddFeed(OTHER, NewFeed(url), 20))
        (row,) = post.store.rows("SELECT id FROM feed WHERE url = ?", (url,))
        post.answers(row["id"])
        post.posted(row["id"], story=row["id"] << 32)
        post.fails(row["id"])
    post.look()
    assert post.told() == []
    assert any("6 of 12 feeds that usually feed" in told for told in post.told(OTHER))


def test_while_all_fail_nothing_is_said_of_single_feeds_and_health_knows(post: Post) -> None:
    post.fails(*range(1, 7), hours=1)
    post.look()
    assert overview(post.store).cut_off is not None
    assert len(post.told()) == 1
    post.later(7)
    assert len(post.told()) == 1
    assert "I can read hardly any feed" in post.told()[0]


def test_while_cut_off_a_few_feeds_are_asked_out_of_turn_and_all_once_one_answers(post: Post) -> None:
    post.fails(*range(1, 7), hours=1)
    post.look(1)
    far = seconds(post.now + 5 * HOUR)
    with post.store.transaction() as connection:
        connection.execute("UPDATE feed SET next_poll_at = ?", (far,))
    cut = absences.cut_since(post.store)
    assert cut is not None
    assert absences.ask_again(post.store, cut, post.now) == absences.PROBES
    post.now += HOUR / 4
    post.answers(1)
    absences.ask_again(post.store, cut, post.now)
    rows = post.store.rows("SELECT id FROM feed WHERE next_poll_at <= ?", (seconds(post.now),))
    assert [row["id"] for row in rows] == [1, 2, 3, 4, 5, 6]


def test_private_feeds_are_no_witnesses_where_common_ones_are_enough(post: Post) -> None:
    for number in range(9):
        url = f"https://private{number}.example/rss"
        post.change(AddFeed(OTHER, NewFeed(url), 20))
        (row,) = post.store.rows("SELECT id FROM feed WHERE url = ?", (url,))
        post.fails(row["id"], hours=1)
    post.fails(1, 2, 3, 4, hours=1)
    post.look()
    assert absences.cut_since(post.store) is None
    assert post.told() == []


def test_two_feeds_that_both_fail_stop_the_heartbeat_although_they_prove_nothing(post: Post) -> None:
    with post.store.transaction() as connection:
        connection.execute("UPDATE feed SET active = 0 WHERE id > 2")
    post.fails(1, 2, hours=1)
    assert absences.deaf_since(post.store, post.now) is None
    post.now += HOUR
    post.look()
    assert absences.cut_since(post.store) is None
    assert absences.deaf_since(post.store, post.now) == NOON
    post.answers(2)
    assert absences.deaf_since(post.store, post.now) is None


def test_an_end_that_comes_before_the_message_leaves_one_message_that_says_both(post: Post) -> None:
    post.fails(*range(1, 7), hours=1)
    post.look()
    post.answers(*range(1, 7))
    post.later(0.5)
    (told,) = post.told()
    assert "I could read hardly any feed from 11:00 UTC to 12:15 UTC" in told


@pytest.mark.parametrize("stop_at", range(8))
def test_whenever_it_dies_each_thing_is_told_once(tmp_path: Path, stop_at: int) -> None:
    first = Post(Store.open(tmp_path))
    first.begin()
    first.look(1)
    first.fails(1, 2, 3)
    first.now += 2 * HOUR
    first.store.close()
    fuse = Fuse(stop_at=stop_at)
    fused = fused_store(tmp_path, fuse)
    with suppress(Stop):
        Post(fused, first.now).look(1)
    fused.close()
    again = Post(Store.open(tmp_path), first.now)
    again.look()
    told = again.told()
    assert sum("I was away from 12:00 UTC to 14:00 UTC" in one for one in told) == 1
    again.fails(1, 2, 3, hours=12)
    again.later(7, every_min=28)
    told = again.told()
    assert sum("have fallen silent" in one for one in told) == 1
    assert sum("that usually feed" in one for one in told) == 1
    again.store.close()

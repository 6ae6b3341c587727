"""The key of an installation, and what follows from it."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.feeds.subscription import Subscription
from bot.push.keys import KEY_BYTES, KEY_FILE, Callbacks, load_key

ONE = Subscription(1, 1, "https://hub.example/", "https://news.example/feed")


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    key = load_key(tmp_path)
    assert len(key) == KEY_BYTES
    assert load_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_what_is_no_key_is_replaced(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"half")
    (tmp_path / "watchword.new").write_bytes(b"what a kill left")
    assert len(load_key(tmp_path)) == KEY_BYTES


def test_a_folder_that_takes_no_key_is_told(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(StateError, match="readable and writable"):
        load_key(tmp_path)


def test_each_subscription_base_and_key_has_words_of_its_own() -> None:
    base, key = "https://watch.example.org", b"k" * KEY_BYTES
    others = [
        Callbacks(base, key).url(ONE),
        Callbacks(base, key).url(replace(ONE, id=2)),
        Callbacks(base, key).url(replace(ONE, hub="https://other.example/")),
        Callbacks(base, key).url(replace(ONE, topic="https://news.example/other")),
        Callbacks(base, b"n" * KEY_BYTES).url(ONE),
        Callbacks(base, key).secret(ONE),
    ]
    assert len({other.rpartition("/")[2] for other in others}) == len(others)
    assert Callbacks(base, key).hash_of(ONE) != Callbacks("https://other.example.org", key).hash_of(ONE)

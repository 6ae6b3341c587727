"""The one file: who may open it, what is said when it can't be used, and what a failed transaction leaves."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.store import meta
from bot.store.database import FILE_NAME, Store
from tests.support.world import NOON


def refused(folder: Path, *, writer: bool = True) -> str:
    with pytest.raises(StateError) as caught:
        Store.open(folder, writer=writer)
    return str(caught.value)


def test_a_second_writer_is_told_to_end_the_first(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    said = refused(tmp_path)
    assert "another watchword works on" in said
    assert "end it first, or set WATCHWORD_STATE" in said
    store.close()
    Store.open(tmp_path).close()


def test_a_folder_that_cannot_be_made_is_told_with_the_setting_that_names_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = refused(tmp_path / "file" / "state")
    assert "can't be written" in said
    assert "set WATCHWORD_STATE to a writable folder" in said


@pytest.mark.parametrize("writer", [True, False])
def test_a_file_that_is_no_database_is_told_with_the_way_to_restore(tmp_path: Path, *, writer: bool) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all, but long enough to be one" * 40)
    said = refused(tmp_path, writer=writer)
    assert "file is not a database" in said
    assert "see state/README.md for restore" in said


@pytest.mark.parametrize("writer", [True, False])
def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path, *, writer: bool) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert "can't be opened" in refused(tmp_path, writer=writer)


def test_a_refused_writer_leaves_the_folder_free_for_the_next(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all, but long enough to be one" * 40)
    refused(tmp_path)
    (tmp_path / FILE_NAME).unlink()
    Store.open(tmp_path).close()


def test_a_reader_without_a_database_is_told_what_makes_one(tmp_path: Path) -> None:
    assert "start `watchword run` or `watchword once` first" in refused(tmp_path, writer=False)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_of_an_empty_file_is_told_and_a_writer_fills_it(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    assert "can't be opened" in refused(tmp_path, writer=False)
    Store.open(tmp_path).close()
    Store.open(tmp_path, writer=False).close()


def test_readers_work_beside_a_writer_and_see_what_is_committed(tmp_path: Path) -> None:
    writer, reader = Store.open(tmp_path), Store.open(tmp_path, writer=False)
    with writer.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('a', '1')")
        assert reader.rows("SELECT * FROM meta") == []
    assert len(reader.rows("SELECT * FROM meta")) == 1
    reader.close()
    writer.close()


def test_a_reader_can_write_nothing(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    reader = Store.open(tmp_path, writer=False)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        meta.remembered_moment(reader, "x", NOON)
    reader.close()


def test_opening_again_migrates_nothing_twice(tmp_path: Path) -> None:
    applied = []
    for _ in range(2):
        store = Store.open(tmp_path)
        applied.append([tuple(row) for row in store.rows("SELECT * FROM _sqlite_migrations")])
        store.optimise()
        store.close()
    assert applied[0]
    assert applied[0] == applied[1]


def test_a_transaction_that_fails_leaves_nothing_and_the_next_one_works() -> None:
    store = Store.in_memory()

    def fails(at_commit: bool) -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('half', 'done')")
            if at_commit:
                # A foreign key that is looked at only when the transaction ends.
                connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute("INSERT INTO match VALUES (99, 'x', 1, '[]', '[]')")

    for at_commit in (False, True):
        with pytest.raises(sqlite3.IntegrityError):
            fails(at_commit)
        assert store.rows("SELECT * FROM meta") == []
    assert meta.remembered_moment(store, "after", NOON) == NOON
    store.close()


def test_a_database_of_a_newer_version_is_refused_with_the_remedy(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('watchword', '9999_the_future', '2030-01-01')"
        )
    with pytest.raises(StateError, match=r"newer Watchword \(9999_the_future\).*restore a backup"):
        Store.open(tmp_path)

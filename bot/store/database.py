"""Open the one SQLite file: pragmas, migrations, one writer, transactions that take the lock at once."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from sqlite_utils import Database

from bot.errors import StateError
from bot.store.schema import migrations

FILE_NAME = "watchword.db"
LOCK_NAME = "watchword.lock"
BUSY_TIMEOUT_MS = 5_000

Row = sqlite3.Row


class Store:
    """One connection. `writer=True` holds the lock file: there is one writer at a time (StateError else)."""

    def __init__(self, connection: sqlite3.Connection, lock: IO[str] | None = None) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self._durable = False
        self._lock = lock

    @classmethod
    def open(cls, folder: Path, *, writer: bool = True) -> "Store":
        """Open (and for a writer create and migrate) `folder`/watchword.db. Raises StateError."""
        lock = _take_lock(folder) if writer else None
        path = folder / FILE_NAME
        if not writer and not path.exists():
            raise StateError(f"there is no {path} yet: start `watchword run` or `watchword once` first")
        with ExitStack() as undo:
            if lock is not None:
                undo.callback(lock.close)
            try:
                connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
                undo.callback(connection.close)
                store = cls(connection, lock)
                store._prepare(writer=writer)
            except sqlite3.Error as error:
                raise StateError(
                    f"{path} can't be opened: {error}; see state/README.md for restore"
                ) from error
            undo.pop_all()
        return store

    @classmethod
    def in_memory(cls) -> "Store":
        """A fresh database that lives as long as this object."""
        store = cls(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
        store._prepare(writer=True)
        return store

    def _prepare(self, *, writer: bool) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        self.connection.execute("PRAGMA foreign_keys = ON")
        if not writer:
            self.connection.execute("PRAGMA query_only = ON")
            # SQLite looks into the file at the first query only; what is no database is to be said here.
            self.connection.execute("SELECT 1 FROM meta LIMIT 1")
            return
        self.connection.execute("PRAGMA journal_mode = WAL")
        self._wait_for_disk(durable=True)
        database = Database(self.connection)
        applied = {migration.name for migration in migrations.applied(database)}
        ours = {migration.name for migration in migrations.pending(Database(memory=True))}
        if newer := applied - ours:
            raise StateError(
                f"the database was written by a newer Watchword ({', '.join(sorted(newer))}): run that one,"
                " or restore a backup from before the upgrade (state/README.md)"
            )
        migrations.apply(database)

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """One intent's writes: all or nothing, with the write lock taken at the start.

        What is `durable` is on the disk when this ends, with all that was written before: a power cut doesn't
        take it, as a crash of the process never does.
        """
        if durable is not self._durable:
            self._wait_for_disk(durable=durable)
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            # A COMMIT that fails may leave the transaction open, and no other could begin.
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def _wait_for_disk(self, *, durable: bool) -> None:
        self.connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        self._durable = durable

    def rows(self, sql: str, parameters: Any = ()) -> list[Row]:  # noqa: ANN401 - SQLite's own type
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Any = ()) -> Row | None:  # noqa: ANN401 - SQLite's own type
        """The first row of a query, or None."""
        found: Row | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def optimise(self) -> None:
        """Statistics for the query planner, and the write-ahead log folded into the file. For upkeep."""
        self.connection.execute("PRAGMA optimize")
        self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the connection and let the next writer in."""
        self.connection.close()
        if self._lock is not None:
            self._lock.close()


def _take_lock(folder: Path) -> IO[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK_NAME).open("w")
    except OSError as error:
        raise StateError(
            f"{folder} can't be written: {error}; set WATCHWORD_STATE to a writable folder"
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise StateError(
            f"another watchword works on {folder}: end it first, or set WATCHWORD_STATE"
        ) from error
    return lock

"""JSON Lines in and out: what the commands of the eval harness and of every pipe have in common.

Law: a line that can't be used is told on standard error with its number and the remedy, the others go on,
and the command ends with exit code 2; nothing is skipped in silence, and all problems come in one run.
Texts are taken as they are: the offsets that commands answer with count code points of the field as given.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import IO, Any

import click

from bot.feeds.item import Item

LINE_CHARACTERS_MAX = 4_000_000
"""Longest line that is read; a whole article is a hundredth of it."""

# JSON may escape half a pair; no terminal or pipe can take it. The replacement is one code point, too.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXT_KEYS = ("title", "summary", "lang", "source", "link", "text")


def each(stream: IO[str], name: str, use: Callable[[int, dict[str, Any]], object]) -> None:
    """Call `use` with the number (from 1) and the object of each line; empty lines are passed over.

    `name` is what messages call the stream. A line that is no object, or for which `use` raises
    `click.UsageError`, is told and left out. Raises `click.UsageError` at the end if there was one.
    """
    left_out = 0
    for number, line in enumerate(_lines(stream, name), start=1):
        if not line.strip():
            continue
        try:
            use(number, _record(line, f"{name}, line {number}"))
        except click.UsageError as problem:
            click.echo(problem.format_message(), err=True)
            left_out += 1
    if left_out:
        lines = "1 line" if left_out == 1 else f"{left_out} lines"
        raise click.UsageError(f"{name}: {lines} left out, see above.")


def _record(line: str, where: str) -> dict[str, Any]:
    if len(line) > LINE_CHARACTERS_MAX:
        raise click.UsageError(f"{where}: longer than {LINE_CHARACTERS_MAX} characters. Split it.")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"{where}: not JSON ({error}). Write one JSON object on each line.") from error
    if not isinstance(record, dict):
        raise click.UsageError(f"{where}: not an object. Write one JSON object on each line.")
    return record


def item_from(record: Mapping[str, Any], line: int, *, where: str = "") -> Item:
    """The item that a record describes: `title` or `summary`, and what else is known of it.

    `text` is that of its article, as for a rule with `full_text`.

    `published` may be ISO 8601 (without an offset: UTC), a bare day (taken as noon UTC) or an RFC 822 date.
    `where` names the part of the record in messages ("a", "b" of a pair). Raises `click.UsageError`.
    """
    at = f"line {line}" + (f", {where}" if where else "")
    texts = {key: _text(record, key, at) for key in _TEXT_KEYS}
    if not texts["title"] and not texts["summary"]:
        raise click.UsageError(f"{at}: neither title nor summary. Give at least one of the two.")
    published = moment_from(record.get("published"), at)
    return Item(guid=identity(record, line), published=published, **texts)


def identity(record: Mapping[str, Any], line: int) -> str:
    """The record's `id` as text; without one, its line number."""
    given = record.get("id")
    return str(line) if given is None else str(given)


def moment_from(given: object, at: str) -> datetime | None:
    """A point in time as people write it, in UTC; None for none. Raises `click.UsageError`."""
    if given is None or given == "":
        return None
    if isinstance(given, str):
        for parse in (_iso, _rfc822):
            found = parse(given.strip())
            if found is not None:
                return found
    raise click.UsageError(
        f"{at}: published {given!r} is no date. Write 2025-05-28, 2025-05-28T12:00:00Z or an RFC 822 date."
    )


def day_from(given: object, at: str, key: str) -> date | None:
    """A day `YYYY-MM-DD` (a time after it is dropped); None for none. Raises `click.UsageError`."""
    if given is None or given == "":
        return None
    try:
        return datetime.fromisoformat(str(given).strip()).date()
    except ValueError as error:
        raise click.UsageError(f"{at}: {key} {given!r} is no day. Write it as 2025-05-28.") from error


def write(record: Mapping[str, Any]) -> None:
    """One line on standard output; the same record gives the same bytes."""
    click.echo(_LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", json.dumps(record, ensure_ascii=False)))


def _lines(stream: Iterable[str], name: str) -> Iterator[str]:
    try:
        yield from stream
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{name}: not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error


def _text(record: Mapping[str, Any], key: str, at: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise click.UsageError(f"{at}: {key} is no text. Put it into quotes.")
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


def _iso(text: str) -> datetime | None:
    try:
        if len(text) == len("2025-05-28"):
            return datetime.combine(date.fromisoformat(text), time(12), UTC)
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _rfc822(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None

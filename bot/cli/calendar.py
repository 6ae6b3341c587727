"""`watchword calendar`: the coming dates, as a table, as JSON Lines, or as an iCalendar file."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from bot.alerts.agenda import Section, coming, note_words, sections, sources_words, title_of, when_words
from bot.alerts.agenda_ics import calendar_file, uid
from bot.alerts.appointment import Appointment
from bot.alerts.shown import clean
from bot.app import utc_now
from bot.cli.jsonlines import write
from bot.settings import load
from bot.store import agenda, rules
from bot.store.database import Store
from bot.tongues import ENGLISH

TITLE_UNITS_MAX = 250
_DATE_WIDTH = len("Wed 17 September 2025, 14:00 (UTC+3)")


@click.command()
@click.option(
    "--rule",
    "wanted",
    metavar="ID",
    multiple=True,
    help="Only what this rule matched; also a rule that a chat made. May be given several times.",
)
@click.option(
    "--ics",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Write an iCalendar file that any calendar imports; - writes it to standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, to be piped.")
def calendar(wanted: tuple[str, ...], ics: str | None, *, as_json: bool) -> None:
    """The coming dates in what was matched, by rule and day.

    Each line is one date of one story, with the newest headline and how many publishers say it. A date that
    moved says from where, publishers that contradict each other are shown as such, what was cancelled stays
    until its day is over. Reads the state folder only, also while Watchword runs. Without --rule: what the
    rules of the files matched, nothing of the chats' own. Exit code 2: there is no such rule.
    """
    if ics is not None and as_json:
        raise click.UsageError("--ics and --json are two outputs: choose one.")
    now = utc_now()
    store = Store.open(load(os.environ).state, writer=False)
    try:
        known = rules.ids(store)
        for rule_id in wanted:
            if rule_id not in known:
                raise click.UsageError(f"there is no rule {rule_id!r}. Rules: {', '.join(known)}.")
        dates = agenda.of_rules(store, wanted or None, now)
    finally:
        store.close()
    found = coming(dates.reports, now)
    if ics is not None:
        _write_file(ics, calendar_file(found, dates.titles, now, ENGLISH))
    elif as_json:
        for record in records(sections(found, dates.titles)):
            write(record)
    else:
        for line in lines(sections(found, dates.titles), now):
            click.echo(line)


def _write_file(target: str, text: str) -> None:
    """The bytes as they are: the lines of an iCalendar file end with CR LF everywhere."""
    if target == "-":
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    try:
        Path(target).write_bytes(text.encode())
    except OSError as error:
        raise click.UsageError(f"{target} can't be written: {error.strerror}. Name another file.") from error


def lines(found: Sequence[Section], now: datetime) -> Iterator[str]:
    """The table."""
    if not found:
        yield "No coming dates are known in what was matched so far."
    for place, section in enumerate(found):
        if place:
            yield ""
        yield f"{' · '.join(clean(title)[0] for title in section.titles)} ({', '.join(section.rules)})"
        for one in section.appointments:
            yield from _lines(one, now)


def _lines(one: Appointment, now: datetime) -> Iterator[str]:
    sign = " " if one.state.stands else "✗"
    title = title_of(one, TITLE_UNITS_MAX)
    note = note_words(one, ENGLISH, now)
    yield f"{sign} {when_words(one, ENGLISH, now):<{_DATE_WIDTH}}  {sources_words(one, ENGLISH):>10}  {title}"
    if note:
        yield f"  {note}"


def records(found: Sequence[Section]) -> Iterator[dict[str, object]]:
    """The records of `--json`; what they are called is stable."""
    for section in found:
        for one in section.appointments:
            yield {
                "rules": list(section.rules),
                "story": one.story,
                "date": one.when.value,
                "text": one.text,
                "state": one.state.value,
                "was": list(one.was),
                "others": list(one.others),
                "title": one.newest.title,
                "link": one.newest.link,
                "sources": list(one.publishers),
                "uid": uid(one),
                "sequence": one.sequence,
            }

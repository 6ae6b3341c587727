"""What the silence guard says: of feeds, rules, and ourselves. Pure; what comes from outside is escaped."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from bot.alerts.absence import Absence
from bot.alerts.card import Note
from bot.alerts.hours import zone_of
from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut
from bot.alerts.silences import Fault, Report
from bot.alerts.words import clock, duration
from bot.feeds.silence import Trouble
from bot.tongues import Tongue

LINES_MAX = 10
NAMES_MAX = 5
NAME_UNITS_MAX = 60
PROBLEM_UNITS_MAX = 110
SIGNS = {
    Trouble.QUIET: "💤",
    Trouble.FROZEN: "🧊",
    Trouble.EMPTY: "🕳",
    Trouble.PAGE: "🚧",
    Trouble.FAILING: "⚠️",
}


def trouble_words(fault: Fault, now: datetime, tongue: Tongue) -> str:
    """What is wrong with a feed, in a phrase that stands after its name; plain text."""
    say, lasts = tongue.say, duration((now - fault.since).total_seconds(), tongue)
    usual = "" if fault.usual is None else duration(fault.usual.total_seconds(), tongue)
    match fault.trouble:
        case Trouble.QUIET:
            return say("nothing new for {length}; its usual pause: {usual}", length=lasts, usual=usual)
        case Trouble.FROZEN if usual:
            return say(
                "frozen: it answers, with nothing new for {length}; its usual pause: {usual}",
                length=lasts,
                usual=usual,
            )
        case Trouble.FROZEN:
            return say("frozen: it answers, with nothing new for {length}", length=lasts)
        case Trouble.EMPTY:
            return tongue.count(
                "empty for {length}; it used to hold {count} report",
                "empty for {length}; it used to hold {count} reports",
                fault.items_usual,
                length=lasts,
            )
        case Trouble.PAGE:
            return say("no feed any more for {length}: {problem}", length=lasts, problem=_problem(fault))
        case Trouble.FAILING:
            return say("can't be read for {length}: {problem}", length=lasts, problem=_problem(fault))


def _problem(fault: Fault) -> str:
    return cut(inert(clean(fault.problem)[0])[0], PROBLEM_UNITS_MAX)


def feeds_note(report: Report, now: datetime, tongue: Tongue) -> Note:
    """One message for all feeds that fell silent, and for all that speak again."""
    return Note(html="\n".join(_feed_lines(report, now, tongue)))


def _feed_lines(report: Report, now: datetime, tongue: Tongue) -> Iterator[str]:
    say, count = tongue.say, tongue.count
    if report.faults:
        silent = len(report.faults)
        head = count("{count} feed has fallen silent", "{count} feeds have fallen silent", silent)
        yield f"📡 <b>{head}</b>"
        for fault in report.faults[:LINES_MAX]:
            words = escape(trouble_words(fault, now, tongue), quote=False)
            yield f"{SIGNS[fault.trouble]} {_name(fault.name)}: {words}"
        yield from _more(silent, tongue)
        yield say("I keep asking, and tell you when they speak again. /feeds shows all.")
    if report.recovered:
        if report.faults:
            yield ""
        for one in report.recovered[:LINES_MAX]:
            lasted = duration((now - one.since).total_seconds(), tongue)
            yield say("✅ {feed} speaks again, after {length}", feed=_name(one.name), length=lasted)
        yield from _more(len(report.recovered), tongue)


def _more(lines: int, tongue: Tongue) -> Iterator[str]:
    if lines > LINES_MAX:
        yield tongue.count("and {count} more: /feeds", "and {count} more: /feeds", lines - LINES_MAX)


def _name(name: str) -> str:
    return f"<b>{escape(inert(cut(clean(name)[0], NAME_UNITS_MAX))[0], quote=False) or '?'}</b>"


def rule_line(title: str, silent: Sequence[str], feeds: int, tongue: Tongue) -> str:
    """Most of the feeds that usually bring something for a rule are silent."""
    names = ", ".join(_name(name) for name in silent[:NAMES_MAX])
    if len(silent) > NAMES_MAX:
        names += " …"
    return tongue.count(
        "📡 {silent} of the {count} feed that usually feeds {rule} is silent: {names}",
        "📡 {silent} of {count} feeds that usually feed {rule} are silent: {names}",
        feeds,
        silent=len(silent),
        rule=_name(title),
        names=names,
    )


def rules_note(silent: Sequence[str], again: Sequence[str], tongue: Tongue) -> Note:
    """Of rules: the lines of those whose feeds are silent, the titles of those whose feeds speak again."""
    lines = list(silent)
    if silent:
        lines.append(
            tongue.say("What they report doesn't reach you here meanwhile. I tell you when it does.")
        )
    lines += [tongue.say("✅ The feeds of {rule} speak again", rule=_name(title)) for title in again]
    return Note(html="\n".join(lines))


def away_note(absence: Absence, zone: str, tongue: Tongue) -> Note:
    """To each chat that watches anything: from when to when we weren't there."""
    since, until = _span(absence, zone, tongue)
    if absence.cut_off:
        said = tongue.say(
            "🔌 I was cut off from the feeds from {since} to {until}.", since=since, until=until
        )
    else:
        said = tongue.say("💤 I was away from {since} to {until}.", since=since, until=until)
    rest = tongue.say("What the feeds still hold of that time comes now, in one message where it is much.")
    return Note(html=f"{escape(said, quote=False)} {rest}")


def cut_note(since: datetime, zone: str, now: datetime, tongue: Tongue) -> Note:
    """To the owners: nearly all feeds fail at once. No numbers: not all feeds are theirs to count."""
    when = clock(since, now, zone_of(zone), tongue)
    said = tongue.say("🔌 I can read hardly any feed since {since}.", since=when)
    rest = tongue.say("All at once, that is mostly the network here, not the feeds. I keep trying.")
    return Note(html=f"{escape(said, quote=False)} {rest}")


def cut_over_note(absence: Absence, zone: str, tongue: Tongue) -> Note:
    """What the message of `cut_note` says from then on."""
    since, until = _span(absence, zone, tongue)
    said = tongue.say("🔌 I could read hardly any feed from {since} to {until}.", since=since, until=until)
    return Note(html=f"{escape(said, quote=False)} {tongue.say('All is well again.')}")


def _span(absence: Absence, zone: str, tongue: Tongue) -> tuple[str, str]:
    place = zone_of(zone)
    return (
        clock(absence.since, absence.until, place, tongue),
        clock(absence.until, absence.until, place, tongue),
    )

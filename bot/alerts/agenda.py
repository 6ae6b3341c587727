"""The agenda: the appointments of all stories that somebody watches, by rule, day and time. Pure.

Law: one line for each story and date, under all its rules together. What is over vanishes the day after, as
those count who read it: in their own zone where it is known, else in that of the publisher.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from bot.alerts import phrases
from bot.alerts.appointment import Appointment, DatedReport, State
from bot.alerts.appointments import appointments
from bot.alerts.dated import known_zone
from bot.alerts.excerpt import headline
from bot.alerts.shown import clean, cut
from bot.alerts.words import day
from bot.tongues import Tongue, marked

APPROXIMATELY = marked("about")
MOVED_FROM = marked("moved from")


@dataclass(frozen=True, slots=True)
class Section:
    """The appointments that the same rules match, the earliest first."""

    rules: tuple[str, ...]  # ids
    titles: tuple[str, ...]
    appointments: tuple[Appointment, ...]


def zone_of(reader: str, appointment: Appointment) -> tzinfo:
    """The reader's zone where it is known, else the publisher's, else UTC."""
    return known_zone(reader) or known_zone(appointment.newest.zone) or UTC


def coming(
    reports: Iterable[DatedReport], now: datetime, *, reader_zone: str = ""
) -> tuple[Appointment, ...]:
    """All appointments that aren't over, of all stories, the earliest first; replaced ones among them."""
    by_story: dict[int, list[DatedReport]] = {}
    for report in reports:
        by_story.setdefault(report.story, []).append(report)
    found = (one for own in by_story.values() for one in appointments(own))
    still = (one for one in found if not _is_over(one, now, zone_of(reader_zone, one)))
    return tuple(sorted(still, key=_order))


def sections(found: Iterable[Appointment], titles: Mapping[str, str]) -> tuple[Section, ...]:
    """What is shown, by the rules that match: in the order of `titles` (rule ids to titles)."""
    places = {rule: place for place, rule in enumerate(titles)}
    by_rules: dict[tuple[str, ...], list[Appointment]] = {}
    for one in found:
        rules = tuple(sorted((rule for rule in one.rules if rule in places), key=lambda rule: places[rule]))
        if rules and one.state is not State.REPLACED:
            by_rules.setdefault(rules, []).append(one)
    ordered = sorted(by_rules, key=lambda rules: [places[rule] for rule in rules])
    return tuple(
        Section(rules, tuple(titles[rule] for rule in rules), tuple(by_rules[rules])) for rules in ordered
    )


def when_words(appointment: Appointment, tongue: Tongue, now: datetime | None = None) -> str:
    """`Mon 2 June`, `June 2026`, `about Mon 16 June`; with `now`, this year goes without saying."""
    words = day(appointment.when.value, tongue, now)
    return f"{tongue.say(APPROXIMATELY)} {words}" if appointment.when.spread_days else words


def note_words(appointment: Appointment, tongue: Tongue, now: datetime | None = None) -> str:
    """What is to be known beside the date: where it was moved from, what others say; "" for nothing."""
    match appointment.state:
        case State.CANCELLED:
            return tongue.say(phrases.OFF["cancelled"])
        case State.POSTPONED:
            return tongue.say(phrases.OFF["postponed"])
        case _:
            parts = [
                f"{lead}{between.join(day(value, tongue, now) for value in values)}"
                for lead, between, values in related(appointment, tongue)
            ]
            return "; ".join(parts)


def related(appointment: Appointment, tongue: Tongue) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Other dates that belong to this one, with the words before and between them."""
    if appointment.was:
        yield f"{tongue.say(MOVED_FROM)} ", ", ", appointment.was[-phrases.WAS_MAX :]
    if appointment.others:
        lead, between = phrases.before_others(tongue), phrases.between_others(tongue)
        yield lead, between, appointment.others[-phrases.WAS_MAX :]


def title_of(appointment: Appointment, units_max: int) -> str:
    """The newest headline without its publisher, fit to be shown as plain text, cut; "" for none."""
    newest = appointment.newest
    return cut(headline(clean(newest.title)[0], (), source=newest.source)[0], units_max)


def sources_words(appointment: Appointment, tongue: Tongue) -> str:
    """How many publishers say it."""
    return tongue.count("{count} source", "{count} sources", len(appointment.publishers))


def _is_over(appointment: Appointment, now: datetime, zone: tzinfo) -> bool:
    return appointment.when.last_day(zone) < now.astimezone(zone).date()


def _order(appointment: Appointment) -> tuple[object, ...]:
    """By day, then by hour; a day without an hour comes first, and a month before its days."""
    when = appointment.when
    at = when.moment.timestamp() if when.moment else 0.0
    return (when.first, bool(when.clock), at, when.clock, when.last, appointment.story, when.value)

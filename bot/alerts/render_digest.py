"""A `Digest` as one Telegram message: each story in two or three lines, with its number. Pure.

Law: as in `render_html`. `stories_max` stories fit by their limits; only their changes are left out.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.alerts import phrases, spans
from bot.alerts.card import Card, Digest
from bot.alerts.inert import web_link
from bot.alerts.pieces import moment_span, short
from bot.alerts.spans import BLANK, Line, Span
from bot.alerts.words import age
from bot.tongues import Tongue

DIGEST_STORIES_MAX = 8  # in one message, and numbers on one row of buttons
CATCH_UP_STORIES_MAX = 20  # in a message on what came late: more stories, in fewer words
HEADLINE_UNITS_MAX = 200
RULE_UNITS_MAX = 40
NAME_UNITS_MAX = 40
VALUE_UNITS_MAX = 60
HEADLINE_UNITS_OF_MANY_MAX = 90
NAME_UNITS_OF_MANY_MAX = 24
CHANGES_MAX = 2


def stories_max(reason: str) -> int:
    """How many stories one message takes, by why they waited."""
    return CATCH_UP_STORIES_MAX if reason == "away" else DIGEST_STORIES_MAX


def digest_html(digest: Digest, tongue: Tongue, now: datetime) -> str:
    """The whole message; the number of a story opens it."""
    lines = [_head(digest, tongue)]
    for number, entry in enumerate(digest.entries, start=1):
        many = len(digest.entries) > DIGEST_STORIES_MAX
        lines += [BLANK, *_story(number, entry.card, now, tongue, many=many)]
    return spans.html(spans.fitted(lines))


def _head(digest: Digest, tongue: Tongue) -> Line:
    stories = tongue.count("{count} story", "{count} stories", len(digest.entries))
    what = {
        "quiet": tongue.say("while you had quiet hours"),
        "muted": tongue.say("while I was muted"),
        "away": tongue.say("what I couldn't read in time"),
    }.get(digest.reason, "")
    head = tongue.say("Catch-up") if digest.reason == "away" else tongue.say("Digest")
    return Line((Span("🗞 "), Span(head, bold=True), Span(f" · {stories}{' · ' if what else ''}{what}")))


def _story(number: int, card: Card, now: datetime, tongue: Tongue, *, many: bool) -> Iterator[Line]:
    link = web_link(card.link)
    units_max = HEADLINE_UNITS_OF_MANY_MAX if many else HEADLINE_UNITS_MAX
    title = short(card.headline, units_max) or tongue.say(phrases.NO_HEADLINE)
    yield Line((Span(f"{number}. {phrases.kind_mark(card)} "), Span(title, link=link)))
    if many:
        rules = ", ".join(short(rule, NAME_UNITS_OF_MANY_MAX) for rule in card.rules[:1])
        name = short(card.source, NAME_UNITS_OF_MANY_MAX)
    else:
        rules = ", ".join(short(rule, RULE_UNITS_MAX) for rule in card.rules[:2])
        name = short(card.source, NAME_UNITS_MAX)
    when = phrases.moment_of(card.when)
    about = " · ".join(part for part in (rules, name) if part)
    yield Line((Span(f"    {about} · " if about else "    "), moment_span(age(when, now, tongue), when, "r")))
    for change in card.changes[:CHANGES_MAX]:
        was = short(phrases.was_words(change, tongue, now), VALUE_UNITS_MAX)
        value = short(phrases.now_value(change, tongue, now), VALUE_UNITS_MAX)
        before = phrases.before_new(tongue)
        if was:
            before = f"{phrases.before_was(tongue)}{was}{phrases.before_now(tongue)}"
        yield Line((Span(f"    {phrases.fact_mark(change.kind)} {before}"), Span(value, bold=True)), rank=1)

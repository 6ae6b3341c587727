"""/whynot LINK: the stage that stopped a report on its way to this chat, in words. Pure.

A report that matches several watches has a fate under each: all are told, the one that got furthest first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.alerts import phrases, spans
from bot.alerts.card import Note
from bot.alerts.inert import web_link
from bot.alerts.pieces import moment_span, short
from bot.alerts.reasons import Action, ItemOutcome, NotifyReason
from bot.alerts.spans import BLANK, Line, Span
from bot.alerts.words import moment
from bot.rules.explaining import Reason
from bot.store.whynot import Article, Fate, FeedHealth, Known, Message, Unknown
from bot.telegram.commands import reason_words
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

TITLE_UNITS_MAX = 200
WATCH_UNITS_MAX = 80
LACK_UNITS_MAX = 200
PROBLEM_UNITS_MAX = 160
WATCHES_MAX = 8
LACKS_MAX = 3
FATES_MAX = 5
OFF_MAX = 5

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/\S+", re.IGNORECASE)
_AROUND = "<>()[]\"'«»“”,;"


@dataclass(frozen=True, slots=True)
class Silent:
    """A watch that was silent; `reason` None: it would match now, so it is younger than the report."""

    title: str
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Silence:
    """What is on record, why each watch that doesn't match was silent, and whether the chat is paused."""

    on_record: Known | Unknown
    silent: tuple[Silent, ...] = ()
    more: int = 0


def wanted(words: str) -> str:
    """The link in what somebody typed or pasted; all of it where there is none: a guid."""
    found = _LINK.search(words)
    if found is not None:
        return found[0].strip(_AROUND)
    bare = _BARE.fullmatch(words.strip().strip(_AROUND))
    return f"https://{bare[0]}" if bare else words.strip()


def show(situation: Situation, request: Request, silence: Silence | None) -> Screen:
    """The answer."""
    tongue = situation.tongue
    if not request.words or silence is None:
        html = tongue.say(
            "Send me the link of the report that you miss: <code>/whynot https://…</code>."
            " I say where it stopped on its way to you."
        )
        return Screen(CommandReason.EXPLAINED, Note(html=html))
    on_record = silence.on_record
    if isinstance(on_record, Unknown):
        lines = list(_unknown(tongue, on_record, situation.now))
        return Screen(CommandReason.WHY_NOT, Note(html=_html(lines)))
    lines = [*_head(tongue, on_record, situation.now), BLANK, *_known(situation, silence, on_record)]
    message = on_record.message
    told = message is not None and message.delivered
    return Screen(
        CommandReason.WHY_NOT, Note(html=_html(lines)), under=message.id if told and message else None
    )


def _html(lines: list[Line]) -> str:
    return spans.html(spans.fitted(lines))


def _unknown(tongue: Tongue, unknown: Unknown, now: datetime) -> Iterator[Line]:
    yield Line((Span(tongue.say("🔍 That report never reached me."), bold=True),))
    if not unknown.host:
        yield Line((Span(tongue.say("I read it as the publisher's id of a report, since it is no link.")),))
        return
    host = short(unknown.host, WATCH_UNITS_MAX)
    if unknown.feed is None:
        said = tongue.say("It is in none of my feeds: none of them is from {host}.", host=host)
        yield Line((Span(said),))
        return
    said = tongue.say(
        "It is in none of my feeds, or it was gone before I looked. Of {host} I read this one:", host=host
    )
    yield Line((Span(said),))
    yield from _health(tongue, unknown.feed, now)


def _health(tongue: Tongue, feed: FeedHealth, now: datetime) -> Iterator[Line]:
    yield Line((Span("📡 "), Span(short(feed.title, WATCH_UNITS_MAX), link=web_link(feed.url))))
    if not feed.active:
        yield Line((Span(tongue.say("It is switched off.")),))
    elif feed.problem:
        said = tongue.say("It fails: {problem}", problem=short(feed.problem, PROBLEM_UNITS_MAX))
        yield Line((Span(f"⚠️ {said}"),))
    if feed.well_at is None:
        yield Line((Span(tongue.say("It was never read so far.")),))
    else:
        well = moment_span(moment(feed.well_at, now, tongue), feed.well_at, "dt")
        yield Line((Span(tongue.say("Last read without trouble:") + " "), well))


def _head(tongue: Tongue, known: Known, now: datetime) -> Iterator[Line]:
    row = known.row
    title = short(row["title"], TITLE_UNITS_MAX) or tongue.say(phrases.NO_HEADLINE)
    yield Line((Span("🔍 "), Span(title, bold=True, link=web_link(row["link"]))))
    feed = short(known.feed, WATCH_UNITS_MAX)
    yield Line(
        (
            Span(tongue.say("From {feed}, fetched", feed=feed) + " "),
            moment_span(moment(known.fetched, now, tongue), known.fetched, "dt"),
        )
    )


def _known(situation: Situation, silence: Silence, known: Known) -> Iterator[Line]:
    tongue = situation.tongue
    if not situation.watches or not any(watch.subscribed for watch in situation.watches):
        yield Line((Span(tongue.say("You watch nothing, so nothing can ring. /watch WORDS makes a watch.")),))
    if known.fates:
        yield from _matched(situation, known)
    elif silence.silent:
        yield Line((Span(tongue.say("None of your watches matched it:"), bold=True),))
    for silent in silence.silent if not known.fates else ():
        yield from _silent(tongue, silent)
    if known.article is not None and not known.fates:
        yield Line((Span(f"📄 {of_article(tongue, known.article)}"),))
    if silence.more and not known.fates:
        said = tongue.count("… and {count} more watch", "… and {count} more watches", silence.more)
        yield Line((Span(said),), rank=1)
    if known.off:
        off = ", ".join(f"“{short(title, WATCH_UNITS_MAX)}”" for title in known.off[:OFF_MAX])
        said = tongue.say("It matches watches that are off here: {watches}.", watches=off)
        yield Line((Span(said),), rank=2)


def of_article(tongue: Tongue, article: Article) -> str:
    """What became of the article that might have said more."""
    if article.over:
        return tongue.say("Its article was not read: {reason}.", reason=tongue.say(article.over))
    # What isn't in the catalogues (a publisher's own trouble) is said as it is.
    problem = short(tongue.say(article.problem), PROBLEM_UNITS_MAX) if article.problem else ""
    match article.state:
        case "read":
            return tongue.say("Its article was read, too.")
        case "failed":
            return tongue.say("Its article could not be read: {reason}.", reason=problem)
        case "due" if problem:
            return tongue.say("Its article could not be read yet: {reason}. I try again.", reason=problem)
        case "due":
            return tongue.say("Its article is about to be read.")
        case _:
            return tongue.say("Its article was not read: nobody asks for it any more.")


def _silent(tongue: Tongue, silent: Silent) -> Iterator[Line]:
    yield Line((Span("• "), Span(short(silent.title, WATCH_UNITS_MAX), bold=True)), rank=1)
    if silent.reason is None:
        said = tongue.say("it would match now: the watch is younger than the report")
        yield Line((Span(f"   {said}"),), rank=1)
        return
    for struck in silent.reason.struck[:LACKS_MAX]:
        yield Line((Span(f"   🚫 {short(tongue.said(struck), LACK_UNITS_MAX)}"),), rank=1)
    for branch in silent.reason.branches[:LACKS_MAX]:
        lacks = "; ".join(short(tongue.said(lack), LACK_UNITS_MAX) for lack in branch.lacks[:LACKS_MAX])
        yield Line((Span(f"   {lacks}"),), rank=1)


def _matched(situation: Situation, known: Known) -> Iterator[Line]:
    tongue = situation.tongue
    if known.outcome is ItemOutcome.TOO_OLD:
        said = tongue.say("🕰 It matched, but it was published more than 14 days before I saw it: too old.")
        yield Line((Span(said, bold=True),))
    elif known.outcome is ItemOutcome.BACKLOG and not _was_told(known):
        said = tongue.say("📥 It matched, but it was there before I began to look: that never rings.")
        yield Line((Span(said, bold=True),))
    elif known.message is not None:
        yield from _message(situation, known, known.message)
    for fate in sorted(known.fates, key=_distance)[:FATES_MAX]:
        yield from _fate(situation, known, fate)


def _was_told(known: Known) -> bool:
    return known.message is not None


def _distance(fate: Fate) -> int:
    """How far it got: what rang first, what was suppressed last."""
    return {Action.RING: 0, Action.UPDATE: 1, Action.SUPPRESS: 2, None: 3}[fate.action]


def _message(situation: Situation, known: Known, message: Message) -> Iterator[Line]:
    """What became of the message of its story."""
    tongue, now = situation.tongue, situation.now
    when = moment_span(moment(message.at, now, tongue), message.at, "dt")
    told = any(fate.action in {Action.RING, Action.UPDATE} for fate in known.fates)
    if message.state == "dead":
        problem = short(message.problem, PROBLEM_UNITS_MAX)
        said = tongue.say("📭 Its message could not be delivered: {problem}", problem=problem)
        yield Line((Span(said, bold=True),))
    elif not message.delivered:
        said = tongue.say("📤 Its message waits in the queue since")
        yield Line((Span(f"{said} ", bold=True), when))
        if situation.chat is not None and situation.chat.state == "paused":
            yield Line((Span(tongue.say("This chat could not be reached: somebody blocked or removed me.")),))
        if message.problem:
            problem = short(message.problem, PROBLEM_UNITS_MAX)
            yield Line((Span(tongue.say("The last try failed: {problem}", problem=problem)),))
    elif any(fate.action is Action.RING for fate in known.fates):
        yield Line(
            (Span(tongue.say("🔔 It did ring: this answers the message. It came") + " ", bold=True), when)
        )
    elif told:
        said = tongue.say("↪️ Its story was told: this answers the message, which came")
        yield Line((Span(f"{said} ", bold=True), when))
    if message.muted:
        yield Line((Span(tongue.say("🔕 You muted that story; “Unmute” under it tells what you missed.")),))


def _fate(situation: Situation, known: Known, fate: Fate) -> Iterator[Line]:
    tongue, now = situation.tongue, situation.now
    yield Line((Span("• "), Span(short(fate.title, WATCH_UNITS_MAX), bold=True)), rank=1)
    if fate.action is None or fate.reason is None:
        yield Line((Span(f"   {_undecided(tongue, known, fate)}"),), rank=1)
        return
    action = reason_words.action(tongue, fate.action)
    reason = reason_words.decision(tongue, fate.reason)
    yield Line((Span(f"   {action}: {reason}"),), rank=1)
    if fate.reason is NotifyReason.WAITS_FOR_SOURCES:
        said = tongue.say("{have} of {want} sources so far", have=fate.sources, want=fate.sources_min)
        yield Line((Span(f"   {said}"),), rank=1)
    if fate.held and fate.until and now < fate.until and fate.until.year < now.year + 100:
        until = moment_span(moment(fate.until, now, tongue), fate.until, "dt")
        yield Line((Span("   " + tongue.say("it is decided again at") + " "), until), rank=1)


def _undecided(tongue: Tongue, known: Known, fate: Fate) -> str:
    if known.outcome is not ItemOutcome.ALERT:
        return tongue.say("it is only on record")
    if fate.before:
        return tongue.say("not told: it came before the watch began")
    return tongue.say("it was matched a moment ago and is about to be decided")

"""One feed of /feeds: what it is, how it is doing, what to do about it; what a search or a list brought."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.alerts.card import Button, Note
from bot.alerts.feed_words import fault, remedy, rhythm
from bot.alerts.silence_html import SIGNS, trouble_words
from bot.alerts.words import age, duration, language
from bot.feeds.discover import Candidate
from bot.feeds.opml import FILE_BYTES_MAX, OpmlFile
from bot.feeds.silence import Trouble
from bot.feeds.subscription import RUNNING
from bot.store.chat_feeds import AddFeed, FeedHealth, NewFeed, PauseFeed, RemoveFeed
from bot.telegram import texts
from bot.telegram.asking_feeds import FeedsFound
from bot.telegram.buttons import Press, write
from bot.telegram.commands.feeds import listed, sign
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation, access
from bot.tongues import Tongue

ADDRESS_UNITS_MAX: Final = 300
PROBLEM_UNITS_MAX: Final = 300
REPORT_LINES_MAX: Final = 25


def press(situation: Situation, request: Request, found: FeedsFound) -> Screen:
    """Open a feed; pause, resume, remove it; give it to everybody."""
    pressed = request.pressed
    feed = next((each for each in found.feeds if str(each.id) == pressed.argument), None)
    if feed is None:
        toast = situation.tongue.say("That feed is gone.")
        return Screen(CommandReason.GONE, listed(situation, found, pressed.page), toast=toast)
    if pressed.verb == "feed":
        return Screen(CommandReason.SHOWN, card(situation, feed, pressed.page))
    if not _may_change(situation, feed) or (pressed.verb == "fcom" and not feed.own):
        return Screen(CommandReason.REFUSED, toast=texts.owner_only(situation.tongue))
    return _changed(situation, request, found, feed)


def _may_change(situation: Situation, feed: FeedHealth) -> bool:
    return feed.own or access(situation) is Access.OWNER


def _changed(situation: Situation, request: Request, found: FeedsFound, feed: FeedHealth) -> Screen:
    say, pressed, chat_id = situation.tongue.say, request.pressed, situation.chat_id
    match pressed.verb:
        case "foff" | "fon":
            pauses = pressed.verb == "foff"
            change = PauseFeed(chat_id, feed.id, pauses, for_all=not feed.own)
            note = card(situation, replace(feed, paused=pauses, ended=feed.ended and pauses), pressed.page)
            toast = say("⏸ It rests.") if pauses else say("▶️ It is polled again.")
            return Screen(CommandReason.FEED_PAUSED, note, (change,), toast)
        case "fcom":
            new = NewFeed(feed.url, feed.title, feed.lang)
            note = card(situation, replace(feed, own=False), pressed.page)
            toast = say("🌍 It is everybody's from now on.")
            return Screen(CommandReason.FEED_ADDED, note, (AddFeed(chat_id, new, 0, for_all=True),), toast)
        case _ if feed.by_file:
            toast = say("It stands in rules/feeds.toml: take it out there, or pause it here.")
            return Screen(CommandReason.REFUSED, toast=toast)
        case _:
            removed = RemoveFeed(chat_id, feed.id, for_all=not feed.own)
            left = tuple(each for each in found.feeds if each is not feed)
            note = listed(situation, FeedsFound(left, found.asked, found.own), pressed.page)
            return Screen(CommandReason.FEED_REMOVED, note, (removed,), say("🗑 Removed."))


def card(situation: Situation, feed: FeedHealth, page: int) -> Note:
    """All there is to say of a feed."""
    tongue, now = situation.tongue, situation.now
    say = tongue.say
    lines = [f"{sign(feed)} <b>{texts.words(feed.title or feed.url)}</b>"]
    if _may_change(situation, feed):
        lines.append(texts.code(feed.url, ADDRESS_UNITS_MAX))
        if feed.moved_to:
            to = texts.code(feed.moved_to, ADDRESS_UNITS_MAX)
            lines.append(say("Its publisher moved it, so I ask here: {address}", address=to))
    lines.append(say("🔒 Only this chat's") if feed.own else say("🌍 Everybody's"))
    if feed.lang:
        lines.append(say("Language: {name}", name=texts.words(language(feed.lang, tongue))))
    if feed.publisher:
        lines.append(say("Publisher: {name}", name=texts.words(feed.publisher)))
    if feed.newest is not None:
        title = texts.words(feed.newest_title)
        lines.append(say("Newest: {title}, {age}", title=title, age=age(feed.newest, now, tongue)))
        lines.append(rhythm(situation.tongue, feed.per_day))
    else:
        lines.append(say("No report of it so far."))
    if feed.polled is not None:
        asked = say("Asked {age}", age=age(feed.polled, now, tongue))
        is_asked = not feed.paused and not feed.ended
        lines.append(f"{asked}, {_next(situation.tongue, feed, now)}" if is_asked else asked)
    if feed.push.partition(":")[0] in RUNNING:
        lines.append(say("⚡ New reports are also sent to me at once."))
    if feed.failing_since is not None:
        count = situation.tongue.count("{count} failure in a row", "{count} failures in a row", feed.failures)
        since = say("since {age}", age=age(feed.failing_since, now, tongue))
        named, problem = fault(feed.failure, tongue), texts.words(feed.problem, PROBLEM_UNITS_MAX)
        lines += [
            f"⚠️ <b>{named}</b>: {problem} ({count}, {since})",
            remedy(feed.failure, feed.problem, situation.tongue),
        ]
    elif feed.fault is not None:
        wrong = texts.words(trouble_words(feed.fault, now, tongue), PROBLEM_UNITS_MAX)
        lines.append(f"{SIGNS[feed.fault.trouble]} {wrong}")
        if feed.fault.trouble is Trouble.FROZEN:
            moved = "→ The feed has moved or ended. Send me the site, I look for its new address: /feeds add"
            lines.append(say(moved))
    return Note(html="\n".join(lines), buttons=_buttons(situation, feed, page))


def _next(tongue: Tongue, feed: FeedHealth, now: datetime) -> str:
    if feed.next_poll is None or feed.next_poll <= now:
        return tongue.say("again at once")
    return tongue.say("again in {time}", time=duration((feed.next_poll - now).total_seconds(), tongue))


def _buttons(situation: Situation, feed: FeedHealth, page: int) -> tuple[tuple[Button, ...], ...]:
    say = situation.tongue.say

    def button(text: str, verb: str) -> Button:
        return Button(text=text, data=write(Press(verb, str(feed.id), page)))

    back = Button(text=say("⬅️ Back"), data=write(Press("feeds", page=page)))
    if not _may_change(situation, feed):
        return ((back,),)
    rests = feed.paused or feed.ended
    first = [button(say("▶️ Resume"), "fon") if rests else button(say("⏸ Pause"), "foff")]
    if not feed.by_file or feed.own:
        first.append(button(say("🗑 Remove"), "fdel"))
    second = (
        [button(say("🌍 For everybody"), "fcom")] if feed.own and access(situation) is Access.OWNER else []
    )
    return tuple(filter(None, (tuple(first), tuple(second), (back,))))


# --- what a search or a list brought ---


def found_note(
    tongue: Tongue,
    search_id: int,
    candidates: Sequence[Candidate],
    problem: str,
    now: datetime,
    *,
    owner: bool,
) -> Note:
    """The feeds that a search found, one button each (the owner has another: for everybody)."""
    if not candidates:
        lines = [tongue.say("🤷 I found no feed there.")]
        if problem:
            lines.append(texts.words(texts.sentence(problem), PROBLEM_UNITS_MAX))
        lines.append(
            tongue.say("Many sites have one on a page called RSS: send me that page, or the feed itself.")
        )
        return Note(html="\n".join(lines))
    head = tongue.count(
        "📡 {count} feed found. A tap adds it:", "📡 {count} feeds found. A tap adds one:", len(candidates)
    )
    lines, rows = [head], []
    for place, one in enumerate(candidates):
        lines.append(_candidate(tongue, place + 1, one, now))
        argument, name = f"{search_id}.{place}", texts.label(one.title or one.url, 30)
        row = [Button(text=f"➕ {place + 1}. {name}", data=write(Press("fget", argument)))]
        if owner:
            row.append(Button(text=tongue.say("🌍 For everybody"), data=write(Press("fall", argument))))
        rows.append(tuple(row))
    return Note(html="\n".join(lines), buttons=tuple(rows))


def _candidate(tongue: Tongue, number: int, one: Candidate, now: datetime) -> str:
    said = [texts.words(language(one.lang, tongue))] if one.lang else []
    if one.newest is not None:
        said.append(tongue.say("newest {age}", age=age(one.newest, now, tongue)))
    if one.per_day > 0:
        said.append(rhythm(tongue, one.per_day))
    if not one.items:
        said.append(tongue.say("empty at the moment"))
    address = texts.code(one.url, 160)
    return f"{number}. <b>{texts.words(one.title or one.url)}</b>\n{address}\n{' · '.join(said)}".rstrip()


def _why_not(tongue: Tongue, listed_file: OpmlFile) -> str:
    match listed_file.why:
        case "large":
            return tongue.say("it has more than {limit} kB", limit=FILE_BYTES_MAX // 1024)
        case "unreadable":
            return tongue.say("it is empty, or its letters can't be read")
        case "xml":
            return tongue.say("it is no well-formed XML")
        case "other":
            return tongue.say("it is XML, but no list of feeds (OPML)")
        case "none":
            return tongue.say("it names no feed")
        case "":
            return texts.words(listed_file.problem, PROBLEM_UNITS_MAX)


def report_note(tongue: Tongue, listed_file: OpmlFile, outcomes: Sequence[tuple[str, str]]) -> Note:
    """What became of each line of a list: (why not, "" if it was added; name)."""
    if listed_file.problem:
        html = tongue.say(
            "📎 I can't use that file: {problem}.",
            problem=_why_not(tongue, listed_file),
        )
        return Note(html=html)
    added = sum(not reason for reason, _ in outcomes)
    head = tongue.count("📎 {count} feed added", "📎 {count} feeds added", added)
    total = tongue.count("of {count} in the list", "of {count} in the list", len(outcomes))
    lines = [f"{head} {total}."]
    for reason, name in outcomes[:REPORT_LINES_MAX]:
        shown = texts.words(name, 60)
        lines.append(f"✅ {shown}" if not reason else f"▫️ {shown}: {texts.words(reason, 80)}")
    if len(outcomes) > REPORT_LINES_MAX:
        lines.append(
            tongue.count("… and {count} more", "… and {count} more", len(outcomes) - REPORT_LINES_MAX)
        )
    lines.append(tongue.say("What stands in them now doesn't ring. /feeds shows how they are doing."))
    return Note(html="\n".join(lines))

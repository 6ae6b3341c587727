"""/feeds: how the feeds of this chat are doing; search for new ones, lists of them in and out as files.

Law: the common feeds are everybody's, a chat's own are shown to nobody else. Whoever may edit in the chat
adds and removes its own; what is common is the owner's, in private.
"""

from dataclasses import replace
from typing import Final

from bot.alerts.card import Attachment, Button, Note
from bot.alerts.silence_html import SIGNS, trouble_words
from bot.alerts.words import age
from bot.feeds.discover import wanted
from bot.feeds.opml import FILE_BYTES_MAX, Outline, write_opml
from bot.store.chat_feeds import AddFeed, FeedHealth, NewFeed
from bot.store.dialogues import OpenDialogue
from bot.store.searches import AskSearch, SearchKind
from bot.telegram import texts
from bot.telegram.asking_feeds import FeedsFound
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import PER_PAGE, Screen, page_of, turning
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation, access

ADD_DIALOGUE: Final = "feeds.add"
OWN_MAX: Final = 20
OWN_MAX_GUEST: Final = 5
OWN_MAX_OWNER: Final = 200
SEARCHES_PER_DAY_MAX: Final = 40
SEARCHES_PER_DAY_MAX_GUEST: Final = 10
PROBLEM_UNITS_MAX: Final = 110
PER_ROW: Final = 4
EXPORT_NAME: Final = "watchword-feeds.opml"


def show(situation: Situation, request: Request, found: FeedsFound) -> Screen:
    """/feeds; /feeds add SITE; /feeds export; /feeds import."""
    verb, _, rest = request.words.partition(" ")
    changes = verb.lower() in {"add", "+", "import", "export"} or bool(wanted(request.words).url)
    if request.file is None and not changes:
        return Screen(CommandReason.SHOWN, listed(situation, found, 0))
    if access(situation) < Access.EDITOR:
        note = Note(html=texts.administrators_only(situation.tongue))
        return Screen(CommandReason.NO_ADMINISTRATOR, note)
    if request.file is not None:
        return file_sent(situation, request, found)
    match verb.lower():
        case "add" | "+":
            return _search(situation, rest, found) if rest.strip() else _question(situation)
        case "import":
            return Screen(CommandReason.EXPLAINED, Note(html=_how_to_import(situation)))
        case "export":
            return _export(situation, found)
        case _:
            return _search(situation, request.words, found)


def answered(situation: Situation, request: Request, found: FeedsFound) -> Screen:
    """The answer to *which site?*; after one that is no address the question stays open."""
    screen = _search(situation, request.words, found)
    if screen.reason is not CommandReason.NOT_UNDERSTOOD:
        return screen
    again = OpenDialogue(situation.chat_id, situation.person_id, ADD_DIALOGUE)
    return replace(screen, changes=(again,))


def file_sent(situation: Situation, request: Request, found: FeedsFound) -> Screen:
    """A list of feeds as a file."""
    assert request.file is not None, "only files come here"
    if request.file.size > FILE_BYTES_MAX:
        html = situation.tongue.say(
            "📎 That file is too large for a list of feeds: {limit} kB are the most.",
            limit=FILE_BYTES_MAX // 1024,
        )
        return Screen(CommandReason.LIMIT, Note(html=html))
    return _asked(situation, found, "opml", request.file.id, situation.tongue.say("📎 Reading your list…"))


def press(situation: Situation, request: Request, found: FeedsFound) -> Screen:
    """A button under the list: its pages, add, the file."""
    match request.pressed.verb:
        case "fadd":
            return _question(situation)
        case "fopml":
            return _export(situation, found)
        case _:
            return Screen(CommandReason.SHOWN, listed(situation, found, request.pressed.page))


def take(situation: Situation, request: Request, found: FeedsFound) -> Screen:
    """A button of a feed that a search found: it is added, for the chat or for everybody."""
    say, candidate = situation.tongue.say, found.candidate
    if candidate is None:
        return Screen(CommandReason.GONE, toast=say("That search is too old. Send the address again."))
    name = texts.label(candidate.title or candidate.url, texts.TOAST_TITLE_UNITS_MAX)
    for_all = request.pressed.verb == "fall"
    there = next((feed for feed in found.feeds if feed.url == candidate.url), None)
    if there is not None and not (for_all and there.own):
        return Screen(CommandReason.FEED_ADDED, toast=say("You have it already: {name}", name=name))
    limit = own_max(situation)
    if not for_all and found.own >= limit:
        return Screen(CommandReason.LIMIT, toast=too_many(situation, limit))
    feed = NewFeed(candidate.url, candidate.title, candidate.lang)
    change = AddFeed(situation.chat_id, feed, limit, for_all=for_all)
    lines = [
        say("✅ Added for everybody: <b>{name}</b>", name=texts.words(candidate.title or candidate.url))
        if for_all
        else say("✅ Added for this chat: <b>{name}</b>", name=texts.words(candidate.title or candidate.url)),
        say("What stands in it now doesn't ring; what comes from now on does. /feeds shows how it is doing."),
    ]
    return Screen(CommandReason.FEED_ADDED, Note(html="\n".join(lines)), (change,), say("✅ Added"))


def listed(situation: Situation, found: FeedsFound, wanted_page: int) -> Note:
    """A page of the list: those that fail stand first, each with what is wrong."""
    tongue, feeds = situation.tongue, found.feeds
    page, part = page_of(len(feeds), wanted_page, PER_PAGE)
    numbered = list(enumerate(feeds, start=1))[part]
    lines = [_head(situation, feeds), *(_line(situation, number, feed) for number, feed in numbered)]
    if not feeds:
        lines.append(tongue.say("No feed is polled here."))
    lines.append(tongue.say("🔒 only this chat's · a number opens a feed"))
    numbers = [
        Button(text=str(number), data=write(Press("feed", str(feed.id), page))) for number, feed in numbered
    ]
    rows = tuple(tuple(numbers[at : at + PER_ROW]) for at in range(0, len(numbers), PER_ROW))
    below = (
        Button(text=tongue.say("➕ Add"), data=write(Press("fadd"))),
        Button(text=tongue.say("📤 OPML"), data=write(Press("fopml"))),
    )
    return Note(html="\n".join(lines), buttons=(*rows, *turning("feeds", page, len(feeds)), below))


def sign(feed: FeedHealth) -> str:
    """How a feed is doing, in one sign."""
    if feed.paused:
        return "⏸"
    if feed.ended:
        return "📭"
    if feed.failing_since is not None:
        return "⚠️"
    if feed.fault is not None:
        return SIGNS[feed.fault.trouble]
    return "✅" if feed.answered else "⏳"


def own_max(situation: Situation) -> int:
    """How many private feeds this chat may have."""
    if situation.private and situation.role == "owner":
        return OWN_MAX_OWNER
    return OWN_MAX_GUEST if _is_guest(situation) else OWN_MAX


def too_many(situation: Situation, limit: int) -> str:
    """The limit is reached: a sentence that fits a toast, too."""
    return situation.tongue.count(
        "{count} feed of its own is the most that a chat can have here.",
        "{count} feeds of its own are the most that a chat can have here.",
        limit,
    )


def _is_guest(situation: Situation) -> bool:
    role = situation.role if situation.private or situation.chat is None else situation.chat.role
    return role == "guest"


def _head(situation: Situation, feeds: tuple[FeedHealth, ...]) -> str:
    tongue = situation.tongue
    polled = [feed for feed in feeds if not feed.paused]
    failing = [feed for feed in polled if feed.failing_since is not None]
    parts = [
        tongue.say(
            "📡 <b>Feeds</b>: {well} of {total} answer",
            well=sum(feed.answered is not None for feed in polled)
            - sum(f.answered is not None for f in failing),
            total=len(feeds),
        )
    ]
    if failing:
        since = min(feed.failing_since for feed in failing if feed.failing_since is not None)
        parts.append(
            tongue.count(
                "{count} fails (since {since})",
                "{count} fail (the first since {since})",
                len(failing),
                since=age(since, situation.now, tongue),
            )
        )
    newest = max((feed.newest for feed in feeds if feed.newest is not None), default=None)
    if newest is not None:
        parts.append(tongue.say("newest report {age}", age=age(newest, situation.now, tongue)))
    return " · ".join(parts)


def _line(situation: Situation, number: int, feed: FeedHealth) -> str:
    title = texts.words(feed.title or feed.url, texts.LABEL_UNITS_MAX)
    lock = " 🔒" if feed.own else ""
    first = f"{number}. {sign(feed)} <b>{title}</b>{lock}"
    if not feed.paused and feed.failing_since is not None:
        return f"{first}\n    {texts.words(feed.problem, PROBLEM_UNITS_MAX)}"
    if not feed.paused and feed.fault is not None:
        return f"{first}\n    {texts.words(trouble_words(feed.fault, situation.now, situation.tongue))}"
    return first if feed.newest is None else f"{first} · {age(feed.newest, situation.now, situation.tongue)}"


def _question(situation: Situation) -> Screen:
    html = situation.tongue.say(
        "📡 <b>Which site?</b> Send its address, or that of a feed: <code>example.org</code>\n"
        "A list of feeds (.opml) works, too: send the file. /cancel ends this."
    )
    asks = OpenDialogue(situation.chat_id, situation.person_id, ADD_DIALOGUE)
    return Screen(CommandReason.EXPLAINED, Note(html=html), (asks,))


def _how_to_import(situation: Situation) -> str:
    return situation.tongue.say(
        "📎 Send me the list as a file (.opml or .xml, up to {limit} kB). In a group: as a reply to this.",
        limit=FILE_BYTES_MAX // 1024,
    )


def _search(situation: Situation, words: str, found: FeedsFound) -> Screen:
    say, asked = situation.tongue.say, wanted(words)
    if asked.url:
        looking = say("🔎 Looking for feeds at {site}…", site=texts.code(asked.url, texts.TITLE_UNITS_MAX))
        return _asked(situation, found, "site", asked.url, looking)
    why = {
        "telegram": say("🤔 Telegram channels have no feeds, and I can't read channels."),
        "closed": say("🤔 That site has no feeds: it shows what it has only to its own app and to people."),
        "scheme": say("🤔 I read feeds of the web only: addresses with http:// or https://."),
    }.get(
        asked.why_not, say("🤔 That is no address. Send one like this: <code>/feeds add example.org</code>")
    )
    return Screen(CommandReason.NOT_UNDERSTOOD, Note(html=why))


def _asked(situation: Situation, found: FeedsFound, kind: SearchKind, wanted: str, looking: str) -> Screen:
    """A search is asked for, where the chat has none under way and not had too many."""
    say = situation.tongue.say
    if found.asked.under_way:
        note = Note(html=say("⏳ I am still looking for the last one. One at a time, please."))
        return Screen(CommandReason.LIMIT, note)
    if found.asked.today >= (SEARCHES_PER_DAY_MAX_GUEST if _is_guest(situation) else SEARCHES_PER_DAY_MAX):
        note = Note(html=say("🐢 That was enough for a day. Tomorrow I look again."))
        return Screen(CommandReason.LIMIT, note)
    search = AskSearch(
        situation.chat_id,
        kind,
        wanted,
        situation.tongue.lang,
        own_max(situation),
        asked_in=0 if situation.asked_in is None else situation.asked_in.id,
        topic=situation.topic,
    )
    return Screen(CommandReason.FEED_SEARCH, Note(html=looking), (search,))


def _export(situation: Situation, found: FeedsFound) -> Screen:
    """The chat's own feeds; for the owner in private those of all, too."""
    is_owner = access(situation) is Access.OWNER
    feeds = [feed for feed in found.feeds if feed.own or (is_owner and not feed.url.startswith("file:"))]
    say = situation.tongue.say
    if not feeds:
        html = say("This chat has no feeds of its own, so there is nothing to export.")
        return Screen(CommandReason.SHOWN, Note(html=html))
    outlines = [Outline(feed.url, feed.title, feed.lang) for feed in feeds]
    text = write_opml("Watchword", outlines, situation.now)
    html = situation.tongue.count("📤 {count} feed", "📤 {count} feeds", len(feeds))
    return Screen(CommandReason.FILE, file=Attachment(name=EXPORT_NAME, text=text, html=html))

"""Every word the bot says in answers, in one place: a catalogue of another language replaces this file.

Law: what comes from outside is cleaned, cut and escaped here; a constant is HTML that Telegram accepts as
it stands. Lengths are UTF-16 units, as Telegram counts.
"""

import re
from collections.abc import Sequence
from html import escape

from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut
from bot.errors import QueryError

TITLE_UNITS_MAX = 100
MATCH_UNITS_MAX = 600
LISTED_MATCH_UNITS_MAX = 120
LABEL_UNITS_MAX = 40
READ_AS_MAX = 3
TOAST_TITLE_UNITS_MAX = 100

REFUSED = (
    "👋 This is a private Watchword: it watches the news for its owner.\n"
    "Ask them for access, or run your own: it is free software."
)
WELCOME = (
    "👋 <b>I watch the news for you.</b>\n"
    "Tap what you are waiting for; I ring <b>once per story</b>.\n"
    "I ring again only when a fact changes: another date, place, decision.\n"
    "Your own words: <code>/watch taurus delivery</code> · /help"
)
OWNER_NOW = "🔑 <b>This Watchword is yours now.</b> The link won't work again.\n\n"
CLAIM_VOID = "This link was used, or a newer one replaced it: the log of the last start shows the valid one."
CLAIM_IN_PRIVATE = "Open the link in a private chat with me, not in a group."
HELP = (
    "<b>/start</b> the ready-made watches\n"
    "<b>/watch</b> WORDS: a watch of your own\n"
    "<b>/watches</b> what you watch; remove it there\n"
    "<b>/calendar</b> coming dates in it, and reminders\n"
    "<b>/stop</b> no more alerts\n\n"
    "<b>How to write a watch</b>\n"
    "<code>taurus delivery</code>: both words, in any form\n"
    "<code>taurus (deliver OR refuse)</code>: one of them\n"
    '<code>"peace talks" -football</code>: as a phrase; without football\n'
    "<code>missil*</code> beginning · <code>=Sumy</code> exactly so · <code>title:taurus</code>\n"
    "<code>talks NEAR/6 istanbul</code>: within six words\n"
    "OR in capitals, in your language too: ODER, АБО, ИЛИ, OU, VEYA, LUB\n"
    "<code>@ukraine talks has:date</code>: a name in all its spellings; a coming date"
)
WATCH_HOW = (
    "Write what you are waiting for after the command:\n"
    "<code>/watch taurus delivery</code>\n"
    '<code>/watch "peace talks" (istanbul OR geneva)</code>\n'
    "<code>/watch @ukraine talks has:date</code>\n"
    "/help explains the signs."
)
PLAIN_TEXT = "To watch for words, put /watch before them. /help says more."
UNKNOWN_COMMAND = "I don't know that command. /help lists them all."
STOPPED = (
    "🔕 <b>Stopped:</b> you won't hear from me.\n"
    "/start brings the ready-made watches back, /watches your own ones. Nothing was deleted."
)
NOTHING_TO_STOP = "You have no active watches, so there is nothing to stop. /start shows what I can watch."
NO_WATCHES = "You watch nothing yet. /start shows the ready-made watches; /watch WORDS makes your own."
FAILED = (
    "😕 Something went wrong with that, on my side. The operator can see it in the log; please try again."
)
ADMINISTRATORS_ONLY = "In a group only its administrators can change what I watch."

CALENDAR_HEAD = "📅 Coming dates"
NO_DATES = "No coming dates are known in what you watch so far. They appear here as reports name them."
REMINDERS_OFF = "⏰ No reminders come to this chat."
ICS_BUTTON = "📎 Calendar file"
REMIND_BUTTON, QUIET_BUTTON = "🔔 Reminders on", "🔕 Reminders off"
ICS_CAPTION = "Open it with your calendar. A date that moved moves there too, when you open a newer file."

TOAST_ICS = "📎 The file is on its way."
TOAST_REMINDERS_ON = "🔔 You are reminded of coming dates."
TOAST_REMINDERS_OFF = "🔕 No more reminders."
TOAST_OLD_BUTTON = "This button is from an older version. Send /start or /watches for fresh ones."
TOAST_REFUSED = "This is a private Watchword: ask its owner for access."
TOAST_MUTED = "🔕 Muted: you hear no more of this story. “Unmute” tells you what you missed."
TOAST_REJECTED = "👎 Noted: not what you meant. This story is muted; “Unmute” takes it back."
TOAST_HEARD = "🔔 You hear of this story again, and of what you missed."
TOAST_ALERT_GONE = "This alert is no longer on record, so its buttons do nothing any more."
TOAST_GONE = "That watch no longer exists."
TOAST_FAILED = "Something went wrong on my side."

# What Telegram's menu shows; `setMyCommands` at every start.
COMMANDS = (
    ("watch", "watch for words of your own"),
    ("watches", "what you watch; remove it"),
    ("calendar", "coming dates, and reminders"),
    ("start", "the ready-made watches"),
    ("stop", "no more alerts"),
    ("help", "how to write a watch"),
)


_CONCEPT = re.compile(r"(@[\w-]+)")


def words(text: str, units_max: int = TITLE_UNITS_MAX) -> str:
    """What somebody wrote, as HTML; no command or mention in it can be tapped."""
    return escape(inert(cut(clean(text)[0], units_max))[0], quote=False)


def code(text: str, units_max: int = MATCH_UNITS_MAX) -> str:
    """The same in fixed width, where nothing can be tapped anyhow, so that it can be copied as it is."""
    return f"<code>{escape(cut(clean(text)[0], units_max), quote=False)}</code>"


def label(text: str, units_max: int = LABEL_UNITS_MAX) -> str:
    """What somebody wrote on a button or in a toast: plain text, short enough for a phone."""
    return cut(clean(text)[0], units_max)


def watching(match: str, read_as: Sequence[tuple[str, str]] = ()) -> str:
    """A rule was made; `read_as`: words as typed, and the operators that they were read as."""
    read = "".join(f"I read “{words(typed)}” as {operator}. " for typed, operator in read_as[:READ_AS_MAX])
    return (
        f"✅ <b>Watching for</b> {code(match)}\n{read}"
        "I ring once per story, and again when a fact in it changes. /watches lists and removes."
    )


def watching_already(match: str) -> str:
    """The same rule is there."""
    return f"You watch for {code(match)} already. /watches lists all."


def too_many_rules(limit: int) -> str:
    """The chat's limit of rules is reached."""
    return f"{limit} watches of your own are the most I can keep for one chat. Remove some in /watches first."


def too_long(limit: int) -> str:
    """A query is longer than we read."""
    return f"That is too long: {limit} characters at most. Split it into several watches."


def too_many_terms(limit: int) -> str:
    """A query has more words than we match."""
    return f"That has too many words: {limit} at most. Split it into several watches."


def not_understood(error: QueryError) -> str:
    """A query that can't be parsed: what, where (a caret under the place), and what to write instead."""
    place = escape("\n".join(error.place()), quote=False)
    said = _with_concepts(sentence(error.message))
    parts = (f"🤔 {said}:", f"<pre>{place}</pre>", _with_concepts(sentence(error.remedy)))
    return "\n".join(part for part in parts if part)


def sentence(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _with_concepts(text: str) -> str:
    """@names in fixed width: they can be copied as they are, and lead to nobody's profile."""
    pieces = _CONCEPT.split(cut(clean(text)[0], MATCH_UNITS_MAX))
    shown = (
        code(piece) if at % 2 else escape(inert(piece)[0], quote=False) for at, piece in enumerate(pieces)
    )
    return "".join(shown)


def subscribed(title: str) -> str:
    """Toast."""
    return f"🔔 {label(title, TOAST_TITLE_UNITS_MAX)}"


def unsubscribed(title: str) -> str:
    """Toast."""
    return f"🔕 {label(title, TOAST_TITLE_UNITS_MAX)}"


def removed(title: str) -> str:
    """Toast."""
    return f"🗑 Removed: {label(title, TOAST_TITLE_UNITS_MAX)}"


def reminders_on(zone: str) -> str:
    """When reminders come; `zone` is the chat's, "" where it never said one."""
    where = zone or "the publisher's time zone"
    hint = "" if zone else " /calendar Berlin sets your own."
    return f"⏰ Reminders come at 18:00 the day before ({where}), and an hour before a known hour.{hint}"


def zone_set(zone: str) -> str:
    """The chat's time zone is known now."""
    return f"🕰 Your time zone is {code(zone)} now: reminders come at 18:00 there."


def zone_unknown(said: str) -> str:
    """No zone of that name."""
    return (
        f"🤔 I know no time zone {code(said)}. Write a city or a region:"
        " <code>/calendar Berlin</code>, <code>/calendar America/New_York</code>."
    )


def dates_on_page(page: int, pages: int) -> str:
    """The head of /calendar; pages are counted from 0."""
    return CALENDAR_HEAD if pages < 2 else f"{CALENDAR_HEAD} ({page + 1}/{pages})"


def list_head(active: int, total: int) -> str:
    """The head of /watches."""
    return f"<b>Your watches</b>: {active} of {total} on"


def list_line(number: int, title: str, match: str, *, subscribed: bool) -> str:
    """One watch in the list; what it matches where its title doesn't say so (empty: never)."""
    sign = "🔔" if subscribed else "🔕"
    same = match.casefold() in ("", title.casefold())
    shown_match = "" if same else f"\n    {code(match, LISTED_MATCH_UNITS_MAX)}"
    return f"{number}. {sign} <b>{words(title)}</b>{shown_match}"

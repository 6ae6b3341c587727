"""Every word the bot says in answers, in one place: a catalogue of another language replaces this file.

Law: what comes from outside is escaped here; a constant is HTML that Telegram accepts as it stands.
"""

from html import escape

from bot.errors import QueryError

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
    "<b>/stop</b> no more alerts\n\n"
    "<b>How to write a watch</b>\n"
    "<code>taurus delivery</code>: both words, in any form\n"
    "<code>taurus (deliver OR refuse)</code>: one of them\n"
    '<code>"peace talks" -football</code>: as a phrase; without football\n'
    "<code>missil*</code> beginning · <code>=Sumy</code> exactly so · <code>title:taurus</code>\n"
    "<code>talks NEAR/6 istanbul</code>: within six words\n"
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

TOAST_OLD_BUTTON = "This button is from an older version. Send /start or /watches for fresh ones."
TOAST_REFUSED = "This is a private Watchword: ask its owner for access."
TOAST_GONE = "That watch no longer exists."
TOAST_FAILED = "Something went wrong on my side."
CUT_MARK = "…"

# What Telegram's menu shows; `setMyCommands` at every start.
COMMANDS = (
    ("watch", "watch for words of your own"),
    ("watches", "what you watch; remove it"),
    ("start", "the ready-made watches"),
    ("stop", "no more alerts"),
    ("help", "how to write a watch"),
)


def cut(text: str, characters: int) -> str:
    """At most so many characters, the last one telling that there was more."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + CUT_MARK


def watching(match: str) -> str:
    """A rule was made."""
    return (
        f"✅ <b>Watching for</b> <code>{escape(match, quote=False)}</code>\n"
        "I ring once per story, and again when a fact in it changes. /watches lists and removes."
    )


def watching_already(match: str) -> str:
    """The same rule is there."""
    return f"You watch for <code>{escape(match, quote=False)}</code> already. /watches lists all."


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
    message, first, second, *remedy = error.pointed().split("\n")
    place = escape(f"{first}\n{second}", quote=False)
    parts = (
        f"🤔 {escape(message[:1].upper() + message[1:], quote=False)}",
        f"<pre>{place}</pre>",
        escape("\n".join(remedy), quote=False),
    )
    return "\n".join(part for part in parts if part)


def subscribed(title: str) -> str:
    """Toast."""
    return f"🔔 {cut(title, 100)}"


def unsubscribed(title: str) -> str:
    """Toast."""
    return f"🔕 {cut(title, 100)}"


def removed(title: str) -> str:
    """Toast."""
    return f"🗑 Removed: {cut(title, 100)}"


def list_head(active: int, total: int) -> str:
    """The head of /watches."""
    return f"<b>Your watches</b>: {active} of {total} on"


def list_line(number: int, title: str, match: str, *, subscribed: bool) -> str:
    """One watch in the list; what it matches where its title doesn't say so (empty: never)."""
    sign = "🔔" if subscribed else "🔕"
    same = match.casefold() in ("", title.casefold())
    shown_match = "" if same else f"\n    <code>{escape(cut(match, 120), quote=False)}</code>"
    return f"{number}. {sign} <b>{escape(cut(title, 100), quote=False)}</b>{shown_match}"

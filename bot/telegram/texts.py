"""Words that several features say, and how what comes from outside gets into a message.

Law: what comes from outside is cleaned, cut and escaped here; what we say ourselves goes through a `Tongue`
and is HTML that Telegram accepts as it stands. Lengths are UTF-16 units, as Telegram counts.
"""

from collections.abc import Sequence
from html import escape

from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut
from bot.tongues import Tongue

TITLE_UNITS_MAX = 100
MATCH_UNITS_MAX = 600
LABEL_UNITS_MAX = 40
TOAST_TITLE_UNITS_MAX = 100


def words(text: str, units_max: int = TITLE_UNITS_MAX) -> str:
    """What somebody wrote, as HTML; no command or mention in it can be tapped."""
    return escape(inert(cut(clean(text)[0], units_max))[0], quote=False)


def code(text: str, units_max: int = MATCH_UNITS_MAX) -> str:
    """The same in fixed width, where nothing can be tapped anyhow, so that it can be copied as it is."""
    return f"<code>{escape(cut(clean(text)[0], units_max), quote=False)}</code>"


def label(text: str, units_max: int = LABEL_UNITS_MAX) -> str:
    """What somebody wrote on a button or in a toast: plain text, short enough for a phone."""
    return cut(clean(text)[0], units_max)


def sentence(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def subscribed(title: str) -> str:
    """Toast."""
    return f"🔔 {label(title, TOAST_TITLE_UNITS_MAX)}"


def unsubscribed(title: str) -> str:
    """Toast."""
    return f"🔕 {label(title, TOAST_TITLE_UNITS_MAX)}"


def refused(tongue: Tongue) -> str:
    """A stranger wrote."""
    return tongue.say(
        "👋 This is a private Watchword: it watches the news for its owner.\n"
        "Ask them for access, or run your own: it is free software."
    )


def toast_refused(tongue: Tongue) -> str:
    """A stranger pressed."""
    return tongue.say("This is a private Watchword: ask its owner for access.")


def administrators_only(tongue: Tongue) -> str:
    """A member of a group, who can't change anything."""
    return tongue.say("In a group only its administrators can change what I watch.")


def toast_old_button(tongue: Tongue) -> str:
    """A button of another version, or of no version."""
    return tongue.say("This button is from an older version. Send /start or /watches for fresh ones.")


def toast_gone(tongue: Tongue) -> str:
    """A button of a rule that is gone."""
    return tongue.say("That watch no longer exists.")


def failed(tongue: Tongue) -> str:
    """A bug: the answer to a command."""
    return tongue.say(
        "😕 Something went wrong with that, on my side. The operator can see it in the log; please try again."
    )


def toast_failed(tongue: Tongue) -> str:
    """A bug: the answer to a button."""
    return tongue.say("Something went wrong on my side.")


def too_many_watches(tongue: Tongue, limit: int) -> str:
    """The chat's limit of watches of its own is reached."""
    return tongue.count(
        "{count} watch of your own is the most I can keep for a chat. Remove it in /watches first.",
        "{count} watches of your own are the most I can keep for a chat. Remove some in /watches first.",
        limit,
    )


def owner_only(tongue: Tongue) -> str:
    """Only the owner, in private."""
    return tongue.say("Only the owner of this Watchword can do that, in a private chat with me.")


def too_fast(tongue: Tongue) -> str:
    """Somebody who asks too often."""
    return tongue.say("🐢 That is too fast for me. Wait a minute, then go on.")


def langs_named(tongue: Tongue, langs: Sequence[str]) -> str:
    """The languages of the news that is wanted, by name."""
    if not langs:
        return tongue.say("all languages")
    return ", ".join(str(tongue.locale.languages.get(code, code)) for code in langs)

"""What we say where a chat, or a topic of it, shuts us out. Pure; what comes from outside is escaped."""

from html import escape

from bot.alerts.card import Note
from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut
from bot.tongues import Tongue

TITLE_UNITS_MAX = 100


def topic_lost(tongue: Tongue) -> Note:
    """In General, once: alerts for a topic that was closed or deleted come here."""
    said = tongue.say(
        "📌 The topic that some of my alerts go to is closed or gone: they come here now. To move a watch, "
        "send /watches in another topic and press “📌 Here” on its card."
    )
    return Note(html=said)


def general_closed(tongue: Tongue, title: str) -> Note:
    """To whoever brought us into a group: its topic General is closed, and alerts wait for it."""
    said = tongue.say(
        "⚠️ In {title} the topic General is closed, so I can't post there. My alerts wait: open General, "
        "make me an administrator, or send /watches in another topic and press “📌 Here”.",
        title=_title(title),
    )
    return Note(html=said)


def shut_out(tongue: Tongue, title: str) -> Note:
    """To whoever brought us into a group or channel: we were removed, or may not post any more."""
    said = tongue.say(
        "⚠️ I can't post in {title} any more: I was removed, or lost the right to. Its watches are kept and "
        "its alerts wait; they come as soon as I may post again.",
        title=_title(title),
    )
    return Note(html=said)


def feed_ended(tongue: Tongue, title: str) -> Note:
    """To those who have a feed whose publisher says that there will never be more of it."""
    said = tongue.say(
        "📭 The feed {title} has ended: its publisher says that it is gone for good (410). I don't ask for "
        "it any more. If that is a mistake: /feeds, open it, “▶️ Resume”.",
        title=_title(title),
    )
    return Note(html=said)


def _title(title: str) -> str:
    return f"<b>{escape(inert(cut(clean(title)[0], TITLE_UNITS_MAX))[0], quote=False) or '?'}</b>"

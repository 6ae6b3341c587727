"""All commands, buttons and dialogues: the table of who may do what, what each asks, and what it shows.

A stranger may only open links (`start`); whatever else needs at least a reader. A table in
`tests/telegram/test_handle.py` holds the table against everybody who may come along.
"""

from collections.abc import Mapping

from bot.telegram import asking, asking_channel, asking_feeds
from bot.telegram import asking_understand as understand
from bot.telegram.commands import (
    calendar,
    channel,
    feed_card,
    feeds,
    found,
    invite,
    language,
    own_data,
    start,
    stats,
    story,
    tighten,
    tune,
    watch,
    watch_card,
    watches,
    why,
    whynot,
)
from bot.telegram.commands import help as hints
from bot.telegram.feature import Feature
from bot.telegram.situation import Access
from bot.tongues import marked

COMMANDS: Mapping[str, Feature] = {
    "start": Feature(Access.STRANGER, start.show, ask=asking.start_link),
    "help": Feature(Access.READER, hints.show, personal=True),
    "watch": Feature(Access.EDITOR, watch.add, ask=asking.draft_of_words),
    "watches": Feature(Access.READER, watches.show, ask=asking.all_watches),
    "cancel": Feature(Access.READER, hints.cancel),
    "channel": Feature(Access.EDITOR, channel.show, ask=asking_channel.channel, personal=True),
    "calendar": Feature(Access.READER, calendar.show, ask=asking.appointments),
    "why": Feature(Access.READER, why.show, ask=understand.why_told),
    "whynot": Feature(Access.READER, whynot.show, ask=understand.silence),
    "latest": Feature(Access.READER, found.latest, ask=understand.latest_reports),
    "search": Feature(Access.READER, found.search, ask=understand.searched_reports),
    "stats": Feature(Access.READER, stats.show, ask=understand.figures),
    "language": Feature(Access.EDITOR, language.show),
    "stop": Feature(Access.EDITOR, watches.stop),
    "settings": Feature(Access.READER, tune.settings, ask=asking.chat_tuning),
    "quiet": Feature(Access.EDITOR, tune.quiet, ask=asking.chat_tuning),
    "digest": Feature(Access.EDITOR, tune.digest, ask=asking.chat_tuning),
    "mute": Feature(Access.EDITOR, tune.mute, ask=asking.chat_tuning),
    "timezone": Feature(Access.EDITOR, tune.timezone),
    "feeds": Feature(Access.READER, feeds.show, ask=asking_feeds.feeds),
    "invite": Feature(Access.EDITOR, invite.invite, ask=asking.secret, personal=True),
    "users": Feature(Access.OWNER, invite.users, ask=asking.everybody, personal=True),
    "ban": Feature(Access.OWNER, invite.ban, ask=asking.everybody, personal=True),
    "export": Feature(Access.EDITOR, own_data.export, ask=asking.own_data),
    "forget": Feature(Access.EDITOR, own_data.forget),
}

BUTTONS: Mapping[str, Feature] = {
    # the catalogue of /start: turn the page, subscribe, unsubscribe
    "cat": Feature(Access.READER, start.press),
    "sub": Feature(Access.EDITOR, start.press),
    "uns": Feature(Access.EDITOR, start.press),
    # under a draft: way of matching, place, languages, kinds of facts, back, save, cancel
    **dict.fromkeys(
        ("wway", "wplace", "wlang", "wring", "wback", "wsave", "wno"),
        Feature(Access.EDITOR, watch.press, ask=asking.pressed_draft),
    ),
    # /watches: turn the page, open a watch
    "list": Feature(Access.READER, watches.turn, ask=asking.all_watches),
    "card": Feature(Access.READER, watch_card.press, ask=asking.one_watch),
    "past": Feature(Access.READER, watch_card.press, ask=asking.one_watch),
    # a watch: on, off, pause, mute, urgency, sound, digest, languages, kinds, topic, articles; then the rest
    **dict.fromkeys(
        ("on", "off", "pause", "wmute", "urgent", "sound", "wdig", "klang", "kring", "here", "full"),
        Feature(Access.EDITOR, watch_card.press, ask=asking.one_watch),
    ),
    **dict.fromkeys(
        ("share", "edit", "del", "undel"),
        Feature(Access.EDITOR, watch_card.press, ask=asking.one_watch),
    ),
    # /calendar: turn the page, the file, reminders on and off
    "cal": Feature(Access.READER, calendar.press, ask=asking.appointments),
    "ics": Feature(Access.READER, calendar.press, ask=asking.appointments),
    "remind": Feature(Access.EDITOR, calendar.press, ask=asking.appointments),
    "quiet": Feature(Access.EDITOR, calendar.press, ask=asking.appointments),
    # /language: one of them
    "speak": Feature(Access.EDITOR, language.press),
    # /settings: open one of them, quiet hours, digest, mute
    "tune": Feature(Access.READER, tune.press, ask=asking.chat_tuning),
    "night": Feature(Access.EDITOR, tune.press, ask=asking.chat_tuning),
    "digest": Feature(Access.EDITOR, tune.press, ask=asking.chat_tuning),
    "silence": Feature(Access.EDITOR, tune.press, ask=asking.chat_tuning),
    # /users: turn the page, ban, let in again
    "users": Feature(Access.OWNER, invite.press, ask=asking.everybody),
    "ban": Feature(Access.OWNER, invite.press, ask=asking.everybody),
    "unban": Feature(Access.OWNER, invite.press, ask=asking.everybody),
    # /channel: the chat acts for itself again
    "itself": Feature(Access.EDITOR, channel.press),
    # /feeds: turn the page, open a feed; add, the list as a file; what a search found, for us or for all
    "feeds": Feature(Access.READER, feeds.press, ask=asking_feeds.feeds),
    "feed": Feature(Access.READER, feed_card.press, ask=asking_feeds.feeds),
    "fadd": Feature(Access.EDITOR, feeds.press, ask=asking_feeds.feeds, shown="new"),
    "fopml": Feature(Access.EDITOR, feeds.press, ask=asking_feeds.feeds, shown="new"),
    "fget": Feature(Access.EDITOR, feeds.take, ask=asking_feeds.feeds, shown="new"),
    "fall": Feature(Access.OWNER, feeds.take, ask=asking_feeds.feeds, shown="new"),
    # a feed: pause, resume, remove; give it to everybody
    **dict.fromkeys(("foff", "fon", "fdel"), Feature(Access.EDITOR, feed_card.press, ask=asking_feeds.feeds)),
    "fcom": Feature(Access.OWNER, feed_card.press, ask=asking_feeds.feeds),
    # /forget: yes or no
    "forget": Feature(Access.EDITOR, own_data.press),
    # /latest and /search: turn the page
    "latest": Feature(Access.READER, found.latest, ask=understand.latest_reports),
    "found": Feature(Access.READER, found.search, ask=understand.searched_reports),
    # under a digest
    "open": Feature(Access.READER, story.open_story, in_channels=Access.EDITOR),
    # under an alert
    "mute": Feature(Access.EDITOR, story.press, ask=asking.alert, shown="about"),
    "irrelevant": Feature(Access.EDITOR, tighten.reject, ask=understand.rejected, shown="about"),
    # under a proposal: yes or no
    "tight": Feature(Access.EDITOR, tighten.press, ask=understand.answered_proposal),
    "loose": Feature(Access.EDITOR, tighten.press, ask=understand.answered_proposal),
    "hear": Feature(Access.EDITOR, story.press, ask=asking.alert, shown="about"),
    "why": Feature(
        Access.READER, why.show, ask=understand.why_told, shown="about", in_channels=Access.EDITOR
    ),
    "sources": Feature(Access.READER, story.press, ask=asking.alert, shown="about"),
}

# Who answers an open question (`bot.store.dialogues.OpenDialogue.kind`).
DIALOGUES: Mapping[str, Feature] = {
    watch.WATCH_DIALOGUE: Feature(Access.EDITOR, watch.add, ask=asking.draft_of_words),
    watch.EDIT_DIALOGUE: Feature(Access.EDITOR, watch.add, ask=asking.draft_of_words),
    feeds.ADD_DIALOGUE: Feature(Access.EDITOR, feeds.answered, ask=asking_feeds.feeds),
}

# Who takes a list of feeds that somebody sends as a file.
FILES = Feature(Access.EDITOR, feeds.file_sent, ask=asking_feeds.feeds)

# What Telegram's menu shows, in this order, to those who may use it (`bot.telegram.menu`).
MENU = (
    ("watch", marked("watch for words of your own")),
    ("watches", marked("what you watch; remove it")),
    ("calendar", marked("coming dates, and reminders")),
    ("feeds", marked("the feeds: how they are doing; add your own")),
    ("latest", marked("the newest reports for what you watch")),
    ("search", marked("search the stored reports")),
    ("why", marked("why an alert rang: answer it with /why")),
    ("whynot", marked("why a report didn't ring: its link")),
    ("stats", marked("your alerts as a picture")),
    ("settings", marked("when and how I ring: quiet hours, digest, mute")),
    ("start", marked("the ready-made watches")),
    ("channel", marked("watch for a channel of yours")),
    ("language", marked("the language that I speak")),
    ("invite", marked("let others use this bot")),
    ("users", marked("who uses it (for its owner)")),
    ("export", marked("all that I keep of this chat, as a file")),
    ("forget", marked("delete all of it")),
    ("stop", marked("no more alerts")),
    ("help", marked("how to write a watch")),
)

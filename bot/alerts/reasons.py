"""Why something rang, or didn't. Stored with every decision; shown by `/why` and `watchword explain`."""

from enum import StrEnum


class ItemOutcome(StrEnum):
    """What POLL made of an item."""

    NO_MATCH = "no rule matched"
    BACKLOG = "was already in the feed when it was first polled"
    TOO_OLD = "published more than 14 days before it was fetched"
    ALERT = "an alert was raised"


class Action(StrEnum):
    """What NOTIFY does for one chat."""

    RING = "ring"
    UPDATE = "update"
    SUPPRESS = "suppress"


class NotifyReason(StrEnum):
    """Why NOTIFY did it."""

    NEW_STORY = "a new story"
    FACT_CHANGED = "a fact changed since this chat was told"
    MORE_SOURCES = "another report of a story that was told"
    FACTS_ALREADY_TOLD = "another story, but every fact in it was told in the last 14 days"
    EARLIER_HIT = "an earlier hit, shown when the subscription began"
    BEFORE_SUBSCRIPTION = "fetched before the subscription"
    WAITS_FOR_SOURCES = "waits until more independent sources report it"
    MUTED = "muted: this chat wished to hear no more of the story"
    PAUSED = "the chat paused this watch"
    OTHER_LANGUAGE = "in a language that the chat didn't ask for"
    MUTED_FOR_NOW = "waits: the chat muted everything, or this watch, for a time"
    QUIET_HOURS = "waits for the end of the chat's quiet hours"
    WAITS_FOR_DIGEST = "waits for the chat's next digest"
    CATCH_UP = "came late: waits a few minutes for what else comes late"


class ReminderReason(StrEnum):
    """Why a reminder goes out, or why it ends in silence."""

    PLANNED = "waits for its hour"
    IN_TIME = "told in time"
    CAUGHT_UP = "told late, together with others, after we were away"
    MOVED = "the date moved"
    CANCELLED = "the date was cancelled"
    POSTPONED = "postponed, and no new date is known"
    NOT_SAID = "no report says that date any more"
    OFF = "reminders are switched off in this chat"
    MUTED = "the chat muted the story"
    WAITS = "its story waits until more independent sources report it"
    UNWATCHED = "the chat doesn't watch it any more"
    MERGED = "told with another story of the same dates"
    TOO_LATE = "it could only have been told too late"
    UNDELIVERED = "the message could not be delivered"

"""What became of an update: logged and counted instead of its content."""

from enum import StrEnum


class CommandReason(StrEnum):
    """One word of log for each thing that can happen."""

    IGNORED = "nothing to act on"
    OTHER_BOT = "meant for another bot"
    STRANGER = "refused: a stranger"
    NO_ADMINISTRATOR = "refused: no administrator of the group"
    OWNED = "ownership claimed"
    CLAIM_VOID = "a link of ownership that is not valid"
    SHOWN = "a screen shown"
    EXPLAINED = "explained how"
    UNKNOWN = "an unknown command"
    WATCHED = "a rule made"
    WATCHED_ALREADY = "that rule was there"
    NOT_UNDERSTOOD = "a query not understood"
    LIMIT = "refused: a limit"
    SUBSCRIBED = "subscribed"
    UNSUBSCRIBED = "unsubscribed"
    REMOVED = "a rule removed"
    STOPPED = "stopped"
    MUTED = "a story muted"
    REJECTED = "a story rejected as not relevant"
    HEARD = "a story heard again"
    OLD_BUTTON = "a button of another version"
    GONE = "a button of a rule that is gone"
    PAUSED = "the chat can't be reached: paused"
    RESUMED = "the chat can be reached again"
    MOVED = "the group became a supergroup"

"""What an error of the Bot API means for a message: the one place that knows.

Trap: in python-telegram-bot `BadRequest` and `TimedOut` are `NetworkError`s, so "retry on NetworkError"
would repeat a bad message for ever and double one that timed out. The order of the arms is the law here.
"""

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    PassportDecryptionError,
    RetryAfter,
    TelegramError,
)

from bot.alerts.outcome import (
    ChatGone,
    ChatMoved,
    Flooded,
    NotWritten,
    Outcome,
    ParentGone,
    Refused,
    Sent,
    TopicGone,
    Unauthorized,
    Unknown,
)
from bot.telegram.redact import redact

REASON_CHARACTERS_MAX = 200

# httpx raises these before the first byte of a request is written.
_BEFORE_WRITING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)

_NOT_MODIFIED = "message is not modified"
_PARENT_GONE = (
    "message to be replied not found",
    "message to reply not found",
    "replied message not found",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)
_TOPIC_GONE = ("topic_closed", "topic_deleted", "message thread not found")
_CHAT_GONE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "group chat was deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "no write access to the chat",
    "have no rights to send",
    "not enough rights to send",
    "need administrator rights",
)


def classify(error: TelegramError | TimeoutError, *, edit_id: int | None = None, token: str = "") -> Outcome:
    """The outcome that `error` stands for.

    `edit_id` is the message that was to be edited, if any; `token` is hidden in reasons, which are stored.
    """
    reason = redact(str(error), token)[:REASON_CHARACTERS_MAX] or type(error).__name__
    match error:
        case RetryAfter():
            return Flooded(_seconds(error))
        case ChatMigrated():
            return ChatMoved(error.new_chat_id)
        case Forbidden():
            return ChatGone(reason)
        case InvalidToken() | EndPointNotFound():
            return Unauthorized(reason)
        case BadRequest():
            return _bad_request(reason, edit_id)
        case PassportDecryptionError():
            return Refused(reason)
        case NetworkError() if isinstance(error.__cause__, _BEFORE_WRITING):
            return NotWritten(f"{type(error.__cause__).__name__}: {reason}"[:REASON_CHARACTERS_MAX])
        case NetworkError() if "entity too large" in reason.lower():
            return Refused(reason)  # HTTP 413: the same bytes will always be too many
        case _:
            # Time-outs, 5xx, dropped connections, answers that are no JSON: it may have arrived.
            return Unknown(reason)


def _bad_request(reason: str, edit_id: int | None) -> Outcome:
    text = reason.lower()
    if _NOT_MODIFIED in text and edit_id is not None:
        return Sent(edit_id)
    if any(mark in text for mark in _TOPIC_GONE):
        return TopicGone(reason)
    if any(mark in text for mark in _PARENT_GONE):
        return ParentGone(reason)
    if any(mark in text for mark in _CHAT_GONE):
        return ChatGone(reason)
    return Refused(reason)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after  # int before PTB's switch to time spans, timedelta after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()

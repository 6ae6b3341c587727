"""What became of one attempt to send or edit a message: values, never exceptions.

The difference that matters: was the request written? What surely never reached the receiver is repeated
without end and can't double; what may have reached it is repeated with growing pauses, and may.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """The receiver has it; `remote_id` is its id there. An edit that changes nothing counts as sent."""

    remote_id: int


@dataclass(frozen=True, slots=True)
class NotWritten:
    """The request never left (connect, pool, name resolution): try again, without end."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer to a request that was written, or a 5xx: it may have arrived. Try again, ever more slowly."""

    reason: str


@dataclass(frozen=True, slots=True)
class Flooded:
    """429: this chat (and only this one) waits for `retry_after_s` seconds."""

    retry_after_s: float


@dataclass(frozen=True, slots=True)
class ParentGone:
    """The message to reply to, or to edit, is gone: send it without a parent, or afresh."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The message can't be sent as it is, ever; others to the same chat can."""

    reason: str


@dataclass(frozen=True, slots=True)
class ChatGone:
    """Blocked, kicked, deactivated, not found: the chat is paused, its rules stay."""

    reason: str


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The topic was closed or deleted; the rest of the chat can be written in."""

    reason: str


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The group became a supergroup: all our rows move to `new_id`, and the message goes there."""

    new_id: int


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """The token is wrong or revoked: nothing can be sent to anybody until the operator acts."""

    reason: str


Outcome = (
    Sent
    | NotWritten
    | Unknown
    | Flooded
    | ParentGone
    | Refused
    | ChatGone
    | TopicGone
    | ChatMoved
    | Unauthorized
)

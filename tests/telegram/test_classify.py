"""What each error of the Bot API means: a table, and a walk over every subclass of TelegramError."""

import httpx
import pytest
from telegram import error as errors

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
from bot.telegram.classify import REASON_CHARACTERS_MAX, classify

# One of each class, as python-telegram-bot raises it, and what it must come to.
EXAMPLES: dict[type[errors.TelegramError], tuple[errors.TelegramError, type[Outcome]]] = {
    errors.TelegramError: (errors.TelegramError("the answer is not one of the Bot API"), Unknown),
    errors.NetworkError: (errors.NetworkError("Bad Gateway"), Unknown),
    errors.TimedOut: (errors.TimedOut(), Unknown),
    errors.BadRequest: (errors.BadRequest("Button_data_invalid"), Refused),
    errors.Forbidden: (errors.Forbidden("Forbidden: bot was blocked by the user"), ChatGone),
    errors.InvalidToken: (errors.InvalidToken("Unauthorized"), Unauthorized),
    errors.EndPointNotFound: (errors.EndPointNotFound("Endpoint 'x' not found"), Unauthorized),
    errors.ChatMigrated: (errors.ChatMigrated(-1005), ChatMoved),
    errors.RetryAfter: (errors.RetryAfter(7), Flooded),
    errors.Conflict: (errors.Conflict("terminated by other getUpdates request"), Unknown),
    errors.PassportDecryptionError: (errors.PassportDecryptionError("x"), Refused),
}


def every_subclass(of: type[errors.TelegramError]) -> set[type[errors.TelegramError]]:
    return {of}.union(*(every_subclass(child) for child in of.__subclasses__()))


def test_every_class_of_error_that_the_library_has_is_in_the_table() -> None:
    assert set(EXAMPLES) == every_subclass(errors.TelegramError)


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_each_class_of_error_has_its_outcome(kind: type[errors.TelegramError]) -> None:
    error, outcome = EXAMPLES[kind]
    assert type(classify(error)) is outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Bad Request: chat not found", ChatGone),
        ("Bad Request: PEER_ID_INVALID", ChatGone),
        ("Bad Request: not enough rights to send text messages to the chat", ChatGone),
        ("Bad Request: have no rights to send a message", ChatGone),
        ("Bad Request: need administrator rights in the channel chat", ChatGone),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", ChatGone),
        ("Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", ChatGone),
        ("Bad Request: TOPIC_CLOSED", TopicGone),
        ("Topic_closed", TopicGone),  # as the library writes it
        ("Bad Request: TOPIC_DELETED", TopicGone),
        ("Bad Request: message thread not found", TopicGone),
        ("Bad Request: message to be replied not found", ParentGone),
        ("Bad Request: replied message not found", ParentGone),
        ("Bad Request: message to edit not found", ParentGone),
        ("Bad Request: message can't be edited", ParentGone),
        ("Bad Request: MESSAGE_ID_INVALID", ParentGone),
        ("Bad Request: can't parse entities: Unsupported start tag", Refused),
        ("Bad Request: message is too long", Refused),
        ("Bad Request: message text is empty", Refused),
        ("Bad Request: BUTTON_DATA_INVALID", Refused),
        ("Bad Request: something new", Refused),
    ],
)
def test_a_bad_request_is_told_apart_by_its_words(words: str, outcome: type[Outcome]) -> None:
    assert type(classify(errors.BadRequest(words))) is outcome


def test_an_edit_that_changes_nothing_is_a_success_and_a_send_that_says_so_is_not() -> None:
    error = errors.BadRequest("Bad Request: message is not modified: specified new message content …")
    assert classify(error, edit_id=5) == Sent(5)
    assert type(classify(error)) is Refused


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [
        (httpx.ConnectError("refused"), NotWritten),
        (httpx.ConnectTimeout("slow"), NotWritten),
        (httpx.PoolTimeout("busy"), NotWritten),
        (httpx.UnsupportedProtocol("no http"), NotWritten),
        (httpx.ReadTimeout("slow"), Unknown),
        (httpx.WriteTimeout("slow"), Unknown),
        (httpx.ReadError("gone"), Unknown),
        (httpx.WriteError("gone"), Unknown),
        (httpx.RemoteProtocolError("gone"), Unknown),
        (httpx.ProxyError("gone"), Unknown),
        (RuntimeError("something"), Unknown),
    ],
)
@pytest.mark.parametrize("wrapping", [errors.NetworkError, errors.TimedOut])
def test_only_what_surely_was_not_written_may_be_repeated_without_end(
    cause: Exception, outcome: type[Outcome], wrapping: type[errors.NetworkError]
) -> None:
    error = wrapping("wrapped")
    error.__cause__ = cause
    assert type(classify(error)) is outcome


def test_the_deadline_of_the_whole_exchange_leaves_it_unknown() -> None:
    assert classify(TimeoutError()) == Unknown("TimeoutError")


def test_a_body_that_is_too_large_for_the_server_is_refused() -> None:
    assert type(classify(errors.NetworkError("Request Entity Too Large (413)"))) is Refused


def test_the_wait_of_a_flood_is_in_seconds() -> None:
    assert classify(errors.RetryAfter(7)) == Flooded(7.0)


def test_a_reason_is_short_and_without_the_token() -> None:
    error = errors.NetworkError("https://api/bot123:SECRET/sendMessage " + "x" * 500)
    outcome = classify(error, token="123:SECRET")
    assert isinstance(outcome, Unknown)
    assert "SECRET" not in outcome.reason
    assert len(outcome.reason) <= REASON_CHARACTERS_MAX

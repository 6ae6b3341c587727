"""What went wrong, in words for a person: exceptions of the network and statuses become `FetchFailed`.

Law: pure; every exception that aiohttp, TLS or a socket can raise for a reason outside of us has its kind.
"""

import errno
import socket
import ssl

import aiohttp

from bot.feeds.answer import FailureKind
from bot.fetch.answer import FetchFailed
from bot.fetch.guard import AddressRefusedError

_WORDS = {
    400: "says that the request is wrong",
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses us",
    404: "has no such page",
    408: "found us too slow",
    429: "asks us to come less often",
    451: "may not show it for legal reasons",
    500: "has an internal error",
    502: "has trouble behind the scenes",
    503: "is overloaded or under repair",
    504: "has trouble behind the scenes",
}


def failed_status(status: int, retry_after_s: int | None) -> FetchFailed:
    """An answer that is neither a document nor "not modified"."""
    if status == 410:
        reason = "the publisher says that this feed is gone for good (410)"
        return FetchFailed(reason, FailureKind.GONE, status)
    kind = FailureKind.RATE if status == 429 or (status == 503 and retry_after_s) else FailureKind.STATUS
    reason = f"the publisher {_WORDS.get(status, 'answers')} ({status})"
    return FetchFailed(reason, kind, status, retry_after_s)


def failed_error(error: Exception, host: str) -> FetchFailed:
    """An exchange that broke off."""
    refused = _refused(error)
    if refused:
        return FetchFailed(f"we don't connect to {host}: {refused}", FailureKind.ADDRESS)
    if _number(error) in {errno.EMFILE, errno.ENFILE}:
        reason = f"no connection to {host}: too many files are open here; allow more of them (ulimit -n)"
        return FetchFailed(reason, FailureKind.BUG)
    match error:
        case aiohttp.ClientConnectorCertificateError():
            why = getattr(error.certificate_error, "verify_message", "") or "not valid"
            return FetchFailed(f"the certificate of {host} is not trusted: {why}", FailureKind.TLS)
        case aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return FetchFailed(f"no secure connection to {host} is possible", FailureKind.TLS)
        case aiohttp.ClientConnectorDNSError() | socket.gaierror():
            return FetchFailed(f"the name {host} is not known", FailureKind.DNS)
        case aiohttp.ClientConnectorError() | ConnectionRefusedError():
            return FetchFailed(f"{host} can't be reached: {_short(error)}", FailureKind.CONNECT)
        case aiohttp.InvalidURL():
            return FetchFailed(f"the address can't be used: {_short(error)}", FailureKind.ADDRESS)
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError() | OSError():
            return FetchFailed(f"{host} broke off the connection", FailureKind.CONNECT)
        case aiohttp.ContentTypeError() | aiohttp.ClientPayloadError():
            return FetchFailed(f"the document from {host} came incomplete or damaged", FailureKind.CUT)
        case _:
            return FetchFailed(f"{host} doesn't speak proper HTTP: {_short(error)}", FailureKind.PROTOCOL)


def _refused(error: BaseException | None) -> str:
    """What our own guard said, however deep aiohttp wrapped it, or ""."""
    while error is not None:
        if isinstance(error, AddressRefusedError):
            return str(error)
        inner = getattr(error, "os_error", None) or error.__cause__ or error.__context__
        error = inner if isinstance(inner, BaseException) and inner is not error else None
    return ""


def _number(error: Exception) -> int | None:
    """The system's number of what happened, where there is one."""
    number = getattr(getattr(error, "os_error", error), "errno", None)
    return number if isinstance(number, int) else None


def _said(error: Exception) -> str:
    match error:
        case aiohttp.ClientResponseError():
            return error.message
        case aiohttp.InvalidURL():
            return error.description or ""
        case _:
            return str(error)


def _short(error: Exception) -> str:
    """The system's own words, on one line; not the address, which may hold a secret."""
    os_error = getattr(error, "os_error", None)
    words = getattr(os_error, "strerror", None) or _said(error) or type(error).__name__
    return " ".join(str(words).split())[:160]

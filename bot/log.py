"""The log: one line a unit of work on stderr, `event key=value …`, or one JSON object a line.

Law: no secret is ever written. Telegram's token stands in request addresses, feed addresses may hold
passwords and keys; `redact` removes both from every line, whoever wrote it, tracebacks included. Libraries
that log each request are quiet below a warning.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import IO, NamedTuple

LEVELS = ("debug", "info", "warning", "error")
QUIET = ("aiohttp.access", "apscheduler", "asyncio", "hpack", "httpcore", "httpx", "telegram")
REDACTED = "***"
NEEDS_QUOTES = re.compile(r'[\s="]')
# A bot's token as it stands in an address of the Bot API, or alone.
TOKEN = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
USER_INFO = re.compile(r"(?<=://)[^/\s@]+@")
SECRET_PARAMETER = re.compile(
    r"(?i)(?<=[?&])([\w.-]*(?:token|key|secret|password|auth|sig)[\w.-]*=)[^&\s\"']+"
)


class LogStyle(NamedTuple):
    """How much is logged, and in which form."""

    level: str = "info"
    as_json: bool = False

    def __str__(self) -> str:
        return f"{self.level},json" if self.as_json else self.level


def parse_log_style(text: object) -> object:
    """`info` or `info,json` as a LogStyle; raises ValueError for anything else."""
    if not isinstance(text, str):
        return text
    level, _, form = (part.strip() for part in text.lower().partition(","))
    if level not in LEVELS or form not in {"", "json"}:
        raise ValueError(f"this is none of {', '.join(LEVELS)}, alone or followed by ,json")
    return LogStyle(level, form == "json")


def line(event: str, **values: object) -> str:
    """One line for one unit of work: `polled feed=bbc items=3`; with blanks quoted, None left out."""
    return " ".join(
        [event, *(f"{key}={_quoted(value)}" for key, value in values.items() if value is not None)]
    )


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` without `secrets`, bot tokens, passwords in addresses, and parameters named like a key."""
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    text = TOKEN.sub(REDACTED, text)
    text = USER_INFO.sub(f"{REDACTED}@", text)
    return SECRET_PARAMETER.sub(rf"\g<1>{REDACTED}", text)


def configure(style: LogStyle, secrets: Iterable[str] = (), stream: IO[str] | None = None) -> None:
    """Send all logs to `stream` (default stderr) in `style`; call it again to change it."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter(style, tuple(secret for secret in secrets if secret)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(style.level.upper())
    logging.captureWarnings(capture=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


class _Formatter(logging.Formatter):
    """Time, level, text; a traceback follows indented, so that a unit of work still starts at the margin."""

    def __init__(self, style: LogStyle, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._as_json = style.as_json
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        at = (
            datetime.fromtimestamp(record.created, UTC)
            .isoformat(timespec="milliseconds")
            .replace("+00:00", "Z")
        )
        level = record.levelname.lower()
        text = redact(record.getMessage(), self._secrets)
        trace = redact(self.formatException(record.exc_info), self._secrets) if record.exc_info else ""
        if self._as_json:
            values = {"at": at, "level": level, "logger": record.name, "message": text, "trace": trace}
            return json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)
        # What others wrote into a message must not look like a line of ours.
        shown = text.replace("\n", "\n    ")
        return "\n    ".join([f"{at} {level} {shown}", *trace.splitlines()])


def _quoted(value: object) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if not text or NEEDS_QUOTES.search(text) else text

"""The bot's token is in the path of every request: this keeps it out of logs, reasons and exceptions."""

import logging

HIDDEN = "<token>"
# Those that may name a URL, or a server's answer, in what they log.
TALKATIVE = ("httpx", "httpcore", "telegram")


def redact(text: str, token: str) -> str:
    """`text` without `token`, whole or only its secret half (after the colon)."""
    secret = token.partition(":")[2]
    for part in (token, secret):
        if part:
            text = text.replace(part, HIDDEN)
    return text


class Redaction(logging.Filter):
    """Rewrites every record that would show the token, its traceback included."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self._guarded: list[logging.Filterer] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a record; may rewrite it."""
        message = record.getMessage()
        clean = redact(message, self._token)
        if clean != message:
            record.msg, record.args = clean, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text, self._token)
        return True

    def guard(self, place: logging.Filterer) -> None:
        """Look at what passes this logger or handler."""
        place.addFilter(self)
        self._guarded.append(place)

    def remove(self) -> None:
        """Leave all places again."""
        for place in self._guarded:
            place.removeFilter(self)
        self._guarded.clear()


def protect_logs(token: str) -> Redaction:
    """Quieten the HTTP libraries, and look at what they and the root's handlers log.

    `bot.log` redacts what it formats; this holds for every other handler as well. A logger's filter sees
    only what is logged by that very logger, hence both places.
    """
    redaction = Redaction(token)
    names = [name for name in logging.Logger.manager.loggerDict if name.partition(".")[0] in TALKATIVE]
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in {*names, *TALKATIVE}:
        redaction.guard(logging.getLogger(name))
    for handler in logging.getLogger().handlers:
        redaction.guard(handler)
    return redaction

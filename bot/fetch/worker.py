"""A parsing worker: `python -m bot.fetch.worker`, started by `ParsePool` and by nobody else.

Law: it holds no state, opens nothing, and imports only what parsing needs (its start is part of ours). It
ends when its input ends, so it never outlives its parent; an alarm ends it when a document takes far longer
than its deadline, even when the parent is gone or a C library holds the interpreter.
"""

import gc
import math
import signal
from typing import BinaryIO, Final

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from bot.fetch.serving import be_quiet, begin
from bot.fetch.wire import HEAD, NO_MEMORY, READY, Task, read_task, result_frame

ADDRESS_SPACE_BYTES_MAX: Final = 280 * 1024 * 1024
"""A worker has 55 MB, and 170 with the largest harmless document; what wants more gets a MemoryError."""
GRACE_S: Final = 2
"""The parent kills at the deadline; the alarm is for when there is no parent."""
_WARM_UP: Final = b"<rss version='2.0'><channel><title>a</title><item><title>b</title></item></channel></rss>"


def main() -> None:
    """Serve until the input ends."""
    requests, answers = begin(ADDRESS_SPACE_BYTES_MAX)
    be_quiet()
    parse(_WARM_UP, url="https://localhost/")
    gc.freeze()
    answers.write(READY)
    answers.flush()
    while (task := _next(requests)) is not None:
        signal.alarm(math.ceil(task.deadline_s) + GRACE_S)
        answers.write(result_frame(_parsed(task)))
        answers.flush()
        signal.alarm(0)


def _parsed(task: Task) -> ParsedFeed | NotAFeed:
    """The task done; a document that needs more memory than there is, is refused like any other."""
    try:
        return parse(
            task.body,
            url=task.url,
            content_type=task.content_type,
            lang=task.lang,
            source=task.source,
            before=task.before,
        )
    except MemoryError:
        return NotAFeed(NO_MEMORY)


def _next(requests: BinaryIO) -> Task | None:
    """The next task, or None at the end of the input."""
    head = requests.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    text_bytes, body_bytes = HEAD.unpack(head)
    return read_task(requests.read(text_bytes), requests.read(body_bytes))


if __name__ == "__main__":
    main()

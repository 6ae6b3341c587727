"""A parsing worker: `python -m bot.fetch.worker`, started by `ParsePool` and by nobody else.

Law: it holds no state, opens nothing, and imports only what parsing needs (its start is part of ours). It
ends when its input ends, so it never outlives its parent; an alarm ends it when a document takes far longer
than its deadline, even when the parent is gone or a C library holds the interpreter.
"""

import contextlib
import gc
import math
import resource
import signal
import sys
from types import TracebackType
from typing import BinaryIO, Final

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from bot.fetch.wire import HEAD, NO_MEMORY, READY, Task, read_task, result_frame

ADDRESS_SPACE_BYTES_MAX: Final = 280 * 1024 * 1024
"""A worker has 55 MB, and 170 with the largest harmless document; what wants more gets a MemoryError."""
GRACE_S: Final = 2
"""The parent kills at the deadline; the alarm is for when there is no parent."""
_WARM_UP: Final = b"<rss version='2.0'><channel><title>a</title><item><title>b</title></item></channel></rss>"


def main() -> None:
    """Serve until the input ends."""
    # Ctrl-C reaches the whole foreground group: the parent decides when we end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory()
    _be_quiet()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not run into the answers.
    sys.stdout = sys.stderr
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


def _limit_memory() -> None:
    """Cap our own address space, never above what the operator set."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = ADDRESS_SPACE_BYTES_MAX if hard == resource.RLIM_INFINITY else min(ADDRESS_SPACE_BYTES_MAX, hard)
    # macOS has the limit but not the means to set it; the deadline still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _be_quiet() -> None:
    """Where memory is short, lxml prints a traceback for each flaw of a document: 200,000 lines from one."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, MemoryError):
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = told
    sys.unraisablehook = lambda _: None


if __name__ == "__main__":
    main()

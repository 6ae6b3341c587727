"""What all workers do first: leave the signals to their parent, cap their memory, keep their answers apart.

Law: imports nothing of ours, so that each worker imports only what it needs.
"""

import contextlib
import resource
import signal
import sys
from types import TracebackType
from typing import BinaryIO


def begin(address_space_bytes_max: int) -> tuple[BinaryIO, BinaryIO]:
    """Where tasks come in, and where answers go out."""
    # Ctrl-C reaches the whole foreground group: the parent decides when we end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory(address_space_bytes_max)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not run into the answers.
    sys.stdout = sys.stderr
    return requests, answers


def _limit_memory(bytes_max: int) -> None:
    """Cap our own address space, never above what the operator set."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = bytes_max if hard == resource.RLIM_INFINITY else min(bytes_max, hard)
    # macOS has the limit but not the means to set it; the deadline still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def be_quiet() -> None:
    """Where memory is short, lxml prints a traceback for each flaw of a document: 200,000 lines from one."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, MemoryError):
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = told
    sys.unraisablehook = lambda _: None

"""How many files and connections this process may have open at once.

Law: an effect, and a wish: never less than it was, never above what the operator set. macOS begins with 256,
and we keep up to 600 connections to publishers (`bot/fetch/connections.py`), besides those to our web pages.
"""

import contextlib
import resource
from typing import Final

WANTED: Final = 4_096


def allow_enough() -> None:
    """From now on `WANTED` files, or as many as are permitted."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return
    # macOS refuses what is above a limit of its kernel, and doesn't say it before.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))

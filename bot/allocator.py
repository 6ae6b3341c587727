"""The C library's allocator, told to hand large blocks back to the system when they are freed.

Law: an effect, and a hint: where the library knows no such hint, nothing happens. Left alone, glibc takes the
first freed document of megabytes for a sign that there will be more, keeps such blocks from then on, and lays
small objects between them that hold all of it: 10 MB and more that nobody uses.
"""

import ctypes
from contextlib import suppress
from typing import Final

LARGE_BYTES: Final = 512 * 1024
_M_MMAP_THRESHOLD: Final = -3  # of malloc.h


def return_large_blocks() -> None:
    """From now on each block of `LARGE_BYTES` and more is the system's again as soon as it is freed."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)

"""Blocks of megabytes that are freed are the system's again, also where small objects came between them."""

import platform
import subprocess
import sys

import pytest

PROGRAM = """
import resource
import sys
from bot.allocator import return_large_blocks

if sys.argv[1] == "told":
    return_large_blocks()
first = bytes(16 * 2**20)
del first
blocks, small = [], []
for number in range(20):
    blocks.append(b"x" * 2**20)
    small += [str(number) * 300 for _ in range(100)]
del blocks
pages = int(open("/proc/self/statm").read().split()[1])
print(pages * resource.getpagesize() // 2**20)
"""


def held_mb(told: str) -> int:
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, told], stdout=subprocess.PIPE, check=True, text=True
    )
    return int(said.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc only")
def test_what_was_large_and_is_freed_takes_no_memory_any_more() -> None:
    assert held_mb("told") < held_mb("not told") - 10

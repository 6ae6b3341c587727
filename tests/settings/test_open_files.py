"""As many files as we need may be open, where the operator permits it."""

import subprocess
import sys

import pytest

from bot.open_files import WANTED

PROGRAM = """
import resource, sys
from bot.open_files import allow_enough

resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))
allow_enough()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(
    ("soft", "hard", "then"),
    [(256, WANTED + 1, WANTED), (256, 1_024, 1_024), (WANTED + 1, WANTED + 1, WANTED + 1)],
    ids=["few", "as many as the operator permits", "more than we need"],
)
def test_the_limit_rises_to_what_we_need_and_no_higher(soft: int, hard: int, then: int) -> None:
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(soft), str(hard)], stdout=subprocess.PIPE, check=True, text=True
    )
    assert said.stdout.split() == [str(then), str(hard)]

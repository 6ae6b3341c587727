"""At which moments a run of the crash tests stops the process."""

import random


def every_other(moments: int) -> range:
    """Half of all moments, the even or the odd ones as the run's seed has it."""
    return range(random.randrange(2), moments, 2)

"""One act told in other words: *Germany approves Taurus for Ukraine*, *Berlin gives the nod to missiles for Kyiv*.

Law: symmetric and pure. How a title stands to its matter, who acts, and what it is about say more than its other
words. Only where one rule matched both: a rule narrows the matter down. What two such reports then say
differently is a change within one story, and rings as one.
"""

from bot.stories.acting import is_other
from bot.stories.against import shared_things
from bot.stories.shared import Shared, numbers_differ
from bot.stories.traits import Traits


def may_be_one_act(one: Traits, other: Traits) -> bool:
    """Whether both take the same stance, at a glance."""
    ours, theirs = one.telling.stances, other.telling.stances
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def is_one_act(one: Traits, other: Traits, shared: Shared) -> bool:
    """Whether the same people take the same stance to the same thing; `shared` is what both name."""
    return (
        may_be_one_act(one, other)
        and not is_other(one.telling.acting, other.telling.acting)
        and bool(shared_things(one, other) & shared.concepts)
        and not numbers_differ(one, other)
    )

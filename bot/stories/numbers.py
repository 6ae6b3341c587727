"""The numbers of stories: that of a private story says whose it is. Pure.

Law: a report of a private feed never belongs to a story that others see, and nothing that it states is known
there. Its stories have numbers of their own, which hold the number of the feed, so that whoever reads a story
knows whom it may be shown to; and the numbers of the stories of all are the same, whatever private feeds say.
"""

from typing import Final

FEED_BITS: Final = 32
FIRST_PRIVATE: Final = 1 << FEED_BITS
"""Stories below this number are everybody's."""


def first_of(feed_id: int) -> int:
    """The number of the first story of a private feed."""
    return (feed_id << FEED_BITS) + 1


def feed_of(story: int) -> int:
    """The private feed that a story is of; 0 for a story of all."""
    return story >> FEED_BITS

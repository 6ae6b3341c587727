"""Which stored reports a chat may be shown: those of the common feeds, and those of its own private ones.

Law: whoever shows, counts or matches stored reports for a chat asks here. A report belongs to a story, and
the number of a private story says which feed it is of (`bot.stories.numbers`). What is of no chat (the
operator's calendar, counts for all) is asked with NULL for the chat: private feeds are in none of it.
"""

from typing import Final

from bot.stories.numbers import FEED_BITS, FIRST_PRIVATE

_IS_OF = (
    "EXISTS (SELECT 1 FROM chat_feed cf WHERE cf.feed_id = ({story}) >> {bits} AND cf.chat_id = {chat}{more})"
)


def seen_by(story: str, chat: str = "NULL") -> str:
    """An SQL condition: whether a chat may see that story. Both are SQL expressions (columns, parameters)."""
    is_of = _IS_OF.format(story=story, bits=FEED_BITS, chat=chat, more="")
    return f"({story} < {FIRST_PRIVATE} OR {is_of})"


def rings_for(story: str, chat: str) -> str:
    """The same for a story that is to be told now: a feed that the chat paused tells nothing."""
    is_of = _IS_OF.format(story=story, bits=FEED_BITS, chat=chat, more=" AND cf.paused = 0")
    return f"({story} < {FIRST_PRIVATE} OR {is_of})"


OF_ALL: Final = f"story_id < {FIRST_PRIVATE}"
"""The items that are everybody's, for a query over `item` alone."""

FEED_OF_ITEM: Final = f"JOIN feed f ON f.id = i.feed_id AND {seen_by('i.story_id', ':chat')}"
"""Joins an item `i` that the chat `:chat` may see with its feed `f`."""

FEED_FOR_CHAT: Final = (
    "((f.common = 1 AND f.active = 1) OR EXISTS"
    " (SELECT 1 FROM chat_feed cf WHERE cf.feed_id = f.id AND cf.chat_id = :chat))"
)
"""A feed `f` that the chat `:chat` may be told of, whether or not it has brought anything."""

"""Which stored reports a chat may be shown, as the join of an item `i` with its feed `f`.

Law: whoever shows stored reports to a chat joins them by this, with the chat as `:chat`. So there is one
place for whatever makes a feed somebody's own.
"""

from typing import Final

FEED_FOR_CHAT: Final = "f.active = 1"
"""A feed `f` that the chat `:chat` may be told of, whether or not it has brought anything."""

FEED_OF_ITEM: Final = "JOIN feed f ON f.id = i.feed_id"

"""The limits of a feed document, each named with its unit. One place, so that an operator can read them."""

BODY_BYTES_MAX = 8 * 1024 * 1024
"""A document longer than this is refused (after unpacking). The largest real feed seen has 2.2 MB."""

ITEMS_MAX = 1_000
"""Items read from one document, the first ones. Real feeds hold 10 to 300."""

TAGS_MAX = 250_000
"""Tags in what is read of a document. Parsers take seconds beyond; the largest real feed has a tenth."""

TITLE_CODE_POINTS_MAX = 500
SUMMARY_CODE_POINTS_MAX = 4_000
"""Longer texts are cut at a word. A summary is matched, so it may be longer than what is shown."""

RAW_TEXT_CODE_POINTS_MAX = 64_000
"""Markup of one field that is read at all, before it becomes plain text."""

LINK_CODE_POINTS_MAX = 2_000
GUID_CODE_POINTS_MAX = 1_000

AUTHOR_CODE_POINTS_MAX = 1_000
"""Author fields longer than this are taken out unread: feedparser's search in them is quadratic."""

ENTITY_CODE_POINTS_MAX = 32
"""Longer entity declarations are taken out, so that a document can't blow itself up."""

PAGE_BYTES_MAX = 4 * 1024 * 1024
"""An article's page longer than this is refused (after unpacking). Most have 0.1 to 1 MB."""

ARTICLE_CODE_POINTS_MAX = 10_000
"""As much of an article is matched, from its beginning: some 1,500 words. More could stall the loop."""

TTL_S_MAX = 7 * 24 * 60 * 60
"""What a document may wish for as the pause between polls; the clamp of `timing.py` comes on top."""

HUBS_MAX = 5
"""Hubs read from one document; we ask one."""

"""Elements that we make nothing of, taken out before a document is parsed.

They are half of what a usual item has (categories, authors, pictures, the whole text behind a summary) and
most of what stands before the first one, and feedparser takes long for each. What a document wishes is read
elsewhere (`wishes.py`).

Law: pure, and linear where sections and comments are closed, as in what `cut.py` could cut. Only an element
that holds nothing but text is taken out, and never one in a section or a comment: there it is no element. A
whole text goes only where the summary stands before it and says something: else it is what is read.
Whether the items come out the same is proven for each feed before this is used (`delta.proven`).
"""

import re
from typing import Final

from bot.feeds.cut import NO_ELEMENT, SECTION

_NAMES: Final = (
    r"category|comments|copyright|dc:creator|dc:subject|docs|enclosure|generator|icon|lastBuildDate|logo"
    r"|managingEditor|media:(?:category|content|copyright|credit|keywords|rating|thumbnail)|rights"
    r"|slash:comments|sy:update(?:Base|Frequency|Period)|ttl|webMaster|wfw:commentRss"
)
_SUMMARY: Final = (
    rf"<description>\s*+(?:(?=<!\[CDATA\[\s*+[\w<])<{SECTION}|(?:\w|&lt;)[^<]*+)\s*+</description>\s*+"
)
# Groups are atomic where a failure further on would else have all that follows tried again.
_TEXT: Final = rf"(?>[^<]*(?:<{SECTION}[^<]*)?)"
_UNREAD: Final = re.compile(
    rf"(<(?:{NO_ELEMENT}))"
    rf"|({_SUMMARY})<content:encoded>{_TEXT}</content:encoded>"
    rf"|<({_NAMES})(?=[\s/>])(?>[^<>]*?(/)?>)(?(4)|{_TEXT}</\3>)"
)


def without_unread(text: str) -> str:
    """The document without such elements."""
    return _UNREAD.sub(lambda found: found[1] or found[2] or "", text)

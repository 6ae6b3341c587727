"""Elements of items that we make nothing of, taken out before a document is parsed.

They are half of what a usual item has (categories, authors, pictures), and feedparser takes long for each.

Law: pure, and linear in a document that `cut.py` could cut (all its sections are closed). Only an element
that holds nothing but text is taken out, and never one that stands in a section: there it is text itself.
Whether the items come out the same is proven for each feed before this is used (`delta.proven`).
"""

import re
from typing import Final

_NAMES: Final = (
    r"category|comments|dc:creator|dc:subject|slash:comments|wfw:commentRss"
    r"|media:(?:category|content|copyright|credit|keywords|rating|thumbnail)"
)
_SECTION: Final = r"(?><!\[CDATA\[.*?\]\]>)"
# Groups are atomic where a failure further on would else have all that follows tried again.
_UNREAD: Final = re.compile(
    rf"({_SECTION})|<({_NAMES})(?=[\s/>])(?>[^<>]*?(/)?>)(?(3)|(?>[^<]*(?:{_SECTION}[^<]*)?)</\2>)",
    re.DOTALL,
)


def without_unread(text: str) -> str:
    """The document without such elements."""
    return _UNREAD.sub(lambda found: found.group(1) or "", text)

"""What a document says of its items, before it is made plain: the common tongue of the three readers.

Law: values only. XML by feedparser, XML by rescue and JSON Feed all say `RawFeed`; one place (`fields.py`)
makes Items of it, so that the same report is the same Item whichever reader read it.
"""

from dataclasses import dataclass

from bot.feeds.timing import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item's fields as they stand in the document; markup, odd links and all. "" where there is none.

    `times` in the order of trust; `lang` and `source` are the item's own, not its feed's.
    """

    title: str = ""
    summary: str = ""
    guid: str = ""
    link: str = ""
    times: tuple[str, ...] = ()
    lang: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A document's own fields, and its items in order.

    `loose`: it is no proper XML, so that what is read of one item may depend on the others. `pieces` and
    `places` as in `ParsedFeed`.
    `hubs` and `self_url` as WebSub means them: who pushes the document, and what it is called there.
    """

    title: str = ""
    lang: str = ""
    items: tuple[RawItem, ...] = ()
    loose: bool = False
    pieces: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    hubs: tuple[str, ...] = ()
    self_url: str = ""
    wishes: Wishes = NO_WISHES

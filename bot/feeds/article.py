"""What reading an article gave: its text, or why there is none. Values only.

Law: an expected failure of the world is a value; its `reason` is fit to be shown to a person, behind "the
article could not be read: ".
"""

from dataclasses import dataclass
from typing import Final

from bot.tongues import marked

ROBOTS_FORBID: Final = marked("the publisher's robots.txt forbids it")
PAYWALL: Final = marked("it is behind a paywall")
NO_TEXT: Final = marked("its page holds no text (scripts, a paywall, or a wall of cookies)")
PASSWORD: Final = marked("the publisher asks for a password (401)")
PAYMENT: Final = marked("the publisher asks for payment (402)")
REFUSED: Final = marked("the publisher refuses us (403)")
MISSING: Final = marked("the page is gone (404)")
GONE: Final = marked("the page is gone (410)")


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of an article without menus and the like, its paragraphs parted by an empty line.

    `pause_s` is how long the publisher's robots.txt wants us to wait before the next page.
    """

    text: str
    pause_s: int = 0


@dataclass(frozen=True, slots=True)
class NoArticle:
    """No text. `passing`: it is worth another try; `wait_s` is how long the publisher asks us to wait."""

    reason: str
    passing: bool = False
    wait_s: int = 0
    pause_s: int = 0


ArticleAnswer = ArticleText | NoArticle

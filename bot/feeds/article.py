"""What reading an article gave: its text, or why there is none. Values only.

Law: an expected failure of the world is a value; its `reason` is fit to be shown to a person, behind "the
article could not be read: ".
"""

from dataclasses import dataclass


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

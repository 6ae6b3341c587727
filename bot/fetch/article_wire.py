"""What goes between `ArticlePool` and its worker: frames of JSON and bytes, as in `wire.py`.

Law: pure, and both ends use it. Whatever comes back is checked: the worker reads hostile pages.
"""

import json
from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.feeds.article import ArticleText, NoArticle
from bot.feeds.limits import ARTICLE_CODE_POINTS_MAX
from bot.fetch.wire import HEAD

CRAWL_DELAY_S_NEVER: Final = 10**6
"""Stands for any longer pause that a robots.txt asks for."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read, or a robots.txt to hold an address against (`url`). The deadline is in seconds."""

    do: Literal["text", "robots"]
    body: bytes
    url: str
    content_type: str
    deadline_s: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What a robots.txt says of an address: whether we may read it, and how long to wait between pages."""

    allowed: bool
    delay_s: int = 0


def page_head(page: Page) -> bytes:
    """What goes before the body of a task."""
    head = json.dumps([page.do, page.url, page.content_type, page.deadline_s]).encode()
    return HEAD.pack(len(head), len(page.body)) + head


def read_page(head: bytes, body: bytes) -> Page:
    """The task of a frame's two parts."""
    do, url, content_type, deadline_s = json.loads(head)
    return Page(do, body, url, content_type, deadline_s)


def answer_frame(answer: ArticleText | NoArticle | Judged) -> bytes:
    """An answer as bytes."""
    match answer:
        case ArticleText():
            value: dict[str, Any] = {"text": answer.text}
        case NoArticle():
            value = {"not": answer.reason}
        case Judged():
            value = {"allowed": answer.allowed, "delay": answer.delay_s}
    content = json.dumps(value).encode()
    return HEAD.pack(len(content), 0) + content


def read_text(content: bytes) -> ArticleText | NoArticle:
    """The text of an answer. ValueError, KeyError or TypeError: the worker talks nonsense."""
    value: dict[str, Any] = json.loads(content)
    if "not" in value:
        return NoArticle(_text(value["not"], 500))
    return ArticleText(_text(value["text"], ARTICLE_CODE_POINTS_MAX))


def read_judged(content: bytes) -> Judged:
    """What an answer says of an address; as above."""
    value: dict[str, Any] = json.loads(content)
    allowed, delay_s = value["allowed"], value["delay"]
    if not isinstance(allowed, bool) or not isinstance(delay_s, int):
        raise TypeError("no judgement")
    return Judged(allowed, max(0, delay_s))


def _text(value: object, code_points_max: int) -> str:
    if not isinstance(value, str) or len(value) > code_points_max:
        raise TypeError("no text, or too much of it")
    return value

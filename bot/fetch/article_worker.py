"""The worker that reads pages: `python -m bot.fetch.article_worker`, started by `ArticlePool` alone.

Law: as the parsing worker it holds no state, opens nothing and ends when its input ends or far beyond a
deadline. It is the only place that imports trafilatura and protego: both go through what publishers wrote
with regular expressions and trees, which may take long or much memory, and cost nobody else a start.
"""

import gc
import math
import re
import signal
from typing import BinaryIO, Final

import trafilatura
from protego import Protego

from bot.feeds.article import NO_TEXT, PAYWALL, ArticleText, NoArticle
from bot.feeds.encoding import decoded
from bot.feeds.limits import ARTICLE_CODE_POINTS_MAX
from bot.feeds.plain import clean
from bot.fetch.article_wire import CRAWL_DELAY_S_NEVER, Judged, Page, answer_frame, read_page
from bot.fetch.serving import be_quiet, begin
from bot.fetch.wire import HEAD, READY

ADDRESS_SPACE_BYTES_MAX: Final = 192 * 1024 * 1024
"""It has 52 MB, and 70 with a page of half a megabyte of text; 100,000 empty elements would take 430."""
GRACE_S: Final = 2
PRODUCT: Final = "Watchword"
"""Our name in robots.txt (RFC 9309, 2.2.1), and in our User-Agent."""
LETTERS_MIN: Final = 80
"""Fewer are no article: a caption, or what stands where the text is loaded by scripts."""
LETTERS_OF_A_BEGINNING_MAX: Final = 500
"""So many of a paid article may be read by all: less says that it is behind a wall."""

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_HEAD_BYTES: Final = 4_096
_LANGUAGE: Final = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)
_PAID: Final = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)


def main() -> None:
    """Serve until the input ends."""
    requests, answers = begin(ADDRESS_SPACE_BYTES_MAX)
    be_quiet()
    answers.write(READY)
    answers.flush()
    gc.freeze()
    while (page := _next(requests)) is not None:
        signal.alarm(math.ceil(page.deadline_s) + GRACE_S)
        answers.write(answer_frame(answered(page)))
        answers.flush()
        signal.alarm(0)


def _next(requests: BinaryIO) -> Page | None:
    """The next task, or None at the end of the input."""
    head = requests.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    said_bytes, body_bytes = HEAD.unpack(head)
    return read_page(requests.read(said_bytes), requests.read(body_bytes))


def answered(page: Page) -> ArticleText | NoArticle | Judged:
    """The task done. What a library can't bear is a property of the page, and no fault of ours."""
    if page.do == "robots":
        return judged(page.body, page.url)
    try:
        return text_of(page.body, page.content_type)
    except Exception:  # noqa: BLE001 - whatever the library raises, MemoryError and RecursionError among it
        return NoArticle("the page can't be read")


def judged(body: bytes, url: str) -> Judged:
    """What a robots.txt says of an address, for us."""
    rules = Protego.parse(body.decode("utf-8-sig", "replace"))
    delay = rules.crawl_delay(PRODUCT) or 0
    known = math.ceil(delay) if 0 <= delay < CRAWL_DELAY_S_NEVER else CRAWL_DELAY_S_NEVER
    return Judged(allowed=rules.can_fetch(url, PRODUCT), delay_s=known)


def text_of(body: bytes, content_type: str = "") -> ArticleText | NoArticle:
    """The text of an article's page, or why there is none."""
    html = _decoded(body, content_type)
    if html is None:
        return NoArticle("the page is in no known encoding")
    found = trafilatura.extract(
        html, include_comments=False, include_tables=True, include_images=False, include_links=False
    )
    paragraphs = [line for line in (clean(line) for line in (found or "").splitlines()) if line]
    text = _shortened("\n\n".join(paragraphs))
    letters = sum(map(str.isalnum, text))
    if letters < LETTERS_OF_A_BEGINNING_MAX and _PAID.search(html):
        return NoArticle(PAYWALL)
    if letters < LETTERS_MIN:
        return NoArticle(NO_TEXT)
    return ArticleText(text)


def _decoded(body: bytes, content_type: str) -> str | None:
    """The page as text: what its header says goes before what it says itself (HTML, 13.2.3.2)."""
    if "charset" not in content_type.lower() and (meta := _CHARSET.search(body[:_HEAD_BYTES])) is not None:
        content_type = f"text/html; charset={meta[1].decode()}"
    lang = _LANGUAGE.search(body[:_HEAD_BYTES].decode("ascii", "ignore"))
    return decoded(body, content_type, lang[1].lower() if lang else "").text


def _shortened(text: str) -> str:
    """As much as is matched, cut between two words."""
    if len(text) <= ARTICLE_CODE_POINTS_MAX:
        return text
    part = text[:ARTICLE_CODE_POINTS_MAX]
    return part[: part.rfind(" ")].rstrip() if " " in part else part


if __name__ == "__main__":
    main()

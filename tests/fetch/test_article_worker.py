"""What is read out of a page, and of a robots.txt: pure, without a process."""

import pytest

from bot.feeds.article import ArticleText, NoArticle
from bot.feeds.limits import ARTICLE_CODE_POINTS_MAX
from bot.fetch.article_wire import (
    CRAWL_DELAY_S_NEVER,
    Judged,
    Page,
    answer_frame,
    page_head,
    read_judged,
    read_page,
    read_text,
)
from bot.fetch.article_worker import answered, judged, text_of
from bot.fetch.wire import HEAD
from tests.support.pages import PARAGRAPHS, page

WHERE = "https://news.example/politics/story-7?ref=feed"


def test_the_text_is_what_a_reader_came_for_and_nothing_around_it() -> None:
    answer = text_of(page(*PARAGRAPHS).encode(), "text/html; charset=utf-8")
    assert isinstance(answer, ArticleText)
    paragraphs = answer.text.split("\n\n")
    assert [one for one in paragraphs if one in PARAGRAPHS] == list(PARAGRAPHS)
    for noise in ("cookies", "Casablanca", "Reykjavik", "Valparaiso", "Zodiac", "newsletter"):
        assert noise not in answer.text


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", "text/html", ""),
        ("cp1251", "text/html; charset=windows-1251", ""),
        ("cp1251", "text/html", '<meta charset="windows-1251">'),
        ("koi8-u", "", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-u">'),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(encoding: str, content_type: str, head: str) -> None:
    texts = [
        "Острів чекає на пором уже другий тиждень, і рада обіцяє відновити рух у червні.",
        "Квитки продаватимуть від середи, а школярі їздитимуть безкоштовно до кінця року.",
    ]
    answer = text_of(page(*texts, head=head, lang="uk").encode(encoding), content_type)
    assert isinstance(answer, ArticleText)
    assert all(text in answer.text for text in texts)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "no text"),
        (b"<html><body><div id='app'></div><script>start()</script></body></html>", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
        (page("Subscribe to read on.", head='<script type="application/ld+json">{"isAccessibleForFree": false}</script>').encode(), "paywall"),
        (b"<div>" * 60_000 + b"deep" + b"</div>" * 60_000, ""),
    ],
    ids=["empty", "scripts only", "a picture", "paywall", "a deep pile"],
)  # fmt: skip
def test_a_page_without_a_text_says_what_is_wrong(body: bytes, says: str) -> None:
    answer = answered(Page("text", body, "", "text/html", 1.0))
    assert isinstance(answer, NoArticle)
    assert says in answer.reason


def test_a_long_article_is_cut_between_two_words() -> None:
    many = [f"Paragraph {n}: {PARAGRAPHS[n % 4]}" for n in range(400)]
    answer = text_of(page(*many).encode(), "text/html")
    assert isinstance(answer, ArticleText)
    assert ARTICLE_CODE_POINTS_MAX - 200 < len(answer.text) <= ARTICLE_CODE_POINTS_MAX
    assert answer.text.endswith(tuple(f" {word}" for word in " ".join(many).split()))


@pytest.mark.parametrize(
    ("robots", "verdict"),
    [
        (b"", Judged(allowed=True)),
        (b"User-agent: *\nDisallow: /", Judged(allowed=False)),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Watchword\nAllow: /", Judged(allowed=True)),
        (b"User-agent: WATCHWORD\nDisallow: /politics/", Judged(allowed=False)),
        (b"User-agent: Watchword\nDisallow: /sport/\n\nUser-agent: *\nDisallow: /", Judged(allowed=True)),
        (b"User-agent: Other\nDisallow: /", Judged(allowed=True)),
        (b"User-agent: *\nDisallow: /politics/\nAllow: /politics/story", Judged(allowed=True)),
        (b"User-agent: *\nDisallow: /*?ref=", Judged(allowed=False)),
        (b"User-agent: *\nDisallow: /*.pdf$", Judged(allowed=True)),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", Judged(allowed=False)),
        (b"User-agent: *\nCrawl-delay: 7.5\nDisallow: /sport/", Judged(allowed=True, delay_s=8)),
        (b"User-agent: *\nCrawl-delay: 1e300", Judged(allowed=True, delay_s=CRAWL_DELAY_S_NEVER)),
        (b"<html><body>No such page</body></html>", Judged(allowed=True)),
        (b"\xff\xfe\x00 nonsense \x00\n" * 50, Judged(allowed=True)),
    ],
)
def test_a_robots_txt_is_read_as_the_rfc_says(robots: bytes, verdict: Judged) -> None:
    assert judged(robots, WHERE) == verdict


def test_what_goes_over_the_wire_comes_back_the_same() -> None:
    task = Page("robots", b"User-agent: *\x00\xff", WHERE, "text/plain", 2.5)
    frame = page_head(task) + task.body
    said, raw = HEAD.unpack(frame[: HEAD.size])
    assert (said + raw) == len(frame) - HEAD.size
    assert read_page(frame[HEAD.size : HEAD.size + said], frame[HEAD.size + said :]) == task
    for answer in (ArticleText("Text – ґ"), NoArticle("why")):
        assert read_text(answer_frame(answer)[HEAD.size :]) == answer
    assert read_judged(answer_frame(Judged(allowed=True, delay_s=3))[HEAD.size :]) == Judged(
        allowed=True, delay_s=3
    )


@pytest.mark.parametrize(
    "content", [b"{}", b"[]", b'{"text": 7}', b'{"text": "%s"}' % (b"x" * 10_001), b"nonsense"]
)
def test_an_answer_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_text(content)
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_judged(content)

"""Articles in the whole pipeline: what only they tell rings once, and nothing waits for them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.alerts.articles import ATTEMPTS_MAX, SPACING_S, Asker, Spent
from bot.cli.explain import lines
from bot.feeds.article import ArticleText, NoArticle
from bot.feeds.item import Item
from bot.fetch.articles import ArticleSource
from bot.fetch.guard import networks
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.articles import spent
from bot.store.explain import traces
from tests.support.articles import (
    BUSY,
    FERRY,
    FORBIDDEN,
    OTHER,
    PLAIN,
    READ_AT,
    SOON,
    TEXT,
    VAGUE,
    Reader,
    first_poll_then,
    more_passes,
    poll,
    read_articles,
    reader,
    watching,
)
from tests.support.feed_server import FeedServer
from tests.support.pages import PARAGRAPHS, page
from tests.support.world import NOON, TALKS, Outside, item, running


async def test_what_only_the_article_says_rings_once_with_its_sentence() -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        await more_passes(process)
    (card,) = outside.rings
    assert (card.headline, card.of_article) == (VAGUE.title, True)
    assert card.excerpt == "The strike would stop every ferry to the islands from 14 June."
    assert [card.excerpt[first:last] for first, last in card.excerpt_marks] == ["strike", "ferry"]
    assert [fact.value for fact in card.facts if fact.kind == "date"] == ["2025-06-14"]
    assert articles.asked == [VAGUE.link]


async def test_what_the_summary_says_rings_at_once_and_not_again_for_the_article() -> None:
    outside = Outside(documents={"a": []})
    articles = reader(ArticleText("The ferry strike begins on 14 June."), of=PLAIN)
    with watching(outside, articles, full_text_feed=True) as process:
        await process.passes()
        outside.later(minutes=3)
        outside.publish("a", PLAIN)
        await poll(process)
        await process.pipeline.notify()
        await process.pipeline.deliver()
        assert (outside.headlines, articles.asked) == ([PLAIN.title], [])
        await more_passes(process)
    assert articles.asked == [PLAIN.link]
    assert outside.headlines == [PLAIN.title]
    assert len(outside.received) == 1


async def test_all_rules_see_the_articles_of_a_feed_with_full_text() -> None:
    plain_rule = replace(FERRY, full_text=False)
    for full_text_feed, rings in ((True, [OTHER.title]), (False, [])):
        outside = Outside(documents={"a": []})
        articles = reader(ArticleText(TEXT), of=OTHER)
        with watching(outside, articles, plain_rule, full_text_feed=full_text_feed) as process:
            await first_poll_then(process, OTHER)
            await more_passes(process)
        assert outside.headlines == rings


async def test_only_a_rule_that_asked_sees_the_article_of_another_feed() -> None:
    silent = Rule(id=RuleId("islands"), title="Islands", query=parse("strike islands"))
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
    with watching(outside, articles, FERRY, silent) as process:
        await first_poll_then(process, VAGUE)
        (row,) = process.store.rows("SELECT rule_id FROM match")
    assert row["rule_id"] == "ferry"


@pytest.mark.parametrize(
    ("new", "backlog"),
    [
        (OTHER, []),  # nothing in it that the rule looks for
        (replace(VAGUE, link=""), []),
        (replace(VAGUE, published=NOON - timedelta(days=15)), []),
        (None, [VAGUE]),
    ],
    ids=["no word of the rule", "no link", "too old to ring", "backlog"],
)
async def test_nobody_asks_for_an_article_that_could_not_ring(new: Item | None, backlog: list[Item]) -> None:
    outside, articles = Outside(documents={"a": backlog}), reader(ArticleText(TEXT))
    with watching(outside, articles) as process:
        await first_poll_then(process, *([new] if new else []))
        await more_passes(process)
    assert (articles.asked, outside.rings) == ([], [])


async def test_what_cannot_be_read_stays_as_its_summary_and_says_why() -> None:
    outside, articles = Outside(documents={"a": []}), reader(FORBIDDEN)
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        await more_passes(process)
        (trace,) = traces(process.store, VAGUE.link)
    assert (outside.rings, articles.asked) == ([], [VAGUE.link])
    (said,) = (line for line in lines(trace) if line.startswith("article"))
    assert said == f"article   asked for by rule ferry: could not be read at {READ_AT}: {FORBIDDEN.reason}"


async def test_a_passing_failure_is_tried_again_later_and_not_for_ever() -> None:
    outside, articles = Outside(documents={"a": []}), reader(BUSY, ArticleText(TEXT))
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        outside.later(minutes=1)
        await process.passes()
        assert (len(articles.asked), outside.rings) == (1, [])
        outside.later(minutes=5)
        await process.passes()
        await process.passes()
        assert outside.headlines == [VAGUE.title]
    outside, articles = Outside(documents={"a": []}), reader(BUSY)
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        for _ in range(10):
            outside.later(hours=1)
            await process.passes()
    assert len(articles.asked) == ATTEMPTS_MAX


async def test_one_host_is_asked_for_one_page_at_a_time_also_after_a_restart(tmp_path: Path) -> None:
    news = [
        replace(VAGUE, guid=f"v{n}", link=f"https://one.example/{n}", title=f"Strike {n}") for n in range(3)
    ]
    outside, articles = Outside(documents={"a": []}), Reader()
    for life in range(3):
        with watching(outside, articles, folder=tmp_path) as process:
            if not life:
                await process.passes()
                outside.later(minutes=3)
                outside.publish("a", *news)
                await poll(process)
            for _ in range(2):
                await read_articles(process)
        assert len(articles.asked) == life + 1
        outside.later(seconds=SPACING_S)


async def test_the_pause_that_a_robots_txt_asks_for_is_kept() -> None:
    news = [
        replace(VAGUE, guid=f"v{n}", link=f"https://one.example/{n}", title=f"Strike {n}") for n in range(2)
    ]
    outside = Outside(documents={"a": []})
    slow = NoArticle("no text", pause_s=60)
    articles = Reader({one.link: [slow] for one in news})
    with watching(outside, articles) as process:
        await first_poll_then(process, *news)
        for seconds, asked in ((59, 1), (1, 2)):
            outside.later(seconds=seconds)
            await read_articles(process)
            assert len(articles.asked) == asked


async def test_an_edited_title_does_not_take_back_what_the_article_showed() -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        outside.documents["a"] = [replace(VAGUE, title="Harbour workers discuss a strike at night")]
        await more_passes(process)
        (row,) = process.store.rows("SELECT m.rule_id, i.title FROM match m JOIN item i ON i.id = m.item_id")
    assert (row["rule_id"], row["title"]) == ("ferry", "Harbour workers discuss a strike at night")
    assert len(outside.rings) == 1


async def test_of_an_article_only_the_sentences_of_the_matches_are_kept() -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        (row,) = process.store.rows("SELECT text FROM item WHERE text <> ''")
        stored = " ".join(str(tuple(one)) for one in process.store.rows("SELECT * FROM item, match"))
    assert row["text"] == "The strike would stop every ferry to the islands from 14 June."
    assert "five hours" not in stored


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Each ferry is part of the strike.", ["story"]),
        ("Each ferry is part of the strike on 14 June.", ["story", "delta"]),
    ],
)
async def test_the_article_of_a_known_story_rings_only_for_a_fact_that_is_new(
    text: str, kinds: list[str]
) -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(text))
    told = "Crews begin a strike in the harbour."
    first = replace(PLAIN, title="Harbour: ferry crews begin a strike", summary=told)
    with watching(outside, articles) as process:
        await first_poll_then(process, first)
        outside.later(minutes=3)
        outside.publish("a", replace(VAGUE, title="Harbour: crews begin a strike", summary=told))
        await process.passes()
        await more_passes(process)
        stories = process.store.rows(
            "SELECT i.story_id FROM match m JOIN item i ON i.id = m.item_id GROUP BY i.story_id"
        )
    assert len(stories) == 1
    assert [card.kind for card in outside.rings] == kinds


async def test_over_http_an_article_is_fetched_read_and_rung_for() -> None:
    async with (
        FeedServer() as publisher,
        ArticleSource(contact="me@example.org", allow_private=networks("127.0.0.0/8")) as source,
    ):
        html = page(*PARAGRAPHS, title="Council meets").encode()
        publisher.put("/robots.txt", b"User-agent: *\nDisallow: /private/\n", content_type="text/plain")
        publisher.put("/1", html, content_type="text/html")
        publisher.put("/private/2", html, content_type="text/html")
        rule = replace(FERRY, query=parse("council ferry"))
        outside = Outside(documents={"a": []})
        open_one = replace(VAGUE, title="Council talks about winter", link=publisher.url("/1"))
        closed = replace(open_one, guid="n2", link=publisher.url("/private/2"))
        with running(outside, watched=(rule,), backlog=True, articles=source) as process:
            await first_poll_then(process, open_one, closed)
            await more_passes(process)
            (trace,) = traces(process.store, closed.link)
        (card,) = outside.rings
        assert (card.headline, card.of_article) == (open_one.title, True)
        assert "ferry will sail again" in card.excerpt
        assert [publisher.count(path) for path in ("/robots.txt", "/1", "/private/2")] == [1, 1, 0]
        assert "robots.txt forbids it" in "\n".join(lines(trace))
        assert "Watchword" in publisher.last("/1").headers["user-agent"]


async def test_what_private_feeds_ask_for_is_counted_apart() -> None:
    outside, articles = Outside(documents={"a": []}), Reader()
    with watching(outside, articles) as process:
        await first_poll_then(process, VAGUE)
        store, now = process.store, outside.now
        asker = (Asker("ferry"),)
        assert spent(store, 1, asker, ["news.example"], now) == Spent(
            {"ferry": 1}, {}, {"news.example": 1}, feed=1
        )
        store.connection.execute("UPDATE article_wish SET private = 1")
        assert spent(store, 1, asker, ["news.example"], now) == Spent({}, {}, {}, feed=1)
        assert spent(store, 1, asker, ["news.example"], now + timedelta(hours=24)).feed == 0


async def test_a_host_whose_feeds_rest_is_not_asked_for_articles() -> None:
    outside, articles = Outside(documents={"a": []}), Reader()
    with watching(outside, articles) as process:
        until = int((outside.now + timedelta(minutes=10)).timestamp())
        process.store.connection.execute("INSERT INTO host_rest VALUES ('news.example', ?)", (until,))
        await first_poll_then(process, VAGUE, replace(VAGUE, guid="o", link="https://other.example:8443/1"))
        assert articles.asked == ["https://other.example:8443/1"]
        outside.later(minutes=10)
        await process.passes()
    assert articles.asked[1:] == [VAGUE.link]


async def test_nobody_asks_for_a_rule_that_nobody_is_subscribed_to() -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
    with watching(outside, articles) as process:
        process.store.connection.execute("UPDATE subscription SET paused = 1")
        await first_poll_then(process, VAGUE)
    assert articles.asked == []


async def test_who_does_not_want_articles_any_more_is_not_read_for() -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
    with watching(outside, articles) as process:
        await process.passes()
        outside.later(minutes=3)
        outside.publish("a", VAGUE)
        await poll(process)
        process.pipeline.book.put(replace(FERRY, full_text=False))
        await read_articles(process)
        (row,) = process.store.rows("SELECT state FROM article")
    assert (row["state"], articles.asked) == ("dropped", [])


async def test_talks_without_full_text_ask_for_nothing() -> None:
    outside, articles = Outside(documents={"a": []}), Reader()
    with watching(outside, articles, TALKS) as process:
        await first_poll_then(process, item(9, "Talks go on", at=SOON))
        await more_passes(process)
    assert articles.asked == []

"""Articles in the whole pipeline: what only they tell rings once, and nothing waits for them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.alerts.articles import ATTEMPTS_MAX, SPACING_S
from bot.cli.explain import lines
from bot.feeds.article import ArticleAnswer, ArticleText, NoArticle
from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import feeds
from bot.store.database import Store
from bot.store.explain import traces
from tests.support.fuse import Fuse, Stop, fused_store
from tests.support.world import NOON, TALKS, Outside, Running, item, running, start

FERRY = Rule(id=RuleId("ferry"), title="The ferry", query=parse("ferry strike"), full_text=True)
SOON = NOON + timedelta(minutes=2)
VAGUE = item(1, "Harbour workers discuss a strike", at=SOON, summary="A meeting went on until midnight.")
PLAIN = item(2, "Ferry crews begin a strike", at=SOON)
OTHER = item(3, "A bakery in the old town opens again", at=SOON)
TEXT = (
    "The union met in the old town hall.\n\nMembers spoke for five hours.\n\n"
    "The strike would stop every ferry to the islands from 14 June.\n\nA vote is expected."
)
FORBIDDEN = NoArticle("the publisher's robots.txt forbids it")
BUSY = NoArticle("the publisher has an internal error (500)", passing=True)


@dataclass(slots=True)
class Reader:
    """The articles of the world: the answers for each link, the last of which stands; others have none."""

    answers: Mapping[str, list[ArticleAnswer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fuse: Fuse | None = None

    async def get(self, link: str) -> ArticleAnswer:
        self.asked.append(link)
        if self.fuse is not None:
            self.fuse.moment("after an article was fetched")
        answers = self.answers.get(link, [FORBIDDEN])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def reader(*answers: ArticleAnswer, of: Item = VAGUE) -> Reader:
    return Reader({of.link: list(answers)})


@contextmanager
def watching(
    outside: Outside,
    articles: Reader,
    *watched: Rule,
    full_text_feed: bool = False,
    folder: Path | None = None,
) -> Iterator[Running]:
    with running(outside, folder, watched or (FERRY,), backlog=True, articles=articles) as process:
        with process.store.transaction() as connection:
            connection.execute("UPDATE feed SET full_text = ?", (int(full_text_feed),))
        yield process


async def first_poll_then(process: Running, *items: Item, minutes: int = 3) -> None:
    """The backlog is stored; then something new comes."""
    await process.passes()
    process.outside.later(minutes=minutes)
    process.outside.publish("a", *items)
    await process.passes()


async def more_passes(process: Running) -> None:
    for _ in range(2):
        process.outside.later(minutes=3)
        await process.passes()


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


async def poll(process: Running) -> None:
    """Poll what is due, and nothing else."""
    for feed in feeds.due(process.store, process.outside.now, limit=9):
        await process.pipeline.poll(feed)


async def read_articles(process: Running) -> None:
    """The pass ARTICLE, and nothing else."""
    process.pipeline.articles.start()
    await process.pipeline.articles.finish()


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
    assert [line for line in lines(trace) if line.startswith("article")] == [
        "article   asked for by rule ferry: could not be read at 2025-05-28 12:03 UTC:"
        " the publisher's robots.txt forbids it"
    ]


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
    news = [replace(VAGUE, guid=f"v{n}", link=f"https://one.example/{n}", title=f"Strike {n}") for n in range(3)]
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
    news = [replace(VAGUE, guid=f"v{n}", link=f"https://one.example/{n}", title=f"Strike {n}") for n in range(2)]
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


async def test_the_article_of_a_known_story_updates_its_message_instead_of_ringing_it_anew() -> None:
    outside, articles = Outside(documents={"a": []}), reader(ArticleText("The ferry crews go on strike."))
    same = replace(VAGUE, title="Harbour: crews begin a strike", summary="Crews begin a strike in the harbour.")
    first = replace(PLAIN, title="Harbour: ferry crews begin a strike", summary="Crews begin a strike in the harbour.")
    with watching(outside, articles) as process:
        await first_poll_then(process, first)
        outside.later(minutes=3)
        outside.publish("a", same)
        await process.passes()
        await more_passes(process)
        stories = process.store.rows("SELECT DISTINCT i.story_id FROM match m JOIN item i ON i.id = m.item_id")
    assert len(stories) == 1
    assert outside.headlines == [first.title]


async def test_wherever_it_dies_the_article_rings_once(tmp_path: Path) -> None:
    """The process is stopped before and after each transaction and fetch of the pass."""
    ended = False
    stop_at = 0
    while not ended:
        fuse = Fuse(stop_at)
        outside, articles = Outside(documents={"a": []}), reader(ArticleText(TEXT))
        articles.fuse = fuse
        ended = await _lived_through(outside, articles, fuse, tmp_path / str(stop_at))
        assert outside.headlines == [VAGUE.title], fuse.stopped_in
        assert len(articles.asked) <= 2
        stop_at += 1
    assert stop_at > 3


async def _lived_through(outside: Outside, articles: Reader, fuse: Fuse, folder: Path) -> bool:
    """The day with one stop in the pass; whether the fuse was never reached."""
    with watching(outside, Reader(), folder=folder) as process:
        await process.passes()
        outside.later(minutes=3)
        outside.publish("a", VAGUE)
    # From the item's poll on, a stop is the end of the process: nothing of what it held is left.
    for _ in range(3):
        store = fused_store(folder, fuse)
        try:
            await _life(outside, store, articles, fuse)
        except Stop:
            fuse.stop_at = -1
        finally:
            store.close()
        outside.later(minutes=3)
    return not fuse.stopped_in


async def _life(outside: Outside, store: Store, articles: Reader, fuse: Fuse) -> None:
    saved, fuse.stop_at, fuse.passed = fuse.stop_at, -1, 0
    process = start(outside, store, (FERRY,), backlog=True, articles=articles)
    await poll(process)
    fuse.stop_at, fuse.passed = saved, 0
    await read_articles(process)
    if fuse.stopped_in and saved >= 0:
        raise Stop(fuse.stopped_in)
    fuse.stop_at = -1
    await process.pipeline.notify()
    await process.pipeline.deliver()
    fuse.stop_at = saved


async def test_talks_without_full_text_ask_for_nothing() -> None:
    outside, articles = Outside(documents={"a": []}), Reader()
    with watching(outside, articles, TALKS) as process:
        await first_poll_then(process, item(9, "Talks go on", at=SOON))
        await more_passes(process)
    assert articles.asked == []

"""The pass ARTICLE dies, or begins again: what it told stays told, and nothing is told twice."""

from dataclasses import replace
from pathlib import Path

from bot.feeds.article import ArticleText
from bot.store.database import Store
from tests.support.articles import (
    FERRY,
    TEXT,
    VAGUE,
    Reader,
    first_poll_then,
    poll,
    read_articles,
    reader,
    watching,
)
from tests.support.fuse import Fuse, Stop, fused_store
from tests.support.world import Outside, Running, start


async def test_the_keeper_knows_the_same_of_a_story_after_a_restart(tmp_path: Path) -> None:
    later = replace(
        VAGUE, guid="v9", link="https://news.example/9", title="Harbour workers discuss a strike again"
    )
    verdicts = []
    for restarts in (False, True):
        outside, folder = Outside(documents={"a": []}), tmp_path / str(restarts)
        articles = reader(ArticleText(TEXT))
        with watching(outside, articles, folder=folder) as process:
            await first_poll_then(process, VAGUE)
            outside.publish("a", later)
            outside.later(minutes=3)
            if not restarts:
                await process.passes()
                verdicts.append(_verdicts(process))
        if restarts:
            with watching(outside, articles, folder=folder) as process:
                await process.passes()
                verdicts.append(_verdicts(process))
    assert verdicts[0] == verdicts[1]


def _verdicts(process: Running) -> list[tuple[object, ...]]:
    rows = process.store.rows(
        "SELECT guid, story_id, verdict, verdict_reason, similarity FROM item ORDER BY id"
    )
    return [tuple(row) for row in rows]


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

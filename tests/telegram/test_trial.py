"""/watch tells at once what the new rule would have done, from the items that are stored."""

from datetime import timedelta

from bot.rules.book import RuleBook
from bot.store.words import index_words
from tests.support.chatting import stage
from tests.support.world import Outside, item, start


async def test_a_new_watch_shows_how_often_it_would_have_rung_and_its_newest_hit() -> None:
    async with stage(tries=RuleBook({})) as on:
        outside = Outside(
            now=on.clock(),
            documents={"a": [item(1, "A <bakery> fire in the harbour", at=on.clock() - timedelta(hours=2))]},
        )
        process = start(outside, on.store, ())
        await process.passes()
        await index_words(on.store)
        ann = on.fake.person(1)
        on.make_owner(ann)
        answer = await on.said(ann, "/watch bakery harbour")
        assert "bakery harbour" in answer
        assert "would have rung" in answer.lower()
        assert "A <bakery> fire in the harbour" in answer

"""An exclude taken on a shared watch makes it a copy of the chat's own: what waits is told under that."""

from bot.chat_rules import sync_chat_rules
from bot.rules.rule import RuleSet
from bot.store.proposals import Propose, Take
from bot.store.tuning import SetDigest
from bot.store.words import index_words
from tests.support.world import CONCEPTS, NOON, TALKS, Outside, item, running

MEANT = (
    "Kremlin wants talks on captured sailors in Minsk",
    "Moscow hints at gas price talks with Budapest",
    "Kyiv opens pension talks with railway unions",
    "Ukraine holds talks on the safety of a nuclear plant in Vienna",
    "Russian wheat growers demand talks after the hail",
)
SPORT = "Moscow football club ends wage talks with injured striker Jensen"
REPORTS = [item(number, title, at=NOON) for number, title in enumerate((*MEANT, SPORT), start=1)]


async def test_what_waited_is_told_unless_the_exclude_leaves_it_out() -> None:
    outside = Outside(documents={"a": []})
    with running(outside) as live:
        with live.store.transaction() as connection:
            connection.execute("UPDATE subscription SET earlier = 0")
            SetDigest(0, "14:00").write(connection, outside.now)
        outside.publish("a", *REPORTS)
        outside.later(minutes=10)
        await live.passes()
        await index_words(live.store)
        assert len(live.store.rows("SELECT * FROM held")) == len(REPORTS)
        with live.store.transaction() as connection:
            Propose(0, 1, "talks", "football").write(connection, outside.now)
            query = f"{TALKS.match} -football"
            Take(0, 1, "talks", query, "w1").write(connection, outside.now)
        sync_chat_rules(live.store, live.pipeline.book, RuleSet((TALKS,), CONCEPTS, ()))
        for _ in range(13):
            outside.later(minutes=10)
            await live.passes()
        assert live.store.rows("SELECT * FROM held") == []
    told = str([delivery.content for delivery in outside.received])
    # More than a new watch shows of what is stored: those beyond it come with the digest that they waited for.
    assert [title for title in MEANT if title not in told] == []
    assert SPORT not in told

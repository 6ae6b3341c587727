"""Articles in the chat: who may switch them on, how many, and what /whynot and /why say of them."""

import pytest

from bot.alerts.articles import FULL_TEXT_PER_CHAT_MAX, OVER_CHAT
from bot.feeds.article import ROBOTS_FORBID
from bot.store.tuning import SetFullText
from bot.store.whynot import Article
from bot.telegram.commands import whynot
from bot.tongues import ENGLISH, tongue
from tests.support.botapi.people import Person
from tests.support.chatting import Stage, stage


def reading(on: Stage) -> list[str]:
    rows = on.store.rows("SELECT id FROM rule WHERE full_text = 1 AND removed_at IS NULL ORDER BY id")
    return [row["id"] for row in rows]


async def owner_with_watches(on: Stage, count: int) -> Person:
    ann = on.fake.person(1)
    on.make_owner(ann)
    for number in range(count):
        await on.said(ann, f"/watch taurus ferry{number}")
        ann.presses("Save")
        await on.settle()
    return ann


async def opened(on: Stage, ann: Person, number: int) -> None:
    await on.said(ann, "/watches")
    ann.presses(str(number + 1))
    await on.settle()


async def test_a_watch_of_the_chat_reads_articles_at_the_press_of_a_button_and_so_many_of_them() -> None:
    async with stage() as on:
        ann = await owner_with_watches(on, FULL_TEXT_PER_CHAT_MAX + 1)
        for number in range(FULL_TEXT_PER_CHAT_MAX + 1):
            await opened(on, ann, number)
            last = ann.presses("Read articles")
            await on.settle()
        assert reading(on) == ["w1", "w2", "w3"]
        assert f"At most {FULL_TEXT_PER_CHAT_MAX} watches" in (last.answer or "")
        await opened(on, ann, 0)
        assert "Reads the article, too" in on.last(1).text
        ann.presses("No articles")
        await on.settle()
        assert reading(on) == ["w2", "w3"]


async def test_the_store_holds_the_number_too_and_touches_only_a_rule_of_the_chat() -> None:
    async with stage() as on:
        await owner_with_watches(on, FULL_TEXT_PER_CHAT_MAX + 1)
        with on.store.transaction() as connection:
            for rule in ("w1", "w2", "w3", "w4", "talks"):
                SetFullText(1, rule, full_text=True).write(connection, on.clock())
            SetFullText(2, "w4", full_text=True).write(connection, on.clock())
        assert reading(on) == ["w1", "w2", "w3"]


@pytest.mark.parametrize(
    ("article", "says"),
    [
        (Article("failed", ROBOTS_FORBID, ""), f"Its article could not be read: {ROBOTS_FORBID}."),
        (Article("over", "", OVER_CHAT), f"Its article was not read: {OVER_CHAT}."),
        (Article("due", "", ""), "Its article is about to be read."),
        (Article("due", "it broke off", ""), "Its article could not be read yet: it broke off. I try again."),
        (Article("read", "", ""), "Its article was read, too."),
        (Article("dropped", "", ""), "Its article was not read: nobody asks for it any more."),
    ],
)
def test_whynot_says_what_became_of_the_article(article: Article, says: str) -> None:
    assert whynot.of_article(ENGLISH, article) == says


def test_the_usual_reasons_are_said_in_the_language_of_the_chat() -> None:
    said = whynot.of_article(tongue("de"), Article("failed", ROBOTS_FORBID, ""))
    assert said == "Der Artikel dazu ließ sich nicht lesen: die robots.txt des Mediums verbietet es."

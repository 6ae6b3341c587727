"""/watch tells at once what the new rule would have done, from the items that are stored."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.rule import ConceptList
from bot.store.history import HITS_MAX
from bot.store.words import index_words
from tests.support.chatting import CONCEPTS, Stage, stage
from tests.support.stored import put
from tests.support.world import Outside, item, start

NAMES = {name: ConceptList(name, name.title(), (name, f"{name}n")) for name in CONCEPTS}
NASTY = [
    "<b>Harbour</b> & </code> <script>",
    "\u202eharbour\u202c /stop @admin https://evil.example",
    "harbour " + "👩‍👩‍👧‍👦" * 300,
    "harbour " + "x" * 4000,
    "שלום harbour مرحبا " * 40,
    "harbour\x00\x1b[31m\u200b",
]


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


async def watched(on: Stage, query: str, titles: Iterable[str], *, every: timedelta, lang: str = "en") -> str:
    """What is answered to `/watch QUERY` where reports of these titles came, the newest first."""
    now: datetime = on.clock()
    put(
        on.store,
        [
            (Item(title=title, link=f"https://news.example/{at}", lang="en", source="News"), now - every * at)
            for at, title in enumerate(titles, start=1)
        ],
    )
    await index_words(on.store)
    ann = on.fake.person(1)
    on.make_owner(ann)
    return await on.said(ann, f"/watch {query}")


ODD = [f"A quiet day in the bakery, number {number}" for number in range(300)]


@pytest.mark.parametrize(
    ("query", "titles", "every", "said"),
    [
        (
            "storm OR flood",
            [f"A storm in region {n}" if n % 4 else f"A flood in region {n}" for n in range(400)],
            timedelta(minutes=20),
            ["would have rung 400 times in 7 days; “storm” alone causes 300 of them", "→ Leave that out"],
        ),
        ("zeppelin", ODD, timedelta(hours=2), ["matched nothing in the last 25 days", "→ That is well for something rare"]),
        ("bakrey storm", ODD, timedelta(hours=2), ["Did you mean “bakery”", "Then write: bakery storm"]),
        ("bakery Zorblakow", [*ODD, *["In Zorblakov"] * 3], timedelta(hours=2), ["Did you mean “zorblakov”"]),
        ("bakery -bakery", ODD, timedelta(hours=2), ["can never match", "→ Leave out “-bakery”"]),
        ("bakery OR (bakery storm)", ODD, timedelta(hours=2), ["is superfluous beside “bakery”", "→ Leave it out: bakery"]),
        ("bakery from:news.exmaple", ODD, timedelta(hours=2), ["no report on record is from", "Did you mean “news.example”"]),
        ("bakery and storm", ODD, timedelta(hours=2), ["“and” in small letters", "→ Leave it out"]),
    ],
)  # fmt: skip
async def test_a_probable_mistake_is_told_with_its_remedy(
    query: str, titles: list[str], every: timedelta, said: list[str]
) -> None:
    async with stage(tries=RuleBook({})) as on:
        answer = await watched(on, query, titles, every=every)
        for part in said:
            assert part.lower() in answer.lower()


@pytest.mark.parametrize("query", ["negotiation geneva", "negotiatons geneva"])
async def test_the_five_newest_hits_are_shown_with_the_matched_words_in_bold(query: str) -> None:
    titles = [f"Negotiations number {number} in Geneva" for number in range(9)]
    async with stage(tries=RuleBook({})) as on:
        answer = await watched(on, query, [*titles, *ODD], every=timedelta(hours=1))
        assert [number for number in range(9) if titles[number] in answer] == [0, 1, 2, 3, 4]
        assert "9 times" in answer
        message = on.last(1)
        units = answer.encode("utf-16-le")  # in which Telegram counts
        bold = [
            units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le")
            for one in message.entities
            if one.kind == "bold"
        ]
        assert bold.count("Negotiations") == 5
        assert bold.count("Geneva") == 5


@pytest.mark.parametrize(
    "query",
    [
        "harbour",
        "harbour OR " + " OR ".join(f"qzx{letter}v" for letter in "abcdefghijklmnopqrstuvwxyz"),
        "harbour OR <b>storm</b> OR \u202eflood OR 😀x",
        "harbour " + " ".join(f"-qzx{letter}v" for letter in "abcdefghijklmnopqrstuvwxyz"),
        "harbour @ukraine @russia @taurus",
        "harbour .^$ [a-z]+ \\d{3}",
        "(" * 200,
        "harbour\x00(",
        "🏳️‍🌈" * 60 + " (harbour",
        '"' + "harbour " * 40,
        "harbour NEAR/" + "9" * 400,
        "titel:" + "h" * 400,
        "שלום (harbour",
    ],
)
async def test_no_hostile_query_or_report_breaks_the_answer(query: str) -> None:
    async with stage(tries=RuleBook(NAMES)) as on:
        answer = await watched(on, query, [*NASTY, *NASTY], every=timedelta(hours=1))
        assert answer
        assert not any(entity.kind in ("bot_command", "mention") for entity in on.last(1).entities)


@pytest.mark.parametrize(
    ("lang", "typed", "read", "note"),
    [
        ("es", "drones O misiles", "drones OR misiles", "«O» como OR"),
        ("en", "vitamin O recall", "vitamin", ""),
        ("de", "taurus ODER iris NICHT tier", "taurus OR (iris -tier)", "„ODER“ habe ich als OR"),
        ("uk", "київ АБО одеса", "київ OR одеса", "«АБО» я зрозумів як OR"),
    ],
)
async def test_the_answer_says_which_words_were_read_as_operators(
    lang: str, typed: str, read: str, note: str
) -> None:
    async with stage() as on:
        ann = on.fake.person(1, lang=lang)
        on.make_owner(ann)
        answer = await on.said(ann, f"/watch {typed}")
        assert read.split(maxsplit=1)[0] in answer
        assert (note in answer) if note else ("as OR" not in answer)


async def test_a_small_or_is_asked_about_and_no_watch_is_made() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        answer = await on.said(ann, "/watch storm or flood")
        assert "write OR in capitals" in answer
        assert on.subscribed(1) == []


async def test_where_there_is_too_much_to_read_the_answer_says_so() -> None:
    titles = [f"A storm in region {number}" for number in range(HITS_MAX + 1)]
    async with stage(tries=RuleBook({})) as on:
        answer = await watched(on, "storm", titles, every=timedelta(minutes=10))
        assert f"at least {HITS_MAX} times" in answer
        assert f"among the newest {HITS_MAX} that I read" in answer

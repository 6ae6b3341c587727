"""/latest, /search and /stats: what is stored, as a list and as a picture; seen from the chat."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.book import RuleBook
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.store.stats import figures
from bot.store.words import index_words
from bot.telegram.chart import drawn
from tests.support.botapi.people import Person
from tests.support.chatting import Stage, stage
from tests.support.stored import put
from tests.support.world import CONCEPTS, item

BOOK = RuleBook(CONCEPTS)
NASTY = [
    "<b>Harbour</b> & </code> <script>",
    "\u202eharbour\u202c /stop @admin https://evil.example",
    "harbour " + "👩‍👩‍👧‍👦" * 300,
    "harbour " + "x" * 4000,
    "שלום harbour مرحبا " * 40,
    "harbour " * 300,
]


async def owner(on: Stage) -> Person:
    ann = on.fake.person(1)
    on.make_owner(ann)
    return ann


async def stored(on: Stage, *titles: str, hours: int = 1) -> None:
    """Reports, the first the newest."""
    now = on.clock()
    put(
        on.store,
        [
            (item(number, title, at=now), now - timedelta(hours=hours * number))
            for number, title in enumerate(titles, start=1)
        ],
    )
    await index_words(on.store)


def matched(store: Store, rule_id: str, *item_ids: int) -> None:
    with store.transaction() as connection:
        connection.executemany(
            "INSERT INTO match (item_id, rule_id, rule_version, highlights, facts) VALUES (?, ?, 1, '[]', '[]')",
            [(item_id, rule_id) for item_id in item_ids],
        )


def rang(
    store: Store, rule_id: str, at: datetime, *, story: int, publisher: str = "News", chat: int = 1
) -> None:
    """A decision to ring, as NOTIFY records it."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE item SET sighting = json_object('publisher', ?), story_id = ? WHERE id = ?",
            (publisher, story, story),
        )
        connection.execute(
            "INSERT INTO decision (at, chat_id, rule_id, story_id, item_id, action, reason)"
            " VALUES (?, ?, ?, ?, ?, 'ring', 'a new story')",
            (seconds(at), chat, rule_id, story, story),
        )


def titles(text: str) -> list[str]:
    return [line.removeprefix("• ").partition(" · ")[0] for line in text.splitlines() if line[0] == "•"]


async def test_latest_shows_ten_and_turns_pages() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        await on.watches(ann, "harbour")
        await stored(on, *(f"Fire number {number} in the harbour" for number in range(1, 24)))
        matched(on.store, "w1", *range(1, 24))
        first = await on.said(ann, "/latest")
        assert titles(first) == [f"Fire number {number} in the harbour" for number in range(1, 11)]
        assert "News, 1 h ago · harbour" in first
        assert 'href="https://news.example/1"' in on.last(1).html
        for _ in range(2):
            ann.presses("▶️")
            await on.settle()
        assert titles(on.last(1).text) == [f"Fire number {number} in the harbour" for number in (21, 22, 23)]
        assert [button["text"] for row in on.last(1).buttons for button in row] == ["◀️"]
        ann.sends_callback("1:latest::9999", on.last(1))
        await on.settle()
        assert titles(on.last(1).text)[0] == "Fire number 1 in the harbour", "what is gone leads to the first"


async def test_latest_shows_what_this_chat_watches_and_nothing_else() -> None:
    async with stage(tries=BOOK) as on:
        ann, bob = await owner(on), on.fake.person(2)
        on.make_owner(bob)
        await on.watches(ann, "harbour")
        await on.watches(bob, "bakery")
        await stored(on, "A harbour", "A bakery")
        matched(on.store, "w1", 1)
        matched(on.store, "w2", 2)
        assert titles(await on.said(ann, "/latest")) == ["A harbour"]
        assert titles(await on.said(bob, "/latest")) == ["A bakery"]


async def test_latest_without_reports_says_so() -> None:
    async with stage(tries=BOOK) as on:
        assert "No report" in await on.said(await owner(on), "/latest")


async def test_search_reads_words_as_a_watch_does() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        await stored(on, "A fire in the harbour", "Fires in harbours and football", "Football", "Harbour")
        assert titles(await on.said(ann, "/search fire harbour")) == [
            "A fire in the harbour",
            "Fires in harbours and football",
        ]
        assert titles(await on.said(ann, "/search harbour -football")) == ["A fire in the harbour", "Harbour"]
        assert "<b>Harbour</b>" in on.last(1).html
        assert "No stored report matches" in await on.said(ann, "/search earthquake")
        assert "/search taurus -ford" in await on.said(ann, "/search")


async def test_search_says_what_is_wrong_with_words() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        assert "🤔" in await on.said(ann, "/search fire AND (harbour")
        assert "too long" in await on.said(ann, "/search " + "x" * 3000)


async def test_pages_of_a_search_turn_and_belong_to_their_chat() -> None:
    async with stage(tries=BOOK) as on:
        ann, bob = await owner(on), on.fake.person(2)
        on.make_owner(bob)
        await stored(on, *(f"Harbour number {number}" for number in range(1, 13)))
        assert len(titles(await on.said(ann, "/search harbour"))) == 10
        ann.presses("▶️")
        await on.settle()
        assert titles(on.last(1).text) == ["Harbour number 11", "Harbour number 12"]
        await on.said(bob, "/help")
        forged = bob.sends_callback("1:found:1:0", on.last(2))
        await on.settle()
        assert "too old" in (forged.answer or "")


@pytest.mark.parametrize("data", ["1:found:99:0", "1:found::0", "1:found:x:0"])
async def test_old_and_forged_buttons_of_a_search_answer_politely(data: str) -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        await on.said(ann, "/help")
        pressed = ann.sends_callback(data, on.last(1))
        await on.settle()
        assert "too old" in (pressed.answer or "")


async def test_only_the_newest_searches_are_kept() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        for number in range(25):
            await on.said(ann, f"/search word{number}")
            on.clock.now += timedelta(minutes=1)
        assert [row["id"] for row in on.store.rows("SELECT id FROM lookup ORDER BY id")] == list(range(6, 26))


async def test_hostile_reports_fit_into_a_list() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        await stored(on, *NASTY, *NASTY)
        assert len(titles(await on.said(ann, "/search harbour"))) == 10


async def test_stats_are_a_picture_that_says_the_same_in_words() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        await on.watches(ann, "harbour")
        await stored(on, *["A harbour"] * 3)
        for story in (1, 2, 3):
            rang(on.store, "w1", on.clock() - timedelta(days=story // 3), story=story)
        with on.store.transaction() as connection:
            connection.execute("INSERT INTO not_relevant VALUES (1, 3, 'w1', '[]', 0)")
        caption = await on.said(ann, "/stats")
        assert caption.splitlines() == [
            "📊 3 alerts in 14 days",
            "harbour: 3 (1 not relevant)",
            "Most on 28 May: 2",
            "Sources: News 3",
        ]
        (call,) = on.fake.calls_of("sendPhoto")
        assert call["photo"].content.startswith(b"\x89PNG")


def test_what_paints_pictures_is_loaded_with_the_first_one_only() -> None:
    loaded = "import sys; import bot.telegram.link; sys.exit('resvg_py' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


async def test_stats_without_alerts_are_a_sentence() -> None:
    async with stage(tries=BOOK) as on:
        assert await on.said(await owner(on), "/stats") == "There was no alert in the last 14 days."


async def test_stats_of_strange_names_fit_under_a_picture() -> None:
    async with stage(tries=BOOK) as on:
        ann = await owner(on)
        for number in range(12):
            await on.watches(ann, f"harbour{number} שלום 🔥 " + "x" * 50)
            on.clock.now += timedelta(minutes=1)
        await stored(on, *["A harbour"] * 12)
        for story in range(1, 13):
            rang(
                on.store, f"w{story}", on.clock(), story=story, publisher=f"{story} & <b> " + "👩‍👩‍👧‍👦" * 40
            )
        assert "6 others: 6" in await on.said(ann, "/stats")


async def test_figures_count_days_by_the_chats_own_midnight() -> None:
    async with stage() as on:
        ann = await owner(on)
        await on.said(ann, "/timezone Kyiv")
        await stored(on, "A", "B")
        rang(on.store, "talks", datetime.fromisoformat("2025-05-27T20:59:59+00:00"), story=1)
        rang(on.store, "talks", datetime.fromisoformat("2025-05-27T21:00:00+00:00"), story=2, chat=1)
        rang(on.store, "talks", datetime.fromisoformat("2025-05-27T21:00:00+00:00"), story=2, chat=2)
        await on.said(ann, "/stats")
        found = figures(on.store, 1, on.clock(), ZoneInfo("Europe/Kyiv"))
        assert (found.days[0], found.days[-1]) == (date(2025, 5, 15), date(2025, 5, 28))
        assert found.watches[0].per_day[-2:] == (1, 1)
        assert (found.total, found.publishers) == (2, (("News", 2),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Переговори — «усі»", "Переговори — «усі»"),
        ("Ğış łódź ß ґ", "Ğış łódź ß ґ"),
        ("שלום 🔥", ""),
        ("fire 🔥 שלום in 中", "fire in"),
        ("a\x00b\u202ec\n", "abc"),
        ("a long title", "a long t…"),
    ],
)
def test_only_letters_of_our_font_are_drawn(text: str, shown: str) -> None:
    assert drawn(text, 9 if text.startswith("a long") else 40) == shown

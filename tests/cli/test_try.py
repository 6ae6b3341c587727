"""`watchword try QUERY`: what a rule would have done, told before anybody relies on it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app import utc_now
from bot.cli import main
from bot.feeds.item import Item
from bot.store.database import Store
from bot.store.words import index_words
from tests.support.stored import put
from tests.support.world import NOON, Outside, item, running


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "concepts.toml").write_text('[ukraine]\ntitle = "Ukraine"\naliases = ["Ukraine", "Kyiv"]\n')
    (rules / "talks.toml").write_text('id = "talks"\ntitle = "Talks"\nmatch = "talks @ukraine"\n')
    (rules / "feeds.toml").write_text("")
    news = [item(1, "Talks on Ukraine begin", at=NOON), item(2, "A bakery opens again", at=NOON)]
    asyncio.run(_stored(news, tmp_path / "state"))
    return {"WATCHWORD_RULES": str(rules), "WATCHWORD_STATE": str(tmp_path / "state")}


async def _stored(news: list[Item], state: Path) -> None:
    with running(Outside(documents={"a": news}), state) as process:
        await process.passes()


@pytest.fixture
def busy(places: dict[str, str]) -> dict[str, str]:
    """A week of storms and floods, three storms to a flood, and some weeks of quiet before them."""
    now = utc_now()
    storms = [
        Item(
            title=f"A {'storm' if number % 4 else 'flood'} in region {number}",
            link=f"https://a.example/{number}",
        )
        for number in range(400)
    ]
    quiet = [Item(title=f"A quiet day in the bakery, number {number}", lang="en") for number in range(300)]
    store = Store.open(Path(places["WATCHWORD_STATE"]))
    put(store, [(one, now - timedelta(minutes=20 * number)) for number, one in enumerate(storms, start=1)])
    put(
        store, [(one, now - timedelta(days=7, hours=2 * number)) for number, one in enumerate(quiet, start=1)]
    )
    asyncio.run(index_words(store))
    store.close()
    return places


def tried(places: dict[str, str], query: str) -> Result:
    return CliRunner().invoke(main, ["try", query], env=places)


def test_a_misspelt_word_is_told_with_what_was_meant(places: dict[str, str]) -> None:
    result = tried(places, "negotiatons @ukraine")
    assert result.exit_code == 0
    assert "did you mean “negotiations”" in result.stdout


def test_the_query_is_shown_as_it_was_understood(places: dict[str, str]) -> None:
    assert "query     bakery talks" in tried(places, "bakery AND talks").stdout


def test_a_query_that_cannot_be_read_points_at_the_place(places: dict[str, str]) -> None:
    result = tried(places, "talks (bakery")
    assert result.exit_code == 2
    assert "^" in result.stderr


def test_an_unknown_concept_is_told_with_the_remedy(places: dict[str, str]) -> None:
    result = tried(places, "talks @ukrane")
    assert result.exit_code == 2
    assert "@ukraine" in result.stderr


def test_a_rule_that_rings_too_often_is_told_with_what_causes_it(busy: dict[str, str]) -> None:
    told = tried(busy, "storm OR flood").stdout
    assert "it would have rung 400 times in 7 days; “storm” alone causes 300 of them" in told
    assert "leave that out" in told


def test_a_rule_that_never_matched_is_told(busy: dict[str, str]) -> None:
    told = tried(busy, "zeppelin harbour").stdout
    assert "it matched nothing in the last 30 days" in told
    assert "OR between the ways to say it" in told


def test_the_five_newest_hits_are_shown_with_the_matched_words_in_brackets(busy: dict[str, str]) -> None:
    hits = [line for line in tried(busy, "storm region").stdout.splitlines() if line.startswith("hit ")]
    assert len(hits) == 5
    assert "A [storm] in [region] 1" in hits[0]
    assert "A [storm] in [region] 6" in hits[4]


def test_a_misspelt_word_is_found_out_by_what_the_news_say(busy: dict[str, str]) -> None:
    assert "did you mean “bakery”" in tried(busy, "bakrey").stdout


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("storm -storm", "can never match"),
        ("storm OR (storm flood)", "leave it out: storm"),
        ("storm from:b.exmaple", "no report on record is from “b.exmaple”"),
        ("storm lang:de lang:en", "write lang:en,de"),
        ("storm and flood", "leave it out, all words must be there anyway: storm flood"),
        ("taurus ODER storm", "read “ODER” as OR"),
    ],
)
def test_every_warning_is_told_with_its_remedy(busy: dict[str, str], query: str, said: str) -> None:
    assert said in tried(busy, query).stdout.replace("lang:de,en", "lang:en,de")


def test_a_query_that_begins_with_a_dash_is_a_query(busy: dict[str, str]) -> None:
    assert "storm -region" in tried(busy, "-region storm").stdout.replace("-region storm", "storm -region")


def test_without_any_history_the_query_is_judged_all_the_same(places: dict[str, str], tmp_path: Path) -> None:
    result = tried({**places, "WATCHWORD_STATE": str(tmp_path / "nothing")}, "negotiatons @ukraine")
    assert result.exit_code == 0
    assert "did you mean “negotiations”" in result.stdout
    assert "no items are stored yet" in result.stdout
    assert not (tmp_path / "nothing").exists(), "trying writes nothing"


@pytest.mark.parametrize(
    "query", ["(" * 1000, "storm \x1b[31m(", "storm\n(", "storm \udcff(", "\u202e(storm"]
)
def test_a_hostile_query_is_answered_in_few_plain_lines(places: dict[str, str], query: str) -> None:
    result = tried(places, query)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 4
    assert result.stderr.replace("\n", "").isprintable()

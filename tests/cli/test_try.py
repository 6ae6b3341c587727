"""`watchword try QUERY`: what a rule would have done, told before anybody relies on it."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.feeds.item import Item
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

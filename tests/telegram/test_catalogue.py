"""The catalogue of /start: each ready-made watch with a headline for which it rings, in the chat's language."""

import pytest

from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import Example, Rule, RuleId
from bot.telegram.commands.catalogue import examples
from tests.support.chatting import stage

RULE = Rule(
    RuleId("talks"),
    "Talks",
    parse("talks"),
    examples=(
        Example("No talks at all", fires=False, lang="uk"),
        Example("Gespräche am Montag", fires=True, lang="de"),
        Example("Talks <on> Monday", fires=True, lang="en"),
        Example("Переговори в понеділок", fires=True, lang="uk"),
    ),
)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("uk", "Переговори в понеділок"), ("de", "Gespräche am Montag"), ("es", "Talks <on> Monday")],
)
def test_an_example_is_in_the_chats_language_else_in_english(lang: str, text: str) -> None:
    assert examples([RULE], lang) == {"talks": text}


def test_a_rule_whose_examples_fire_in_other_languages_only_has_one_all_the_same() -> None:
    other = Rule(RuleId("x"), "X", parse("x"), examples=(Example("Приклад", fires=True, lang="uk"),))
    assert examples([other, Rule(RuleId("y"), "Y", parse("y"))], "de") == {"x": "Приклад"}


async def test_start_shows_an_example_alert_of_each_watch() -> None:
    async with stage(tries=RuleBook({}, [RULE]), mode="open") as on:
        shown = await on.said(on.fake.person(1), "/start")
        assert "Talks between Russia and Ukraine: Talks <on> Monday" in shown

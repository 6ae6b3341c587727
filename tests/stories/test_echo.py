"""A verb that no table knows, negated in one report and not in the other, in eight languages."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.stories.echo import echo, with_echo
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, Verdict
from bot.stories.words import words_of
from tests.support.reports import report

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
PAIRS = [
    (
        "en",
        "Abbot of Malta swims to Tunis for the regatta",
        "Abbot of Malta isn't swimming to Tunis for the regatta",
    ),
    (
        "en",
        "Ferries will dock in Malta, says harbour chief",
        "Ferries won't dock in Malta, says harbour chief",
    ),
    ("de", "Fähren tuten im Hafen von Malta", "Fähren tuten im Hafen von Malta nicht"),
    (
        "fr",
        "Les ferries accosteront à Malte, dit le port",
        "Les ferries n'accosteront pas à Malte, dit le port",
    ),
    ("es", "Los ferris atracan en Malta", "Los ferris no atracan en Malta"),
    ("uk", "Пороми пришвартуються на Мальті", "Пороми не пришвартуються на Мальті"),
    ("ru", "Паромы пришвартуются на Мальте", "Паромы не пришвартуются на Мальте"),
    ("pl", "Promy zacumują na Malcie", "Promy nie zacumują na Malcie"),
    ("tr", "Feribotlar Malta limanına yanaşacak", "Feribotlar Malta limanına yanaşmayacak"),
]


def verdict(lang: str, first: str, second: str) -> Verdict:
    keeper = StoryKeeper()
    keeper.decide(report(first, lang, NOON))
    return keeper.decide(report(second, lang, NOON + timedelta(hours=3)))


@pytest.mark.parametrize(("lang", "plain", "negated"), PAIRS)
def test_the_negation_of_a_known_report_is_news(lang: str, plain: str, negated: str) -> None:
    told = verdict(lang, plain, negated)
    assert told.decision is Decision.DELTA
    assert "refuse" in {change.now for change in told.changes}


@pytest.mark.parametrize(("lang", "plain", "negated"), PAIRS)
def test_what_was_negated_and_no_longer_is_is_news(lang: str, plain: str, negated: str) -> None:
    assert verdict(lang, negated, plain).decision is Decision.DELTA


@pytest.mark.parametrize(("lang", "plain", "negated"), PAIRS)
def test_the_same_side_again_is_none(lang: str, plain: str, negated: str) -> None:
    assert verdict(lang, plain, f"{plain}!").decision is Decision.REPEAT
    assert verdict(lang, negated, f"{negated}!").decision is Decision.REPEAT


def test_another_verb_that_is_negated_turns_nothing() -> None:
    title = "Abbot swims to Tunis and does not sing"
    assert echo((), title, title.lower(), "abbot swims to tunis", "en") is None


def test_who_weighs_something_has_refused_nothing() -> None:
    told = verdict("en", "Abbot swims to Tunis", "Abbot weighs swimming to Tunis, doesn't swim yet")
    assert told.decision is Decision.REPEAT


def test_an_echo_stands_for_the_mild_fact_of_its_kind() -> None:
    facts = report("Promy nie zacumują na Malcie", "pl", NOON).facts
    said = echo(
        facts,
        "Promy nie zacumują na Malcie",
        "promy nie zacumuja na malcie",
        "promy zacumuja na malcie",
        "pl",
    )
    assert said is not None
    assert [fact.force for fact in with_echo(facts, said) if fact.value == "refuse"] == [""]
    assert with_echo(with_echo(facts, said), said) == with_echo(facts, said)


@pytest.mark.parametrize(
    ("lang", "plain", "corrected"),
    [
        ("en", "Abbots swim to Tunis from 4 June", "Abbots swim to Tunis from 9 June, not from 4 June"),
        ("en", "Abbots swim only at dawn", "Abbots swim at dawn and not only at dawn"),
        ("de", "Äbte tuten ab dem 4. Juni im Hafen", "Äbte tuten ab dem 9. Juni im Hafen, nicht am 4. Juni"),
        ("fr", "Les abbés nagent le 4 juin", "Les abbés nagent le 9 juin, pas le 4 juin"),
        ("es", "Los abades nadan desde el 4 de junio", "Los abades nadan el 9 y no desde el 4 de junio"),
        ("uk", "Пливуть лише абати", "Пливуть не лише абати"),
        ("ru", "Плывут только аббаты", "Плывут не только аббаты"),
        ("pl", "Pływają tylko opaci", "Pływają nie tylko opaci"),
    ],
)
def test_a_negation_that_denies_no_deed_turns_nothing(lang: str, plain: str, corrected: str) -> None:
    told = " ".join(word.folded for word in words_of(corrected, lang))
    before = " ".join(word.folded for word in words_of(plain, lang))
    assert echo((), corrected, told, before, lang) is None

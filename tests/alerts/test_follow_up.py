"""What calls off a story that a rule waits for, in eight languages; what only sounds like it doesn't."""

from datetime import UTC, datetime

import pytest

from bot.alerts.follow_up import TERM, followed_up
from bot.feeds.item import Item
from bot.rules.match import Match, Reading
from bot.rules.rule import RuleId
from bot.stories.keeper import Place
from bot.stories.story import Sighting
from bot.stories.traits import of

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
TALKS = RuleId("talks")


def follows(
    title: str, lang: str, *, reading: Reading | None = None, rules: tuple[RuleId, ...] = (TALKS,)
) -> list[str]:
    """What is taken to be said of a story that `talks` waits for."""
    sighting = Sighting(Item(title=title, lang=lang), NOON, lang, "Post")
    place = Place(sighting, of(sighting), 1, watched_by=frozenset({TALKS}))
    found = followed_up(reading or Reading(lang), sighting, place, rules)
    if found is None:
        return []
    (match,) = found.matches
    assert {place.term for place in match.highlights} == {TERM}
    assert all(title[place.start : place.stop] == place.text for place in match.highlights)
    return [fact.value for fact in match.facts]


@pytest.mark.parametrize(
    ("lang", "cancelled", "postponed"),
    [
        ("en", "Oslo calls off fishing talks with Lisbon", "Fishing talks between Oslo and Lisbon put off"),
        ("de", "Oslo sagt Fischereigespräche mit Lissabon ab", "Fischereigespräche mit Lissabon verschoben"),
        ("fr", "Oslo annule les pourparlers avec Lisbonne", "Les pourparlers avec Lisbonne sont reportés"),
        ("es", "Oslo cancela las conversaciones con Lisboa", "Oslo aplaza las conversaciones con Lisboa"),
        ("pl", "Oslo odwołało rozmowy z Lizboną", "Rozmowy z Lizboną przełożone"),
        ("ru", "Осло отменило переговоры с Лиссабоном", "Переговоры с Лиссабоном отложены"),
        ("uk", "Осло скасувало переговори з Лісабоном", "Переговори з Лісабоном відкладено"),
        ("tr", "Oslo Lizbon ile görüşmeleri iptal etti", "Lizbon ile görüşmeler ertelendi"),
    ],
)
def test_who_waits_is_told_that_it_is_off_in_each_language(lang: str, cancelled: str, postponed: str) -> None:
    assert follows(cancelled, lang) == ["cancelled"]
    assert follows(postponed, lang) == ["postponed"]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Oslo refuses to send a delegation to the fishing talks with Lisbon"),
        ("de", "Oslo weigert sich, mit Lissabon zu verhandeln"),
        ("fr", "Oslo refuse de négocier avec Lisbonne"),
        ("es", "Oslo se niega a negociar con Lisboa"),
        ("pl", "Oslo odmówiło rozmów z Lizboną"),
        ("ru", "Осло отказалось от переговоров с Лиссабоном"),
        ("uk", "Осло відмовилося від переговорів з Лісабоном"),
        ("tr", "Oslo Lizbon ile görüşmeyi reddetti"),
    ],
)
def test_who_waits_is_told_that_somebody_refuses_in_each_language(lang: str, title: str) -> None:
    assert follows(title, lang) == ["refuse"]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Oslo may call off fishing talks with Lisbon"),
        ("de", "Oslo könnte Fischereigespräche mit Lissabon absagen"),
        ("fr", "Oslo pourrait annuler les pourparlers avec Lisbonne"),
        ("es", "Oslo podría cancelar las conversaciones con Lisboa"),
        ("pl", "Oslo może odwołać rozmowy z Lizboną"),
        ("ru", "Осло может отменить переговоры с Лиссабоном"),
        ("uk", "Осло може скасувати переговори з Лісабоном"),
        ("tr", "Oslo Lizbon ile görüşmeleri iptal edebilir"),
    ],
)
def test_what_only_may_be_off_is_followed_up_in_no_language(lang: str, title: str) -> None:
    assert follows(title, lang) == []


def test_what_a_rule_found_itself_and_rules_that_are_gone_are_left_alone() -> None:
    title = "Oslo calls off fishing talks with Lisbon"
    assert follows(title, "en", reading=Reading("en", (Match(TALKS, ()),))) == []
    assert follows(title, "en", rules=(RuleId("other"),)) == []

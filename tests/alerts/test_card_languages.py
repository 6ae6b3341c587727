"""Cards and agendas in each language of the bot: right words, and within what Telegram takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.agenda_html import page_html, rows
from bot.alerts.amounts import amount, rank
from bot.alerts.card import Card
from bot.alerts.nouns import COUNTED, RANKED
from bot.alerts.render_html import card_html
from bot.alerts.render_sources import sources_html
from bot.alerts.standings import standing
from bot.alerts.words import age, day, language, number
from bot.facts.actors import GROUPS, STATES
from bot.facts.ranks import THINGS
from bot.facts.units import CASUALTIES, UNITS
from bot.tongues import SPOKEN, tongue
from tests.support import any_card, golden, sample_agenda
from tests.support.botapi.content import checked_text
from tests.support.sample_cards import NOW
from tests.support.spoken_cards import fullest
from tests.support.telegram_html import ENTITIES_MAX, UNITS_MAX, parse, units

CURRENCIES = {unit for unit in UNITS if unit.isupper() and unit != "MW"}


@pytest.mark.parametrize("code", SPOKEN)
def test_the_message_is_the_golden_one_of_its_language(code: str) -> None:
    expected = (golden.FOLDER / f"every_kind.{code}.html").read_text(encoding="utf-8")
    assert expected == golden.in_language(code)
    parse(expected)


@settings(max_examples=60)
@given(any_card.cards, st.sampled_from(sorted(SPOKEN)))
def test_any_card_in_any_language_is_a_message_that_telegram_takes(card: Card, code: str) -> None:
    parse(card_html(card, NOW, tongue(code)))


@pytest.mark.parametrize("code", SPOKEN)
def test_the_fullest_card_fits_in_each_language(code: str) -> None:
    parsed = parse(card_html(fullest(), NOW, tongue(code)))
    assert UNITS_MAX * 0.7 < units(parsed.text) <= UNITS_MAX
    assert len(parsed.entities) <= ENTITIES_MAX


@pytest.mark.parametrize("code", SPOKEN)
def test_an_agenda_and_a_list_of_sources_fit_in_each_language(code: str) -> None:
    shown = rows(sample_agenda.agenda(*sample_agenda.REPORTS))
    page = page_html("📅", shown, ("foot " * 40,), sample_agenda.NOW, tongue(code))
    listed = sources_html("headline " * 80, fullest().sources, 4_000, NOW, tongue(code))
    for html in (page, listed):
        checked_text({"text": html, "parse_mode": "HTML"})


def test_whatever_facts_count_or_order_or_say_has_words() -> None:
    assert (UNITS | CASUALTIES) - CURRENCIES - COUNTED.keys() == {"percent", "magnitude"}
    assert {thing for things in THINGS.values() for thing in things} <= RANKED.keys()


@pytest.mark.parametrize("code", [code for code in SPOKEN if code != "en"])
def test_no_english_is_left_in_statuses_and_counts_of_other_languages(code: str) -> None:
    said = [standing(f"claimed by {name}", tongue(code)) for name in (*STATES, *GROUPS)]
    assert [words for words in said if "claimed" in words or " by " in words] == []
    assert not any("number" in rank(f"3 {thing}", tongue(code)) for thing in RANKED)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("uk", ["1 дрон", "3 дрони", "5 дронів", "11 дронів", "22 дрони", "1,5 мільйона дронів", "2–4 дрони"]),
        ("ru", ["1 дрон", "3 дрона", "5 дронов", "11 дронов", "22 дрона", "1,5 миллиона дронов", "2–4 дрона"]),
        ("de", ["1 Drohne", "3 Drohnen", "5 Drohnen", "11 Drohnen", "22 Drohnen", "1,5 Millionen Drohnen", "2–4 Drohnen"]),
        ("es", ["1 dron", "3 drones", "5 drones", "11 drones", "22 drones", "1,5 millones de drones", "2–4 drones"]),
    ],
)  # fmt: skip
def test_a_noun_has_the_form_that_its_number_asks_for(code: str, forms: list[str]) -> None:
    values = ["1", "3", "5", "11", "22", "1500000", "2-4"]
    assert [amount(f"{value} drone", tongue(code)) for value in values] == forms


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("uk", ["пн 2 – вт 3 червня 2025 р.", "червень 2025 р.", "3 дні тому", "за 5 хв", "німецька", "50 000"]),
        ("ru", ["пн 2 – вт 3 июня 2025 г.", "июнь 2025 г.", "3 дня назад", "через 5 мин", "немецкий", "50 000"]),
        ("de", ["Mo 2. – Di 3. Juni 2025", "Juni 2025", "vor 3 Tagen", "in 5 Min.", "Deutsch", "50.000"]),
        ("es", ["lun 2 – mar 3 de junio de 2025", "junio de 2025", "hace 3 días", "en 5 min", "alemán", "50.000"]),
    ],
)  # fmt: skip
def test_days_times_languages_and_numbers_are_written_as_their_readers_do(
    code: str, words: list[str]
) -> None:
    spoken = tongue(code)
    said = [
        day("2025-06-02/2025-06-03", spoken),
        day("2025-06", spoken),
        age(NOW.replace(day=25), NOW, spoken),
        age(NOW.replace(minute=5), NOW, spoken),
        language("de", spoken),
        number(50_000, spoken).replace("\u00a0", " "),
    ]
    assert said == words

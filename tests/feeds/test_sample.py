"""The sample feed's dates: written relative to now, read back as the day that was meant."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.facts.dates import find
from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.sample import LANGUAGES, render

TEMPLATE = (Path(__file__).resolve().parents[2] / "rules" / "sample-feed.xml").read_text(encoding="utf-8")
NOON = datetime(2028, 2, 22, 12, tzinfo=UTC)  # a week before the leap day

# A sentence in which a coming day may stand, for each language.
CARRIERS = {
    "en": "The round will be held on {}.",
    "de": "Die Runde findet am {} statt.",
    "uk": "Раунд відбудеться {}.",
    "ru": "Раунд пройдёт {}.",
    "es": "La ronda se celebrará el {}.",
    "fr": "Le cycle aura lieu le {}.",
    "tr": "Tur {} tarihinde yapılacak.",
    "pl": "Runda odbędzie się {}.",
}
WEEKDAY_CARRIERS = {
    "en": "The round will be held {}.",
    "de": "Die Runde findet {} statt.",
    "uk": "Раунд відбудеться {}.",
    "ru": "Раунд пройдёт {}.",
    "es": "La ronda se celebrará {}.",
    "fr": "Le cycle aura lieu {}.",
    "tr": "Tur {} yapılacak.",
    "pl": "Runda odbędzie się {}.",
}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ago 0m}}", "Tue, 22 Feb 2028 12:00:00 +0000"),
        ("{{ago 90m}}", "Tue, 22 Feb 2028 10:30:00 +0000"),
        ("{{ago 30h}}", "Mon, 21 Feb 2028 06:00:00 +0000"),
        ("{{ago 2d}}", "Sun, 20 Feb 2028 12:00:00 +0000"),
        ("{{day+7 en}}", "29 February"),
        ("{{day+8 en}}", "1 March"),
        ("{{day+7 de}}", "29. Februar"),
        ("{{day+7 uk}}", "29 лютого"),
        ("{{day+7 ru}}", "29 февраля"),
        ("{{day+7 es}}", "29 de febrero"),
        ("{{day+7 fr}}", "29 février"),
        ("{{day+8 fr}}", "1er mars"),
        ("{{day+7 tr}}", "29 Şubat"),
        ("{{day+7 pl}}", "29 lutego"),
        ("{{weekday+1 de}}", "Mittwoch"),
        ("{{on+1 en}}", "on Wednesday"),
        ("{{on+6 de}}", "am Montag"),
        ("{{on+1 uk}}", "у середу"),
        ("{{on+1 ru}}", "в среду"),
        ("{{on+1 tr}}", "Çarşamba günü"),
        ("a {{ day+0 en }} b", "a 22 February b"),
        ("no { placeholder }", "no { placeholder }"),
    ],
)
def test_a_placeholder_becomes_words(template: str, text: str) -> None:
    assert render(template, NOON) == text


@pytest.mark.parametrize(("lang", "text"), [("ru", "во вторник"), ("pl", "we wtorek")])
def test_tuesday_has_its_own_preposition(lang: str, text: str) -> None:
    assert render(f"{{{{on+1 {lang}}}}}", NOON - timedelta(days=1)) == text


@pytest.mark.parametrize(
    "template",
    ["{{day}}", "{{day+7}}", "{{day+7 it}}", "{{weekday+7 en}}", "{{on+0 en}}", "{{ago soon}}", "{{}}"],
)
def test_a_misspelt_placeholder_is_told_with_the_remedy(template: str) -> None:
    with pytest.raises(UserError, match=r"is not understood\. Write"):
        render(template, NOON)


def test_the_clock_of_another_zone_gives_the_same_feed() -> None:
    elsewhere = datetime.fromisoformat("2028-02-23T01:00:00+13:00")
    assert render(TEMPLATE, elsewhere) == render(TEMPLATE, NOON)


def _value(sentence: str, lang: str, reference: date) -> list[str]:
    return [found.value for found in find(sentence, lang=lang, reference=reference)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("year", [2026, 2028], ids=["common year", "leap year"])
def test_each_day_of_a_year_is_read_back_a_week_and_two_ahead(lang: str, year: int) -> None:
    first = datetime(year, 1, 1, 12, tzinfo=UTC)
    wrong = []
    for now in (first + timedelta(days=n) for n in range(366)):
        for ahead in (7, 14):
            words = render(f"{{{{day+{ahead} {lang}}}}}", now)
            meant = (now + timedelta(days=ahead)).date().isoformat()
            if (read := _value(CARRIERS[lang].format(words), lang, now.date())) != [meant]:
                wrong.append((words, meant, read))
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ahead", range(1, 7))
def test_each_weekday_is_read_back(lang: str, ahead: int) -> None:
    wrong = []
    for now in (NOON + timedelta(days=n) for n in range(7)):
        words = render(f"{{{{on+{ahead} {lang}}}}}", now)
        meant = (now + timedelta(days=ahead)).date().isoformat()
        if (read := _value(WEEKDAY_CARRIERS[lang].format(words), lang, now.date())) != [meant]:
            wrong.append((words, meant, read))
    assert wrong == []


NOWS = [
    datetime(2026, 6, 15, 9, tzinfo=UTC),
    datetime(2027, 12, 27, 1, tzinfo=UTC),
    datetime(2028, 2, 15, 23, 59, tzinfo=UTC),
]


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_the_shipped_sample_states_the_days_that_it_means(now: datetime) -> None:
    wrong = []
    for template in re.findall(r"<item>.*?</item>", TEMPLATE, re.DOTALL):
        title = re.search(r"<title>(.*?)</title>", template)
        lang = re.search(r"<dc:language>(.*?)<", template)
        published = re.search(r"<pubDate>(.*?)</pubDate>", template)
        assert title
        assert lang
        assert published
        said = parsedate_to_datetime(render(published[1], now))
        meant = [
            (now + timedelta(days=int(n))).date().isoformat() for n in re.findall(r"\{\{day\+(\d+)", title[1])
        ]
        read = _value(render(title[1], now), lang[1], said.date())
        if read != meant:
            wrong.append((render(title[1], now), meant, read))
    assert wrong == []


def test_the_shipped_sample_is_a_feed_of_many_sources_in_all_languages() -> None:
    feed = parse(render(TEMPLATE, NOON).encode(), url="file:sample-feed.xml")
    assert isinstance(feed, ParsedFeed)
    assert 25 <= len(feed.items) <= 35
    assert len({item.guid for item in feed.items}) == len(feed.items)
    assert all(item.published and NOON - timedelta(days=2) < item.published < NOON for item in feed.items)
    assert {item.lang for item in feed.items} == set(LANGUAGES)
    assert len({item.source for item in feed.items}) >= 10

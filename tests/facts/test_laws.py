"""Laws of reading dates: whatever the text, places are true and nothing is raised."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.dates import _windows, find
from bot.facts.folding import fold
from bot.facts.templates import patterns, trigger

LANGS = ("en", "de", "uk", "ru", "es", "fr", "tr", "pl", "it", "")
PIECES = st.sampled_from(
    ["2", "31", "30.", "Juni", "June", "червня", "haziran", "next", "last", "Monday", "понедельник", "2025",
     "in", "two", "weeks", "le", "на", "12/13", "99.99.9999", "0000-00-00", "İ", "ß", " ", "\n", "-", "Feb", "first", "mon", "третьего", "dia"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12),
    lang=st.sampled_from(LANGS),
    reference=st.one_of(st.none(), st.dates()),
    alone=st.booleans(),
)
def test_places_are_true_and_nothing_is_raised(
    words: list[str], lang: str, reference: date | None, alone: bool
) -> None:
    text = " ".join(words)
    for found in find(text, lang=lang, reference=reference, alone=alone):
        assert text[found.start : found.stop] == found.text
        assert found.text.strip()


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(max_examples=60, deadline=None)
@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2068, 12, 31)), reference=st.dates())
def test_a_full_date_means_the_same_whenever_it_is_read(day: date, reference: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert [found.value for found in find(text, lang="de", reference=reference)] == [day.isoformat()]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_text_is_read_the_same_twice(lang: str) -> None:
    text = "2 June, 2. Juni, 2 червня, 2 de junio, в понедельник, lundi prochain, yarın"
    once = find(text, lang=lang, reference=date(2025, 5, 28))
    assert once == find(text, lang=lang, reference=date(2025, 5, 28))


@settings(max_examples=150, deadline=None)
@given(words=st.lists(PIECES, max_size=8), lang=st.sampled_from(LANGS[:8]))
def test_the_trigger_never_hides_a_phrase(words: list[str], lang: str) -> None:
    folded = fold(" ".join(words))
    if any(pattern.regex.search(folded) for pattern in patterns(lang, alone=False)):
        assert trigger(lang).search(folded)


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(PIECES | st.sampled_from(["x" * 70, "and so on " * 9]), max_size=10),
    lang=st.sampled_from(LANGS[:8]),
)
def test_what_is_looked_at_around_the_triggers_holds_every_phrase(words: list[str], lang: str) -> None:
    folded = fold(" ".join(words))
    windows = tuple(_windows(folded, lang))
    assert [stop for _, stop in windows] == sorted({stop for _, stop in windows})
    for pattern in patterns(lang, alone=False):
        everywhere = [found.span() for found in pattern.regex.finditer(folded)]
        assert everywhere == [
            found.span() for window in windows for found in pattern.regex.finditer(folded, *window)
        ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "at the weekend"),
        ("de", "am Wochenende"),
        ("fr", "ce week-end"),
        ("es", "el próximo fin de semana"),
        ("ru", "на выходных"),
        ("ru", "первого числа"),
        ("uk", "у вихідні"),
        ("pl", "w weekend"),
        ("tr", "hafta sonunda"),
        ("en", "the second Sunday"),
        ("en", "by Christmas"),
    ],
)
def test_the_trigger_knows_the_rarer_ways_to_name_a_day(lang: str, text: str) -> None:
    assert find(text, lang=lang, reference=date(2025, 5, 28))


def test_a_text_full_of_dates_is_read_to_its_end() -> None:
    found = find("2 June. " * 500, lang="en", reference=date(2025, 5, 28))
    assert len(found) == 500

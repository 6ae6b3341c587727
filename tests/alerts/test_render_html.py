"""A card as a Telegram message: always well-formed, within the limits, and inert where it should be."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from bot.alerts.card import Card, ShownChange, ShownFact, SourceLine
from bot.alerts.inert import WORD_JOINER
from bot.alerts.render_html import card_html
from bot.tongues import ENGLISH
from tests.support import any_card, golden
from tests.support.botapi.markup import parse_html
from tests.support.sample_cards import NOON, NOW, SAMPLES
from tests.support.telegram_html import ENTITIES_MAX, UNITS_MAX, parse, units

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067"


def plain_card(**changes: object) -> Card:
    """A card about nothing much, with `changes`."""
    fields: dict[str, object] = {
        "kind": "story",
        "rules": ("Rule",),
        "headline": "Headline",
        "source": "Source",
        "when": NOON,
    }
    return Card.model_validate(fields | changes)


def seen(card: Card) -> str:
    """What a reader sees."""
    return parse(card_html(card, NOW, ENGLISH)).text


@pytest.mark.parametrize("name", SAMPLES)
def test_the_message_is_the_golden_one(name: str) -> None:
    expected = (golden.FOLDER / f"{name}.html").read_text(encoding="utf-8")
    assert expected == golden.as_html(SAMPLES[name]())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_is_one_that_telegram_takes(name: str) -> None:
    parse((golden.FOLDER / f"{name}.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_fake_of_telegram_reads_the_same_in_it(name: str) -> None:
    message = golden.as_html(SAMPLES[name]())
    text, entities = parse_html(message)
    strictly = parse(message)
    assert strictly.text == text
    for kind, tags in (("bold", "b"), ("date_time", "tg-time")):
        places = [(entity.offset, entity.length) for entity in entities if entity.kind == kind]
        styled = [one for one in strictly.entities if one.tag == tags]
        expected = [(units(text[: one.start]), units(text[one.start : one.stop])) for one in styled]
        assert sorted(expected) == sorted(places)


@settings(max_examples=120)
@given(any_card.cards)
def test_any_card_is_a_message_that_telegram_takes(card: Card) -> None:
    parsed = parse(card_html(card, NOW, ENGLISH))
    assert not set(BIDI) & set(parsed.text)
    assert parsed.text.count("\u2068") == parsed.text.count("\u2069")


def test_the_fullest_card_fits() -> None:
    long = "🕊️ talks " * 200
    value = "2025-06-02T14:00+03:00"
    card = plain_card(
        kind="delta",
        rules=(long,) * 20,
        headline=long,
        headline_marks=tuple((place, place + 1) for place in range(0, 400, 2)),
        excerpt=long,
        excerpt_marks=tuple((place, place + 1) for place in range(0, 400, 2)),
        source=long,
        lang=long,
        link="https://example.org",
        facts=(ShownFact(kind="date", value=value, text=long),) * 20,
        changes=(ShownChange(kind="place", was=(long,) * 9, now=long, text=long),) * 20,
        sources=(SourceLine(source=long, when=NOON, title=long, link="https://example.org"),) * 40,
    )
    parsed = parse(card_html(card, NOW, ENGLISH))
    assert UNITS_MAX * 0.7 < units(parsed.text) <= UNITS_MAX
    assert len(parsed.entities) <= ENTITIES_MAX


def test_matched_words_are_bold() -> None:
    card = plain_card(
        headline="Talks in Istanbul", headline_marks=((9, 17),), excerpt="On Monday.", excerpt_marks=((3, 9),)
    )
    assert parse(card_html(card, NOW, ENGLISH)).styled("b") == ["Rule", "Istanbul", "Monday"]


def test_the_headline_is_cut_and_the_link_is_not() -> None:
    card = plain_card(headline="word " * 400, link="https://example.org/" + "x" * 400)
    parsed = parse(card_html(card, NOW, ENGLISH))
    assert "word…" in parsed.text
    assert f' href="{card.link}"' in [entity.attributes for entity in parsed.entities]


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "tg://user?id=1", "file:///etc/passwd", "ftp://example.org", "//x", "http://", "http://[",
     "https://exa mple.org", "https://example.org/\u202e", "https://example.org/" + "x" * 2_000, ""],
)  # fmt: skip
def test_a_link_that_is_not_of_the_web_is_not_clickable(link: str) -> None:
    assert parse(card_html(plain_card(link=link), NOW, ENGLISH)).styled("a") == []


@pytest.mark.parametrize(
    "text", ["/stop", "see /stop@bot", "@owner", "a@example.org", "tg://settings", "TON://x"]
)
def test_words_that_telegram_would_make_clickable_are_kept_apart(text: str) -> None:
    message = seen(plain_card(headline=text, rules=(text,), source=text))
    assert text not in message
    assert message.replace(WORD_JOINER, "").count(text) == 3


@pytest.mark.parametrize("text", ["24/7", "and/or", "5 € / 6 $", "https://example.org/a", "a @ b"])
def test_other_words_are_left_as_they_are(text: str) -> None:
    assert WORD_JOINER not in seen(plain_card(headline=text))


def test_a_date_with_a_clock_time_is_a_moment_and_a_day_is_plain_text() -> None:
    card = plain_card(
        facts=(
            ShownFact(kind="date", value="2025-06-02T14:00+03:00", text="at two"),
            ShownFact(kind="date", value="2025-06-03", text="tomorrow"),
        )
    )
    parsed = parse(card_html(card, NOW, ENGLISH))
    moments = [entity.attributes for entity in parsed.entities if entity.tag == "tg-time"]
    assert ' unix="1748862000" format="wDt"' in moments
    assert "📅 Tue 3 June 2025 · “tomorrow”" in parsed.text
    assert parsed.styled("tg-time") == ["Mon 2 June 2025, 14:00 (UTC+3)", "just now"]


def test_a_changed_moment_shows_both_in_the_zone_of_the_reader() -> None:
    change = ShownChange(kind="date", was=("2025-06-02T13:00Z",), now="2025-06-02T14:00Z")
    parsed = parse(card_html(plain_card(kind="delta", changes=(change,)), NOW, ENGLISH))
    assert parsed.styled("tg-time") == ["Mon 2 June, 13:00 UTC", "Mon 2 June, 14:00 UTC", "just now"]


def test_a_change_says_what_was_and_what_is_now() -> None:
    change = ShownChange(kind="date", was=("2025-06-02",), now="2025-06-16")
    assert "📅 was Mon 2 June → now Mon 16 June\n" in seen(plain_card(kind="delta", changes=(change,)))


@pytest.mark.parametrize(
    ("kind", "high", "first"),
    [
        ("story", False, "🔔 Rule"),
        ("story", True, "🚨 Rule"),
        ("delta", False, "↻ Rule · changed"),
        ("delta", True, "🚨↻ Rule · changed"),
        ("earlier", False, "🕓 Rule · earlier"),
    ],
)
def test_the_first_line_tells_the_kind(kind: str, high: bool, first: str) -> None:
    assert first == seen(plain_card(kind=kind, high=high)).split("\n")[0]


def test_one_source_needs_no_list() -> None:
    alone = SourceLine(source="Source", when=NOON, title="Headline")
    assert "1 source" not in seen(plain_card(sources=(alone,)))


def test_the_time_line_is_dropped_before_anything_else() -> None:
    long = "word " * 60
    card = plain_card(
        headline=long,
        excerpt=long,
        facts=tuple(ShownFact(kind="place", value=f"place {number}", text=long) for number in range(8)),
        sources=tuple(SourceLine(source=f"{number} {long}", when=NOON, title=long) for number in range(15)),
    )
    message = seen(card)
    assert "15 sources" in message
    assert "Place 7" in message
    assert 0 < message.count("28 May 12:00 UTC") < 15


@pytest.mark.parametrize("when", [-(2**40), 0, 2**31, 2**80])
def test_a_time_that_telegram_cannot_hold_is_told_in_words(when: int) -> None:
    assert parse(card_html(plain_card(when=when), NOW, ENGLISH)).styled("tg-time") == []


def test_the_same_card_a_day_later_has_another_age_only() -> None:
    card = SAMPLES["new_story"]()
    later = datetime(2025, 5, 29, 12, 0, tzinfo=UTC)
    assert card_html(card, NOW, ENGLISH).replace("12 min ago", "24 h ago") == card_html(card, later, ENGLISH)

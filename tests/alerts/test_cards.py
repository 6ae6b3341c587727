"""From an item to a card: the headline, the excerpt around the matched words, each fact once."""

from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.alerts.card import Card, ShownChange, ShownFact, SourceLine
from bot.alerts.cards import CHANGES_MAX, FACTS_MAX, SOURCES_MAX, delta_card, shown_facts, story_card
from bot.alerts.excerpt import EXCERPT_CODE_POINTS_MAX, excerpt, headline
from bot.alerts.phrases import fact_source_words, fact_value
from bot.alerts.render_html import card_html
from bot.alerts.render_terminal import card_panel
from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Item
from bot.rules.match import Highlight
from bot.tongues import ENGLISH
from tests.support import any_card
from tests.support.sample_cards import NOON, date_fact, found

FILLER = "Nothing of note was said about the weather that day. "


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:stop] for start, stop in marks]


@pytest.mark.parametrize(
    ("title", "source", "shown"),
    [
        ("Talks on Monday - Harbour Post", "Harbour Post", "Talks on Monday"),
        ("Talks on Monday | HARBOUR POST", "Harbour Post", "Talks on Monday"),
        ("Talks on Monday – Harbour", "Harbour Post", "Talks on Monday"),
        ("Talks on Monday — Harbour.example", "Harbour", "Talks on Monday"),
        ("Gespräche am Montag - N-TV", "n-tv.de", "Gespräche am Montag"),
        ("Zwei Seiten - ein Tisch - Abendblatt", "Abendblatt", "Zwei Seiten - ein Tisch"),
        ("Talks on Monday - Harbour chief", "Harbour", "Talks on Monday - Harbour chief"),
        ("Talks on Monday - day 12", "Harbour Post", "Talks on Monday - day 12"),
        ("Harbour Post", "Harbour Post", "Harbour Post"),
        ("- Harbour Post", "Harbour Post", "- Harbour Post"),
        ("Kyiv-Harbour Post", "Harbour Post", "Kyiv-Harbour Post"),
        ("Talks - A", "A", "Talks - A"),
        ("Talks - Harbour Post", "", "Talks - Harbour Post"),
    ],
)
def test_the_headline_does_not_repeat_its_source(title: str, source: str, shown: str) -> None:
    assert shown == headline(title, (), source=source)[0]


def test_marks_in_the_dropped_ending_are_dropped() -> None:
    assert headline("Talks - Talks Daily", [(0, 5), (8, 13)], source="Talks Daily") == ("Talks", ((0, 5),))


def test_a_short_summary_is_quoted_whole() -> None:
    text = "The talks begin on Monday. Nobody knows where."
    assert excerpt(text, [(4, 9)]) == (text, ((4, 9),))


@pytest.mark.parametrize("summary", ["Talks on Monday", " talks on  MONDAY. ", ""])
def test_a_summary_that_only_repeats_the_title_is_left_out(summary: str) -> None:
    assert excerpt(summary, [], title="Talks on Monday!") == ("", ())


def test_the_excerpt_is_the_sentences_around_the_first_match() -> None:
    sentence = "Envoys said that the talks begin on Monday."
    text = FILLER * 9 + sentence + " " + FILLER * 9
    place = text.index("talks")
    shown, marks = excerpt(text, [(place, place + 5)])
    assert shown.startswith(f"… {sentence}")
    assert shown.endswith("that day. …")
    assert marked(shown, marks) == ["talks"]


def test_a_match_at_the_end_brings_the_sentences_before_it() -> None:
    text = FILLER * 9 + "The talks begin."
    shown, _ = excerpt(text, [(len(text) - 12, len(text) - 7)])
    assert shown.endswith(FILLER + "The talks begin.")
    assert shown.startswith("… Nothing")


def test_a_summary_without_match_is_quoted_from_its_beginning() -> None:
    shown, marks = excerpt(FILLER * 9, [])
    assert shown.startswith("Nothing")
    assert shown.endswith("day. …")
    assert marks == ()


def test_one_long_sentence_is_cut_between_words_around_the_match() -> None:
    words = [f"word{number}" for number in range(300)]
    text = " ".join(words)
    place = text.index("word200")
    shown, marks = excerpt(text, [(place, place + 7)])
    assert marked(shown, marks) == ["word200"]
    assert shown.startswith("… word1")
    assert set(shown.split()) <= {*words, "…"}


def test_a_text_without_spaces_is_cut_too() -> None:
    shown, marks = excerpt("会" * 400 + "谈判" + "会" * 400, [(400, 402)])
    assert marked(shown, marks) == ["谈判"]


@given(any_card.long_texts, any_card.marks)
def test_no_excerpt_is_longer_than_its_limit_and_its_marks_lie_inside(
    text: str, marks: tuple[tuple[int, int], ...]
) -> None:
    shown, moved = excerpt(text, marks)
    assert len(shown) <= EXCERPT_CODE_POINTS_MAX
    assert all(0 <= start < stop <= len(shown) for start, stop in moved)


@given(
    st.lists(st.sampled_from(["talks", "Истанбул.", "and!", "day", "会谈。"]), min_size=1, max_size=150),
    st.data(),
)
def test_the_excerpt_holds_the_first_matched_word(words: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(words) - 1))
    text = " ".join(words)
    start = len(" ".join(words[:number])) + (number > 0)
    shown, marks = excerpt(text, [(start, start + len(words[number]))], title="Title")
    assert [words[number]] == marked(shown, marks)


def test_a_story_card_says_what_its_item_says() -> None:
    item = Item("Talks on Monday", "In Istanbul.", link="https://e.example", lang="en", source="Post")
    card = story_card(item=item, when=NOON, rules=["Talks"], highlights=found(item, "Talks", "Istanbul"))
    assert card == Card(
        kind="story",
        rules=("Talks",),
        headline="Talks on Monday",
        headline_marks=((0, 5),),
        excerpt="In Istanbul.",
        excerpt_marks=((3, 11),),
        lang="en",
        source="Post",
        when=NOON,
        link="https://e.example",
    )


def test_an_earlier_hit_and_high_severity_are_marked() -> None:
    card = story_card(item=Item("Talks"), when=NOON, rules=(), severity="high", earlier=True)
    assert (card.kind, card.high) == ("earlier", True)


def test_each_fact_is_shown_once_dates_first_and_past_ones_after_coming_ones() -> None:
    past = Fact(FactKind.DATE, "2025-05-16", "on 16 May", "title", 0, 9, past=True)
    place = Fact(FactKind.PLACE, "istanbul", "Istanbul", "title", 0, 8)
    coming = date_fact("2025-06-02", "2 June")
    again = date_fact("2025-06-02", "Monday")
    shown = shown_facts([place, past, coming, again])
    assert [fact.value for fact in shown] == ["2025-06-02", "2025-05-16", "istanbul"]
    assert shown[0].text == "2 June"


def test_a_changed_fact_is_not_listed_again() -> None:
    card = delta_card(
        item=Item("Talks moved"),
        when=NOON,
        rules=("Talks",),
        changes=(ShownChange(kind="date", was=("2025-06-02",), now="2025-06-16", text="16 June"),),
        facts=shown_facts((date_fact("2025-06-16", "16 June"), date_fact("2025-06-20", "20 June"))),
    )
    assert [fact.value for fact in card.facts] == ["2025-06-20"]
    assert (card.changes[0].was, card.changes[0].now, card.changes[0].text) == (
        ("2025-06-02",),
        "2025-06-16",
        "16 June",
    )


def test_everything_in_a_card_is_bounded() -> None:
    many = 100
    card = delta_card(
        item=Item("Talks"),
        when=NOON,
        rules=("Talks",),
        changes=(ShownChange(kind="place", was=(), now=f"p{number}", text="") for number in range(many)),
        facts=shown_facts(date_fact(f"2025-{number}", "") for number in range(many)),
        sources=[SourceLine(source=f"s{number}", when=NOON, title="") for number in range(many)],
    )
    assert (len(card.changes), len(card.facts), len(card.sources)) == (CHANGES_MAX, FACTS_MAX, SOURCES_MAX)
    assert card.sources[0].source == "s0"


def test_a_card_survives_being_stored() -> None:
    item = Item("Talks", "in Istanbul", lang="en", source="Post")
    card = story_card(
        item=item, when=NOON, rules=("R",), highlights=(Highlight("title", 0, 5, "talks", "Talks", 100),)
    )
    assert card == Card.model_validate_json(card.model_dump_json())


def test_a_place_is_shown_by_its_name() -> None:
    assert fact_value("place", "abu-dhabi", ENGLISH) == "Abu Dhabi"
    assert fact_value("place", "sumy-region", ENGLISH) == "Sumy region"
    assert fact_value("place", "rostov-on-don", ENGLISH) == "Rostov on Don"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("number", "50000 soldier", "50,000 soldiers"),
        ("number", "1 tank", "1 tank"),
        ("number", "5000000000 EUR", "5 billion EUR"),
        ("number", "1234567 person", "1,234,567 people"),
        ("number", "10-15 drone", "10–15 drones"),
        ("number", "4.1 percent", "4.1 %"),
        ("number", "6.2 magnitude", "magnitude 6.2"),
        ("number", "120 killed", "120 killed"),
        ("number", "250", "250"),
        ("number", "many", "many"),
        ("ordinal", "1 round", "1st round"),
        ("ordinal", "12 package", "12th package"),
        ("ordinal", "22 meeting", "22nd meeting"),
        ("ordinal", "3 brigade", "3rd brigade"),
        ("ordinal", "last", "last"),
    ],
)
def test_a_number_or_ordinal_is_shown_in_words(kind: str, value: str, words: str) -> None:
    assert fact_value(kind, value, ENGLISH) == words


@pytest.mark.parametrize(
    ("kind", "value", "text", "words"),
    [
        ("number", "30 negoti", "30 negotiators", "30 negotiators"),
        ("number", "6 альпинист", "шестеро альпинистов", "шестеро альпинистов"),
        ("number", "402 abgeordnet", "402 Abgeordnete", "402 Abgeordnete"),
        ("number", "30 negoti", "", "30"),
        ("number", "250 missile", "250 Taurus missiles", "250 missiles"),
        ("ordinal", "3 regatt", "3rd regatta", "3rd regatta"),
        ("ordinal", "3 regatt", "", "3rd"),
        ("ordinal", "2 round", "второй раунд", "2nd round"),
    ],
)
def test_a_stem_is_shown_in_the_words_of_the_report(kind: str, value: str, text: str, words: str) -> None:
    assert fact_value(kind, value, ENGLISH, text=text) == words
    fact = ShownFact(kind=kind, value=value, text=text)
    if value.split()[1] not in words:
        assert fact_source_words(fact, ENGLISH) == "", "said once"
    earlier = ShownChange(kind=kind, was=(value,), was_texts=(text,), now="1 tank")
    card = Card(kind="delta", rules=("A",), headline="", source="", when=0, changes=(earlier,), facts=(fact,))
    now = datetime(2025, 5, 28, 12, tzinfo=UTC)
    terminal = Console(file=StringIO(), width=80)
    terminal.print(card_panel(card, now))
    for shown in (card_html(card, now, ENGLISH), terminal.file.getvalue()):
        assert f"was {words} → now" in shown
        assert f"🔢 {words[:1].upper() + words[1:]}" in shown


@pytest.mark.parametrize(
    ("fact", "line", "struck"),
    [
        ({"was": ("2025-06-02", "2025-06-09")}, "📅 was Mon 2 June, Mon 9 June → now Mon 16 June", ""),
        ({"others": ("2025-06-17",)}, "📅 Mon 16 June 2025 · others say Tue 17 June 2025", ""),
        ({"off": "cancelled"}, "📅 Mon 16 June 2025 · cancelled", "Mon 16 June 2025"),
        ({"off": "postponed"}, "📅 Mon 16 June 2025 · postponed, no new date yet", "Mon 16 June 2025"),
    ],
)
def test_how_a_date_stands_is_shown_beside_it(fact: dict[str, Any], line: str, struck: str) -> None:
    shown = ShownFact(kind="date", value="2025-06-16", text="16 June", **fact)
    card = Card(kind="story", rules=("A",), headline="", source="", when=0, facts=(shown,))
    now = datetime(2025, 5, 28, 12, tzinfo=UTC)
    terminal = Console(file=StringIO(), width=80)
    terminal.print(card_panel(card, now))
    html = card_html(card, now, ENGLISH)
    assert line in terminal.file.getvalue()
    assert line in html.replace("<s>", "").replace("</s>", "")
    assert html.count("<s>") == (f"<s>{struck}</s>" in html) == bool(struck)

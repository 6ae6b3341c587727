"""What a rule set says when nothing is wrong with it."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import RuleFileError
from bot.facts.fact import FactKind
from bot.rules.files import kind_of, load
from bot.rules.grammar import parse
from bot.rules.rule import RING_ON_DEFAULT, ConceptList, FeedEntry

CONCEPTS = '[bridge]\ntitle = "Bridge"\naliases = ["bridge", "=Steg", "Brücke*"]\n'
RULE = 'id = "opening"\ntitle = "Opening"\nmatch = "@bridge  (opened OR opens)"\n'


def test_a_rule_keeps_its_defaults() -> None:
    (rule,) = load({"concepts.toml": CONCEPTS, "opening.toml": RULE}).rules
    assert (rule.id, rule.title, rule.ring_on, rule.severity, rule.version) == (
        "opening",
        "Opening",
        RING_ON_DEFAULT,
        "normal",
        1,
    )


def test_a_rule_says_when_it_rings() -> None:
    text = RULE + 'ring_on = ["number", "date"]\nseverity = "high"\n'
    (rule,) = load({"concepts.toml": CONCEPTS, "opening.toml": text}).rules
    assert (rule.ring_on, rule.severity) == ({FactKind.NUMBER, FactKind.DATE}, "high")


def test_an_empty_ring_on_rings_never_again() -> None:
    (rule,) = load({"concepts.toml": CONCEPTS, "opening.toml": RULE + "ring_on = []\n"}).rules
    assert rule.ring_on == frozenset()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-05-28", datetime(2025, 5, 28, 12, tzinfo=UTC)),
        ("2025-05-28T09:30:00Z", datetime(2025, 5, 28, 9, 30, tzinfo=UTC)),
        ("2025-05-28T09:30:00+03:00", datetime(2025, 5, 28, 6, 30, tzinfo=UTC)),
        ("2025-05-28T09:30:00", datetime(2025, 5, 28, 9, 30, tzinfo=UTC)),
    ],
)
def test_an_example_is_published_on_a_day_or_at_a_time(written: str, meant: datetime) -> None:
    text = RULE + f'[[examples]]\ntext = "The bridge opens"\nfires = true\npublished = {written}\n'
    (rule,) = load({"concepts.toml": CONCEPTS, "opening.toml": text}).rules
    assert rule.examples[0].published == meant


def test_a_part_stands_in_parentheses_wherever_it_is_named() -> None:
    text = RULE.replace("@bridge  (opened OR opens)", "$crossing NEAR/5 $news -$crossing") + (
        '[parts]\ncrossing = "@bridge OR tunnel"\nverb = "opened OR opens"\nnews = "$verb NOT NEAR/3 date"\n'
    )
    (rule,) = load({"concepts.toml": CONCEPTS, "opening.toml": text}).rules
    assert rule.match == str(
        parse("(@bridge OR tunnel) NEAR/5 ((opened OR opens) NOT NEAR/3 date) -(@bridge OR tunnel)")
    )


def test_an_amount_in_dollars_is_no_part() -> None:
    (rule,) = load({"concepts.toml": CONCEPTS, "opening.toml": RULE.replace("opens", "$5")}).rules
    assert rule.match == "@bridge (opened OR 5)"


def test_concepts_come_from_all_their_files() -> None:
    more = '[ferry]\ntitle = "Ferry"\naliases = ["ferry"]\n'
    ruleset = load(
        {
            "concepts.toml": CONCEPTS,
            "concepts-mine.toml": more,
            "concepts/pack.toml": more.replace("ferry", "raft"),
        }
    )
    assert sorted(ruleset.concepts) == ["bridge", "ferry", "raft"]
    assert ruleset.concepts["bridge"] == ConceptList("bridge", "Bridge", ("bridge", "=Steg", "Brücke*"))


def test_feeds_keep_their_order() -> None:
    text = '[[feeds]]\nurl = "https://b.example/"\ntitle = "B"\n[[feeds]]\nurl = "file:a.xml"\ntitle = "A"\nsample = true\n'
    assert load({"feeds.toml": text}).feeds == (
        FeedEntry("https://b.example/", "B"),
        FeedEntry("file:a.xml", "A", sample=True),
    )


def test_an_empty_folder_is_an_empty_set() -> None:
    assert (load({}).rules, dict(load({}).concepts), load({}).feeds) == ((), {}, ())


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("talks.toml", "rule"),
        ("feeds.toml", "feeds"),
        ("concepts.toml", "concepts"),
        ("concepts-mine.toml", "concepts"),
        ("concepts/places.toml", "concepts"),
        ("feeds-of-birds.toml", "rule"),
    ],
)
def test_the_name_of_a_file_says_what_it_holds(file: str, kind: str) -> None:
    assert kind_of(file) == kind


def test_one_id_in_two_files_is_told_with_the_other_file() -> None:
    with pytest.raises(RuleFileError, match=r"the rule “opening” is already there, in a\.toml"):
        load({"concepts.toml": CONCEPTS, "a.toml": RULE, "b.toml": RULE})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["feeds.toml", "concepts.toml", "rule.toml"]))
def test_no_text_breaks_the_loader(text: str, file: str) -> None:
    with contextlib.suppress(RuleFileError):
        load({file: text})

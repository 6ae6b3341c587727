"""Which exclude is proposed after rejections: a table of what was rejected, accepted, and what comes of it."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.rule import ConceptList
from bot.rules.tightening import Seen, best_exclude, excluding

CONCEPTS = {"kyiv": ConceptList("kyiv", "Kyiv", ("Kyiv", "Kiev", "Dynamo"))}
DAY = date(2025, 5, 28)


@dataclass(frozen=True)
class Row:
    """`rejected` and `accepted` are stories: titles of their reports, parted by `|`."""

    name: str
    query: str
    rejected: tuple[str, ...]
    accepted: tuple[str, ...] = ()
    best: str = ""
    removed: int = 0
    declined: tuple[str, ...] = ()


SPORT = (
    "Kyiv beats Lviv in a football derby",
    "A football star leaves Kyiv for Madrid",
    "Kyiv waits for its football final",
)
ROWS = [
    Row("one word that all have", "kyiv", SPORT, (), "football", 3),
    Row("too few rejections", "kyiv", SPORT[:2]),
    Row(
        "an accepted report has the word: another one that all have",
        "kyiv",
        tuple(f"{title} at the stadium" for title in SPORT),
        ("Kyiv shelters people in a football hall",),
        "stadium",
        3,
    ),
    Row("nothing but words of the accepted", "kyiv", SPORT, ("Football in Kyiv stops for an air raid",)),
    Row("most of them, not all", "kyiv", (*SPORT, "Kyiv opens a museum of chess"), (), "football", 3),
    Row(
        "half of them isn't most",
        "kyiv",
        (*SPORT[:2], "Kyiv opens a museum of chess", "A bakery in Kyiv is painted blue"),
    ),
    Row(
        "forms of a word are one",
        "kyiv",
        ("A footballer of Kyiv", "The footballers of Kyiv win", "Kyiv has a new footballer"),
        (),
        "footballer",
        3,
    ),
    Row(
        "a story with one report without the word would still ring",
        "kyiv",
        (*SPORT[:2], "Kyiv waits for its football final | Kyiv waits for Sunday's match"),
        (),
        "football",
        2,
    ),
    Row("words of the rule are never barred", "kyiv football", SPORT),
    Row(
        "nor are words of its concepts",
        "@kyiv",
        ("Dynamo in Kyiv: calm", "Kyiv, Dynamo: rain", "Kyiv and Dynamo: gold"),
    ),
    Row(
        "function words, days and numbers say nothing",
        "kyiv",
        (
            "Kyiv, amid rain, on Tuesday 12 March",
            "Amid gold, Kyiv on Tuesday 12 March",
            "Kyiv amid calm on Tuesday 12 March",
        ),
    ),
    Row(
        "two words where none alone will do",
        "kyiv",
        (
            "Kyiv hosts the silver trumpet contest",
            "A silver trumpet sounds in Kyiv",
            "Kyiv and the silver trumpet",
        ),
        ("A trumpet in Kyiv", "Silver is found in Kyiv"),
        '"silver trumpet"',
        3,
    ),
    Row(
        "what the rule bars already counts no more",
        "kyiv -football",
        (*SPORT, "A chess player of Kyiv loses"),
    ),
    Row("what the rule doesn't match counts no more", "kyiv talks", SPORT),
    Row("what was declined isn't proposed again", "kyiv", SPORT, declined=("football",)),
    Row(
        "in Ukrainian, in any case",
        "київ",
        ("Київ: футбол повернувся", "У Києві грають у футбол", "Київ говорить про футбол"),
        ("У Києві відкрили школу",),
        "футбол",
        3,
    ),
    Row(
        "in German",
        "berlin",
        ("Berlin freut sich auf den Marathon", "Der Marathon in Berlin", "Berlin: Marathon beginnt"),
        ("Berlin verhandelt weiter",),
        "marathon",
        3,
    ),
]


def stories(titles: tuple[str, ...]) -> list[list[Seen]]:
    return [[Seen(Item(title=one.strip(), summary=""), DAY) for one in title.split("|")] for title in titles]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_exclude_that_removes_most_rejected_and_no_accepted(row: Row) -> None:
    best = best_exclude(
        parse(row.query), CONCEPTS, stories(row.rejected), stories(row.accepted), declined=row.declined
    )
    assert (("", 0) if best is None else (str(best.node), best.rejected)) == (row.best, row.removed)


@pytest.mark.parametrize(
    ("query", "narrower"),
    [
        ("kyiv", "kyiv -football"),
        ("kyiv talks -rugby", "kyiv talks -rugby -football"),
        ("kyiv OR lviv", "(kyiv OR lviv) -football"),
        ("title:kyiv", "title:kyiv -football"),
        ("kyiv NEAR/3 talks", "kyiv NEAR/3 talks -football"),
    ],
)
def test_the_query_with_the_exclude_reads_back_as_itself(query: str, narrower: str) -> None:
    made = excluding(parse(query), parse("football"))
    assert str(parse(str(made))) == str(made)
    assert parse(str(made)) == parse(narrower)


def test_what_is_never_asked_for_is_read_at_all() -> None:
    assert best_exclude(parse("kyiv"), CONCEPTS, [[], [], []], []) is None

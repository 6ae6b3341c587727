"""What must hold of every item, every query and every change of the rules; a law that is broken raises.

Law: one `play` is one world: concepts, rules that come and go, items in between. Its number of items is returned.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random

from bot.errors import QueryError
from bot.facts.dates import find
from bot.facts.fact import Fact
from bot.facts.read import read as read_facts
from bot.feeds.item import Field, Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.index import HIGHLIGHTS_MAX, Index
from bot.rules.match import Reading
from bot.rules.names import concepts_in
from bot.rules.query import Node
from bot.rules.rule import Rule, RuleId
from bot.text.tokens import read
from tests.fuzz.making import Maker
from tests.support.slow_matcher import Place, SlowMatcher

ROUNDS = 4
RULES_MAX = 9
ITEMS_MAX = 3


def play(chance: Random) -> int:
    """Live through one world; the number of items read. Raises where a law is broken."""
    make = Maker(chance)
    book = RuleBook(make.concepts())
    empty = sizes(book._index)
    count = 0
    for _ in range(ROUNDS):
        _change(book, make, chance)
        for _ in range(chance.randint(1, ITEMS_MAX)):
            item, day = make.item(), make.day()
            reading = book.read(item, reference=day)
            check_places(item, reading, day)
            check_matches(book, item, reading, day)
            count += 1
    for rule_id in list(book.rules):
        book.remove(rule_id)
    assert sizes(book._index) == empty, "what is gone left a trace"
    return count


def _change(book: RuleBook, make: Maker, chance: Random) -> None:
    """Some rules go, some come, some are replaced by others."""
    for number in range(RULES_MAX):
        fate = chance.random()
        if fate < 0.2:
            book.remove(RuleId(f"r{number}"))
        elif fate < 0.7:
            query = understood(make.query(tuple(book.concepts)))
            if query is not None and concepts_in(query) <= book.concepts.keys():
                book.put(Rule(RuleId(f"r{number}"), "", query))


def understood(typed: str) -> Node | None:
    """The query, if it is one: its canonical form means the same. A refusal names a place in what was typed."""
    node = _parsed(typed)
    if isinstance(node, QueryError):
        assert 0 <= node.position <= len(typed), (node.position, typed)
        assert node.message, typed
        return None
    assert parse(str(node)) == node, f"{typed!r} is {node!r}, which is written {str(node)!r}"
    return node


def _parsed(typed: str) -> Node | QueryError:
    try:
        return parse(typed)
    except QueryError as error:
        return error


def check_places(item: Item, reading: Reading, day: date | None) -> None:
    """Every place lies in its field, and what is said to stand there does."""
    for match in reading.matches:
        for mark in match.highlights:
            field = item.field(mark.field)
            assert 0 <= mark.start < mark.stop <= len(field), (item, mark)
            assert field[mark.start : mark.stop] == mark.text, (item, mark)
            assert 1 <= mark.similarity <= 100, (item, mark)
        for fact in match.facts:
            check_fact(item, fact)
    for hit in reading.concepts:
        assert 0 <= hit.start < hit.stop <= len(item.field(hit.field)), (item, hit)
    for fact in reading.facts:
        check_fact(item, fact)
    for alone in (False, True):
        for found in find(item.title, lang=reading.lang, reference=day, alone=alone):
            assert item.title[found.start : found.stop] == found.text != "", (item, found)


def check_fact(item: Item, fact: Fact) -> None:
    """A fact stands where it says, in a sentence that its field has."""
    field = item.field(fact.field)
    assert 0 <= fact.start < fact.stop <= len(field), (item, fact)
    assert field[fact.start : fact.stop] == fact.text, (item, fact)
    assert (
        0
        <= fact.sentence
        <= max((token.sentence for token in read(field).tokens), default=0) + field.count(".")
    ), (item, fact)


def check_matches(book: RuleBook, item: Item, reading: Reading, day: date | None) -> None:
    """The rules that match are those that the obvious matcher finds, at the same places."""
    seen = replace(item, lang=reading.lang)
    facts = read_facts(item, lang=reading.lang, reference=day)
    slow = SlowMatcher(book.concepts, tuple(book.rules.values()))
    expected = slow.matches(seen, facts)
    assert expected.keys() == {match.rule for match in reading.matches}, (item, reading, expected)
    for match in reading.matches:
        if len(match.highlights) < HIGHLIGHTS_MAX:
            wanted = _spans(seen, expected[match.rule])
            assert wanted == {
                (mark.field, mark.start, mark.stop, mark.term, mark.similarity) for mark in match.highlights
            }, (item, match)


def _spans(item: Item, places: frozenset[Place]) -> set[tuple[Field, int, int, str, int]]:
    tokens = {field: read(item.field(field), item.lang).tokens for field in ("title", "summary")}
    return {
        (
            place.field,
            tokens[place.field][place.first].start,
            tokens[place.field][place.last].stop,
            place.term,
            place.similarity,
        )
        for place in places
    }


def sizes(index: Index) -> Mapping[str, int]:
    """How much is in each table of the index, in those of its leaves and of its lexicon.

    What the lexicon remembers of items' words may grow: it is bounded, and no rule's.
    """
    parts = {"index": index, "leaves": index._leaves, "lexicon": index._leaves._lexicon}
    return {
        f"{name}.{table}": len(content)
        for name, part in parts.items()
        for table, content in vars(part).items()
        if isinstance(content, dict | list | set) and table not in REMEMBERED
    }


REMEMBERED = frozenset(("_remembered",))

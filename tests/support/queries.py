"""Random queries, items and facts that have something to say to each other (hypothesis strategies)."""

from hypothesis import strategies as st

from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Item
from bot.rules.query import (
    And,
    Apart,
    Concept,
    From,
    Has,
    In,
    Lang,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from bot.rules.rule import ConceptList

# Words that are equal, related, slips, compounds, spellings of each other, or false friends.
_LISTED = """
taurus tauros missile missiles misile talks negotiation negotiations negotiaton nuclear unclear police policy
verhandlung verhandlungen verhandlungsrunde friedensverhandlung raketenangriff angriff angriffe
zelensky selenskyj zelenskyy зеленський зеленського переговори переговорів переговоры война війна війни
iran iraq kyiv kiel minsk omsk sumy sumo görüşme görüşmeler negociación negociaciones rozmowy rozmów
pokrovske pokrovskoye покровське суходільськ sukhodolsk taurussystem umanske umanskoye sumi суми
a of the on june 2 16 2026 u s п'ять
"""
WORDS = tuple(_LISTED.split())

CONCEPTS = {
    "talks": ConceptList(
        "talks", "Talks", ("=talks", "negotiation", "verhandlung*", "peace talks", "переговор*")
    ),
    "names": ConceptList("names", "Names", ("Zelensky", "Зеленськ*", "U.S.", "Kyiv")),
    "none": ConceptList("none", "Nothing", ("xyzzyx",)),
    "vocabulary": ConceptList(
        "vocabulary", "Vocabulary", ("=will", "negotiation", "peace talks", "Kyiv", "війн*"), kind="words"
    ),
    "group": ConceptList("group", "A group", ("Zelensky", "talks in", "мир"), group=True),
}

words = st.sampled_from(WORDS)
word_nodes = st.builds(Word, words, st.booleans())
prefixes = st.builds(
    Prefix, words.map(lambda word: word[:4]).filter(lambda word: len(word) > 2 and word.isalpha())
)
phrases = st.builds(Phrase, st.lists(word_nodes | prefixes, min_size=2, max_size=3).map(tuple))
concepts = st.builds(Concept, st.sampled_from(sorted(CONCEPTS)))
leaves = st.one_of(word_nodes, prefixes, phrases, concepts)
facts_asked = st.builds(Has, st.sampled_from(("date", "past-date", "place", "number")))
conditions = st.one_of(
    facts_asked,
    st.builds(Lang, st.sampled_from((("en",), ("de", "uk"), ("tr",)))),
    st.builds(From, st.sampled_from((("example.org",), ("the daily", "sub.example.net")))),
)


def _flat(make: type[And] | type[Or], nodes: list[Node]) -> Node:
    inner = dict.fromkeys(
        part
        for node in nodes
        for part in (node.nodes if isinstance(node, make) and not _binds(node) else (node,))
    )
    return make(tuple(inner)) if len(inner) > 1 else next(iter(inner))


def _binds(node: Node) -> bool:
    """A group with a fact of its own keeps its parentheses."""
    return isinstance(node, And) and any(_asks(inner) for inner in node.nodes)


def _asks(node: Node) -> bool:
    return isinstance(node, Has) or (isinstance(node, Not | In) and _asks(node.node))


def _in_title(node: Node) -> Node:
    return node if isinstance(node, In) else In("title", node)


def _not(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(node)


def _grown(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=4)
    return st.one_of(
        several.map(lambda parts: _flat(And, parts)),
        several.map(lambda parts: _flat(Or, parts)),
        nodes.map(_not),
        nodes.map(_in_title),
        st.builds(Near, sides, sides, st.integers(1, 9)),
        st.builds(Apart, sides, sides, st.integers(1, 9)),
    )


sides = st.one_of(
    leaves, st.lists(leaves, min_size=2, max_size=3, unique=True).map(lambda parts: Or(tuple(parts)))
)
any_nodes = st.recursive(leaves | conditions, _grown, max_leaves=8)
nodes = st.builds(lambda leaf, node: _flat(And, [leaf, node]), leaves, any_nodes) | leaves
"""Canonical queries that need a word to be found."""

texts = st.lists(words | st.sampled_from((". The", "! Next", ",", "—")), max_size=14).map(" ".join)
items = st.builds(
    Item,
    title=texts,
    summary=texts,
    link=st.sampled_from(("", "https://www.example.org/a", "https://sub.example.net/b")),
    lang=st.sampled_from(("en", "de", "uk", "ru", "tr", "es", "pl", "it")),
    source=st.sampled_from(("", "The Daily", "Other")),
)
facts = st.builds(
    Fact,
    st.sampled_from((FactKind.DATE, FactKind.PLACE, FactKind.NUMBER)),
    st.just("2026-06-02"),
    st.just("2 June"),
    st.sampled_from(("title", "summary")),
    st.just(0),
    st.just(6),
    st.integers(0, 2),
    st.booleans(),
)

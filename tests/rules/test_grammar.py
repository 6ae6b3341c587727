"""The rule language: what is typed, what it means, and what is said of mistakes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.rules.building import (
    DEPTH_MAX,
    DISTANCE_MAX,
    PHRASE_WORDS_MAX,
    PREFIX_LETTERS_MIN,
    TERMS_MAX,
    WORD_LETTERS_MAX,
)
from bot.rules.grammar import QUERY_CODE_POINTS_MAX, asked, parse
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
from bot.rules.typed import OPERATORS
from tests.support.queries import nodes

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("taurus", Word("taurus")),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("a -(b OR c)", And((A, Not(Or((B, C)))))),
        ('"a b"', Phrase((A, B))),
        ('"a"', A),
        ("a NEAR/6 b", Near(A, B, 6)),
        ("a near b", And((A, Word("near"), B))),
        ("a NOT NEAR/6 b", Apart(A, B, 6)),
        ("a -NEAR/6 b", Apart(A, B, 6)),
        ("a not near/6 b", Apart(A, B, 6)),
        ("a NICHT NEAR/6 b", Apart(A, B, 6)),
        ("a NOT NEAR/6 b NEAR/2 c", Near(Apart(A, B, 6), C, 2)),
        ("a NOT NEAR/6 (b OR c)", Apart(A, Or((B, C)), 6)),
        ("c (a has:date)", And((C, And((A, Has("date")))))),
        ("c (a b)", And((C, A, B))),
        ("c a NEAR/6 b", And((C, Near(A, B, 6)))),
        ("a NEAR/1 b NEAR/2 c", Near(Near(A, B, 1), C, 2)),
        ("(a OR b) NEAR/3 c", Near(Or((A, B)), C, 3)),
        ("missil*", Prefix("missil")),
        ("=Sumy", Word("sumy", exact=True)),
        ('="a b"', Phrase((Word("a", exact=True), Word("b", exact=True)))),
        ('"часів яр*"', Phrase((Word("часів"), Prefix("яр")))) ,
        ("@front-place", Concept("front-place")),
        ("a has:past-date", And((A, Has("past-date")))),
        ("title:a", In("title", A)),
        ("title:(a OR b)", In("title", Or((A, B)))),
        ("-title:a b", And((Not(In("title", A)), B))),
        ("a lang:de,en", And((A, Lang(("de", "en"))))),
        ("a LANG:DE, en", And((A, Lang(("de", "en"))))),
        ("a from:https://www.Spiegel.de/politik", And((A, From(("spiegel.de",))))),
        ('a from:spiegel.de,"Der  Spiegel"', And((A, From(("spiegel.de", "der spiegel"))))),
        ('a from:"AP(News)",x', And((A, From(("ap(news)", "x"))))),
        ("Taurus-Lieferung", Phrase((Word("taurus"), Word("lieferung")))),
        ("Gespräch", Word("gespräch")),
        ("((a))", A),
        ("a (b (c))", And((A, B, C))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("a A a", A),
        ("f-16", Phrase((Word("f"), Word("16")))),
        ("12:30 a", And((Phrase((Word("12"), Word("30"))), A))),
    ],
)  # fmt: skip
def test_a_query_means(query: str, node: Node) -> None:
    assert parse(query) == node


WIDE = " ".join(f"w{number}" for number in range(TERMS_MAX))
DEEP = "(" * DEPTH_MAX + "a" + ")" * DEPTH_MAX


@pytest.mark.parametrize(
    ("within", "beyond", "says"),
    [
        (f"{'a':<{QUERY_CODE_POINTS_MAX}}", f"{'a':<{QUERY_CODE_POINTS_MAX + 1}}", f"{QUERY_CODE_POINTS_MAX} characters"),
        (DEEP, f"({DEEP})", f"{DEPTH_MAX} levels"),
        (WIDE, f"{WIDE} more", f"{TERMS_MAX} words"),
        (f"({WIDE[:-5]}) OR x", f"({WIDE}) OR x", f"{TERMS_MAX} words"),
        ('"' + "a " * PHRASE_WORDS_MAX + '"', '"' + "a " * (PHRASE_WORDS_MAX + 1) + '"', f"{PHRASE_WORDS_MAX} words"),
        ("a" * WORD_LETTERS_MAX, "a" * (WORD_LETTERS_MAX + 1), f"{WORD_LETTERS_MAX} letters"),
        ("a" * PREFIX_LETTERS_MIN + "*", "a" * (PREFIX_LETTERS_MIN - 1) + "*", f"{PREFIX_LETTERS_MIN} letters"),
        (f"a NEAR/{DISTANCE_MAX} b", f"a NEAR/{DISTANCE_MAX + 1} b", f"1 to {DISTANCE_MAX}"),
        ("a NEAR/1 b", "a NEAR/0 b", "from 1"),
    ],
)  # fmt: skip
def test_every_limit_holds_at_its_number_and_is_named_one_beyond(within: str, beyond: str, says: str) -> None:
    assert parse(within)
    with pytest.raises(QueryError, match=says):
        parse(beyond)


def test_too_many_words_are_told_at_the_first_that_is_too_much() -> None:
    with pytest.raises(QueryError) as caught:
        parse(f"{WIDE} more and more")
    assert caught.value.position == len(WIDE) + 1


def test_what_is_accepted_can_be_stored_as_it_is_printed_and_read_again() -> None:
    """OR beside words needs parentheses when it is printed: they count, else a stored rule were lost."""
    for levels in range(1, DEPTH_MAX + 3):
        query = "a b OR c"
        for level in range(levels):
            query = f"({query}) d{level} OR e{level}"
        node = _node_or_mistake(query)
        assert isinstance(node, QueryError) or parse(str(node)) == node


@settings(max_examples=300, deadline=None)
@given(nodes, st.sampled_from(("", *OPERATORS)))
def test_the_printed_form_of_a_query_is_read_as_the_same_query(node: Node, lang: str) -> None:
    assert asked(str(node), lang).query == node


TYPED = st.text(
    st.sampled_from("abTї’'-–=*@:,;.()[]\"“”« \n/0123ß½ﬁＡ|+&!?\u0301\u200bİﷺ") | st.characters(), max_size=40
) | st.lists(
    st.sampled_from(["a", "OR", "NOT", "-", "(", ")", "NEAR/3", "title:", "has:date", "lang:de", "from:x", '"', "b*", "=c", "@d", "É", "or", "Or", "ODER", "O", "І", "oder", "UND", "НЕ", "–", "‚", "‘", "'"]),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(TYPED, st.sampled_from(("", *OPERATORS)))
@example("title:title:a", "")
@example("(((a)) -(b))", "")
@example("½½ ²* =ﷺ", "")
@example("a OU OU OU b", "fr")
def test_whatever_is_typed_is_a_query_with_a_stable_printed_form_or_a_placed_mistake(
    query: str, lang: str
) -> None:
    read = _node_or_mistake(query, lang)
    if isinstance(read, QueryError):
        assert 0 <= read.position <= len(query)
        assert read.remedy
    else:
        assert asked(str(read), lang).query == read


def _node_or_mistake(query: str, lang: str = "") -> Node | QueryError:
    try:
        return parse(query, lang)
    except QueryError as error:
        return error

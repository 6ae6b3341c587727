"""The rule language: what is typed, what it means, and what is said of mistakes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.rules.building import DEPTH_MAX, PHRASE_WORDS_MAX, TERMS_MAX
from bot.rules.grammar import QUERY_CODE_POINTS_MAX, parse
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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("“peace talks”", '"peace talks"'),
        ("«мирні переговори»", '"мирні переговори"'),
        ("„Frieden jetzt“", '"frieden jetzt"'),
        ("taurus –zodiac", "taurus -zodiac"),
        ("taurus —zodiac", "taurus -zodiac"),
        ("taurus −zodiac", "taurus -zodiac"),
        ("taurus --zodiac", "taurus -zodiac"),
        ("taurus, kyiv, ", "taurus kyiv"),
        ("taurus; kyiv.", "taurus kyiv"),
        ("  taurus\n kyiv \t", "taurus kyiv"),
        ("taurus\u00a0kyiv\u200b", "taurus kyiv"),
        ("tau\u00adrus", "taurus"),
        ("taurus und ODER kyiv", "(taurus und) OR kyiv"),
        ("taurus UND kyiv", "taurus kyiv"),
        ("taurus NICHT kyiv", "taurus -kyiv"),
        ("київ І москва", "київ москва"),
        ("київ АБО москва", "київ OR москва"),
        ("київ НЕ москва", "київ -москва"),
        ("киев И москва", "киев москва"),
        ("киев ИЛИ москва", "киев OR москва"),
        ("misiles Y kiev", "misiles kiev"),
        ("misiles O kiev", "misiles OR kiev"),
        ("missiles ET kiev", "missiles kiev"),
        ("missiles OU kiev", "missiles OR kiev"),
        ("missiles SAUF kiev", "missiles -kiev"),
        ("füze VE kiev", "füze kiev"),
        ("füze VEYA kiev", "füze OR kiev"),
        ("rakiety I kijów", "rakiety kijów"),
        ("rakiety LUB kijów", "rakiety OR kijów"),
        ("rakiety NIE kijów", "rakiety -kijów"),
        ("NO DEAL WITH KYIV", "no deal with kyiv"),
        ("KYIV OR MINSK", "kyiv OR minsk"),
        ("（taurus OR kyiv）minsk", "(taurus OR kyiv) minsk"),
        ("[taurus OR kyiv] minsk", "(taurus OR kyiv) minsk"),
        ("＠taurus", "@taurus"),
        ("taurus | kyiv", "taurus OR kyiv"),
        ("+taurus +kyiv", "taurus kyiv"),
        ("taurus? kyiv!", "taurus kyiv"),
        ("Breaking: taurus", "breaking taurus"),
        ("п’ять", "п'ять"),
        ("Putin’s", "putin"),
        ("İstanbul", "istanbul"),
        ("talks NEAR / 6 istanbul", "talks NEAR/6 istanbul"),
    ],
)
def test_what_a_phone_types_is_read_as_meant(typed: str, meant: str) -> None:
    assert str(parse(typed)) == meant


@pytest.mark.parametrize(
    ("query", "position", "says", "remedy"),
    [
        ("", 0, "empty", "taurus"),
        (" , ", 0, "empty", "taurus"),
        ("kyiv (taurus", 5, "not closed", "add )"),
        ("kyiv taurus)", 11, "closes nothing", "remove"),
        ("kyiv ()", 6, "nothing stands in it", "remove"),
        ('kyiv "peace talks', 5, "not closed", 'add "'),
        ("kyiv OR", 7, "breaks off", "missing"),
        ("OR kyiv", 0, "before and behind", "lower case"),
        ("kyiv NOT", 8, "breaks off", "missing"),
        ("kyiv site:spiegel.de", 5, "no field", "from:"),
        ("kyiv mis*le", 5, "end of a word", "missil*"),
        ("kyiv *le", 5, "beginning", "missil*"),
        ("kyiv ab*", 5, "too many words", "3 letters"),
        ("kyiv - taurus", 5, "dash", "no blank"),
        ("kyiv = ", 5, "needs a word", "=Sumy"),
        ("kyiv 🚀", 5, "no letter", "leave it out"),
        ("kyiv has:weather", 5, "no kind of fact", "has:past-date"),
        ("kyiv lang:german", 5, "no language", "two letters"),
        ("kyiv lang:ua", 5, "no language", "lang:uk"),
        ("kyiv lang:", 5, "needs a language", "lang:de"),
        ("kyiv from:", 5, "needs a site", "from:spiegel.de"),
        ("kyiv @", 5, "needs the name", "@taurus"),
        ("talks NEAR istanbul", 6, "distance", "NEAR/6"),
        ("talks NEAR/0 istanbul", 6, "distance of 0", "1 to 50"),
        ("talks NEAR/51 istanbul", 6, "distance of 51", "1 to 50"),
        ("talks NEAR/6", 12, "breaks off", "missing"),
        ("(talks kyiv) NEAR/6 istanbul", 1, "can't measure", "choice"),
        ("NOT NOT kyiv", 0, "two NOTs", "leave both"),
        ("-zodiac", 0, "must be found", "@concept"),
        ("has:date lang:de", 0, "must be found", "@concept"),
        ("taurus OR has:date", 10, "alternative", "@concept"),
        ("taurus OR -zodiac", 10, "alternative", "@concept"),
    ],
)
def test_a_mistake_is_answered_with_its_place_and_the_remedy(
    query: str, position: int, says: str, remedy: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (position, query) == (caught.value.position, caught.value.query)
    assert says in caught.value.message
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("a" * (QUERY_CODE_POINTS_MAX + 1), f"{QUERY_CODE_POINTS_MAX} characters"),
        ("(" * (DEPTH_MAX + 1) + "a" + ")" * (DEPTH_MAX + 1), f"{DEPTH_MAX} levels"),
        (" ".join(f"w{number}" for number in range(TERMS_MAX + 1)), f"{TERMS_MAX} terms"),
        ('"' + "a " * (PHRASE_WORDS_MAX + 1) + '"', f"{PHRASE_WORDS_MAX} words"),
        ("a" * 61, "60 letters"),
    ],
)
def test_every_limit_is_named(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        parse(query)


@settings(max_examples=300, deadline=None)
@given(nodes)
def test_the_printed_form_of_a_query_is_read_as_the_same_query(node: Node) -> None:
    assert parse(str(node)) == node


TYPED = st.text(
    st.sampled_from("abTї’'-–=*@:,;.()[]\"“”« \n/0123ß½ﬁＡ|+&!?\u0301\u200bİﷺ") | st.characters(), max_size=40
) | st.lists(
    st.sampled_from(["a", "OR", "NOT", "-", "(", ")", "NEAR/3", "title:", "has:date", "lang:de", "from:x", '"', "b*", "=c", "@d", "É"]),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(TYPED)
@example("title:title:a")
@example("(((a)) -(b))")
@example("½½ ²* =ﷺ")
def test_whatever_is_typed_is_a_query_with_a_stable_printed_form_or_a_placed_mistake(query: str) -> None:
    read = _node_or_mistake(query)
    if isinstance(read, QueryError):
        assert 0 <= read.position <= len(query)
        assert read.remedy
    else:
        assert parse(str(read)) == read


def _node_or_mistake(query: str) -> Node | QueryError:
    try:
        return parse(query)
    except QueryError as error:
        return error

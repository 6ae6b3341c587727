"""What people and phones type: signs, and operators in the language of the chat."""

import pytest

from bot.errors import QueryError
from bot.rules.grammar import asked, parse
from bot.rules.query import And, Node, Word


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
        ("missilé ET kiev", "missilé kiev"),
        ("missilé OU kiev", "missilé OR kiev"),
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
    ("typed", "lang", "meant"),
    [
        # In the chat's language, or in that of the other words.
        ("misiles O kiev", "", "misiles OR kiev"),
        ("drones O kiev", "es", "drones OR kiev"),
        ("drones O kiev", "", "drones o kiev"),
        ("drones SIN kiev", "es-MX", "drones -kiev"),
        ("drones SIN kiev", "en", "drones sin kiev"),
        ("drones OU kiev", "fr", "drones OR kiev"),
        ("drones OU kiev", "", "drones ou kiev"),
        ("drones I kijów", "", "drones kijów"),
        ("drones VE kiev", "tr", "drones kiev"),
        ("drones YA DA kiev", "tr", "drones OR kiev"),
        ("drones YA DA kiev", "", "drones OR kiev"),
        ("drone DEĞİL kiev", "", "drone -kiev"),
        # Words that only look like operators.
        ("World War I talks", "", "world war i talks"),
        ("vitamin E recall", "", "vitamin e recall"),
        ("U boat wreck", "", "u boat wreck"),
        ("Ukraine says NO deal", "", "ukraine says no deal"),
        ("Blut O spenden", "de", "blut o spenden"),
        ("Олександр І", "uk", "олександр і"),
        ("O kiev", "es", "o kiev"),
        # As a phone writes them, between two words.
        ("grain Or wheat", "", "grain OR wheat"),
        ("Grain And Wheat", "", "grain wheat"),
        ("Or wheat", "", "or wheat"),
        ("prix Or pétrole", "", "prix or pétrole"),
        ("prix Or baril", "fr", "prix or baril"),
        ("Weizen Und Mais", "de", "weizen mais"),
        ("Hochwasser Oder Polen", "de", "hochwasser oder polen"),
        ("зерно Або хліб", "uk", "зерно OR хліб"),
        ("grain Not wheat", "", "grain not wheat"),
        # All in upper case.
        ("NO DEAL WITH KYIV", "es", "no deal with kyiv"),
        ("МИР АБО ВІЙНА", "", "мир OR війна"),
        ("МИР НЕ ВІЙНА", "uk", "мир не війна"),
        ("PAZ O GUERRA", "es", "paz o guerra"),
        ("PAIX OU GUERRE", "fr", "paix OR guerre"),
    ],
)
def test_an_operator_of_another_language_needs_a_sign_of_that_language(
    typed: str, lang: str, meant: str
) -> None:
    assert _bare(parse(typed, lang)) == meant


def _bare(node: Node) -> str:
    """The printed form, without the quotes about words that look like operators."""
    return str(node).replace('"', "")


@pytest.mark.parametrize(
    ("typed", "lang", "notes"),
    [
        ("grain OR wheat NOT corn AND deal", "", []),
        ("taurus ODER kyiv", "", [("ODER", "OR")]),
        ("taurus ODER kyiv ODER minsk NICHT omsk", "", [("ODER", "OR"), ("NICHT", "-")]),
        ("drones Y kiev", "es", [("Y", "AND")]),
        ("grain Or wheat", "", [("Or", "OR")]),
    ],
)
def test_what_was_read_as_an_operator_is_told(typed: str, lang: str, notes: list[tuple[str, str]]) -> None:
    assert [(note.typed, note.operator) for note in asked(typed, lang).notes] == notes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("talks – istanbul", "talks istanbul"),
        ("talks — istanbul —", "talks istanbul"),
        ("— talks istanbul", "talks istanbul"),
        ("talks -- istanbul", "talks istanbul"),
        ("talks –istanbul", "talks -istanbul"),
        ("talks–istanbul", '"talks istanbul"'),
        ("‚peace talks‘", '"peace talks"'),
        ("‘peace talks’ now", '"peace talks" now'),
        ("'peace talks' now", '"peace talks" now'),
        ("-'peace talks' now", '-"peace talks" now'),
        ("Putin's talks", "putin talks"),
        ("soldiers' pay 'now'", "soldiers pay now"),
        ("the '90s soldiers' pay", "the 90s soldiers pay"),
        ("‹peace talks›", '"peace talks"'),
        ("peace…", "peace"),
        ("peace … talks", "peace talks"),
        ("• peace\n• talks", "peace talks"),
        ("peace|talks", "peace OR talks"),
        ("3,000 drones", '"3 000" drones'),
        ("2,3 drones", "2 3 drones"),
        ("drones from:1,000", "drones from:1,000"),
        ("\x00drones\x1b kyiv\udcff", "drones kyiv"),
        ("\u202edrones\u202c", "drones"),
        ('drones from:"\u202eBBC\x1b News"', 'drones from:"bbc news"'),
        ("peace\u2009talks\u202fnow\u3000", "peace talks now"),
        ("\ufeffpeace\u200d talks", "peace talks"),
        ("＠talks －peace ＝now title：a", "@talks -peace =now title:a"),
        ("talks near/6 peace", "talks NEAR/6 peace"),
        ("talks NEAR／６ peace", "talks NEAR/6 peace"),
    ],
)
def test_signs_as_phones_write_them_are_read_as_meant(typed: str, meant: str) -> None:
    assert str(parse(typed)) == meant


def test_a_small_or_is_asked_about_where_somebody_types_it_and_a_word_where_it_was_stored() -> None:
    with pytest.raises(QueryError, match="small letters"):
        asked("grain or wheat")
    assert parse("grain or wheat") == And((Word("grain"), Word("or"), Word("wheat")))


@pytest.mark.parametrize(
    "typed", ['grain "or" wheat', "or wheat", "grain or", '"grain or wheat"', "grain =or wheat"]
)
def test_a_small_or_that_cannot_be_or_is_a_word(typed: str) -> None:
    assert asked(str(asked(typed).query)).query == asked(typed).query


@pytest.mark.parametrize(
    ("pasted", "query"),
    [
        ("Росія «Таурус»: ракети", "росія таурус ракети"),
        ('"peace talks": Geneva', '"peace talks" geneva'),
        ("Taurus … again?", "taurus again"),
    ],
)
def test_signs_that_stand_alone_in_a_pasted_headline_are_passed_over(pasted: str, query: str) -> None:
    assert str(parse(pasted)) == query

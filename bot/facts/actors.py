"""Who says so: states by name, people, capital or government, and the groups that reports from wars quote.

Law: one name in all languages, as the words of a card are; patterns are over folded text and begin at the
beginning of a word. A state goes before a group, so that "Ukraine's army" is Ukraine.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from bot.facts.standings.signs import Signs

STATES: Final = {
    "russia": r"russia|russland|russisch|russ(?:e|es|ie)\b|rusia|rus[oa]s?\b|rus\b|ruslar|rusya|росси|росі|"
    r"рф\b|moscow|"
    r"moskau|moscou|moscu\b|moskova|moskw|москв|kreml|кремл|rosj|rosyjsk|putin|путин|путін|минобороны|"
    r"міноборони рф",
    "ukraine": r"ukrain|ukrayna|ucrani|ukraj|украин|україн|kyiv|kiev|kiew|kijow|киев|київ|києв|zelensk|"
    r"selensk|"
    r"зеленськ|зеленск|генштаб|зсу\b|всу\b|сили оборони",
    "usa": r"washington|pentagon|white house|casa blanca|maison blanche|bialy dom|beyaz saray|вашингтон|"
    r"сша\b|пентагон|"
    r"білий дім|белый дом|estados unidos|etats-unis|vereinigte staaten|united states|trump|трамп|abd\b|"
    r"usa\b",
    "germany": r"german|deutsch|allemagne|allemand|aleman|almanya|niemc|niemieck|германи|німеччин|berlin|"
    r"берлін|берлин",
    "france": r"france|francia|frances|francais|frankreich|franzos|fransa|francj|франци|франці|paris\b|"
    r"париж",
    "poland": r"poland|polen|polon|polsk|polish|polonya|польш|польщ|warsaw|warschau|varsovi|warszaw|варшав|"
    r"varsova",
    "britain": r"britain|british|gro(?:ß|ss)britannien|britisch|royaume-uni|reino unido|ingiltere|"
    r"wielka brytania|британ|"
    r"london|londres|londyn|londra|лондон",
    "turkey": r"turkey|turkiye|turkish|turkei|turqu|turc|turcj|турци|туреч|ankara|анкар",
    "israel": r"israel|israil|izrael|израил|ізраїл",
    "iran": r"iran|иран|іран|tehran|teheran|tahran|тегеран",
    "china": r"china|chinese|chine\b|chinois|chinesisch|chin[yi]\b|cin\b|кита[йя]|beijing|peking|pekin|"
    r"пекин|пекін",
    "india": r"india|indien|inde\b|hindistan|indi[ei]\b|индия|індія|delhi",
    "pakistan": r"pakistan|пакистан|islamabad",
    "belarus": r"belarus|weißrussland|bielorr|bialorus|беларус|білорус|minsk\b|минск|мінськ",
    "hungary": r"hungar|ungarn|hongri|hungria|macarist|wegr|венгри|угорщин|budapest|будапешт",
    "armenia": r"armeni|ermenist|армени|вірмен|yerevan|ереван",
    "azerbaijan": r"azerbai|aserbaid|azerbayc|азербайдж|baku\b|баку\b",
    "taiwan": r"taiwan|tayvan|тайван|taipei",
}
GROUPS: Final = {
    "DeepState": r"deepstate|deep state",
    "ISW": r"isw\b|institute for the study of war",
    "NATO": r"nato\b|нато\b|otan\b",
    "the UN": r"un\b(?! )|united nations|vereinte nationen|nations unies|naciones unidas|onz\b|оон\b|bm\b|"
    r"onu\b",
    "Hamas": r"hamas|хамас",
    "Hezbollah": r"hezbollah|hisbollah|hizbullah|hezbol|хезболл|хезбол",
    "rebels": r"rebel|rebeliant|повстан|isyanc|aufstand",
    "separatists": r"separat|сепарат|ayrilikci",
    "army": r"army|armee|armed forces|ejercito|l'armee|arme[ei]|armia|armii|арми[яи]|армія|армії|ordu\b|"
    r"ordunun|militar|streitkraft|"
    r"military|wojsk|войск|військ",
    "mediators": r"mediator|vermittler|mediateur|mediador|посредник|посередник|mediatorzy|arabulucu",
}


def find(folded: str, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """The actors that `folded[start:stop]` names, with the place of each, states before groups."""
    for signs in _indexed():
        for word in re.finditer(r"\w+", folded[start:stop]):
            place = start + word.start()
            if found := signs.sign_at(folded, place, stop):
                yield found[0], place


@cache
def _indexed() -> tuple[Signs, Signs]:
    return (
        Signs(words=STATES, negated_before="", hedged_before=""),
        Signs(words=GROUPS, negated_before="", hedged_before=""),
    )

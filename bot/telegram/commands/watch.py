"""/watch WORDS: a rule of one's own; or what is wrong with the words, where, and what to write instead."""

import re
from collections.abc import Sequence
from html import escape

from bot.alerts.card import Note
from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut
from bot.errors import QueryError
from bot.rules.grammar import Asked
from bot.rules.query import And, Apart, Has, In, Lang, Near, Node, Not, Or, Phrase
from bot.rules.understood import understood
from bot.store.history import LookBack
from bot.store.watching import RULES_PER_CHAT_MAX, AddRule, Subscribe
from bot.telegram import texts, trial
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

QUERY_CHARACTERS_MAX = 500
TERMS_PER_RULE_MAX = 40
TITLE_UNITS_MAX = 80
READ_AS_MAX = 3
_CONCEPT = re.compile(r"(@[\w-]+)")


def add(situation: Situation, request: Request, look_back: LookBack | None) -> Screen:
    """The rule that the words say, with how it was understood and what it would have done."""
    if not request.words:
        return Screen(CommandReason.EXPLAINED, Note(html=_how(situation.tongue)))
    asked = _checked(situation, request.words)
    return asked if isinstance(asked, Screen) else _rule(situation, request.words, asked, look_back)


def query_of(situation: Situation, words: str) -> Node | None:
    """The query that `add` would make a rule of; None where there is none."""
    asked = _checked(situation, words) if words else None
    return asked.query if isinstance(asked, Asked) else None


def _how(tongue: Tongue) -> str:
    return tongue.say(
        "Write what you are waiting for after the command:\n"
        "<code>/watch taurus delivery</code>\n"
        '<code>/watch "peace talks" (istanbul OR geneva)</code>\n'
        "<code>/watch @ukraine talks has:date</code>\n"
        "/help explains the signs."
    )


def _checked(situation: Situation, words: str) -> Asked | Screen:
    tongue = situation.tongue
    if len(words) > QUERY_CHARACTERS_MAX:
        html = tongue.count(
            "That is too long: {count} character at most. Split it into several watches.",
            "That is too long: {count} characters at most. Split it into several watches.",
            QUERY_CHARACTERS_MAX,
        )
        return Screen(CommandReason.LIMIT, Note(html=html))
    try:
        asked = understood(words, situation.concepts, situation.lang)
    except QueryError as error:
        return Screen(CommandReason.NOT_UNDERSTOOD, Note(html=not_understood(error, tongue)))
    if terms(asked.query) > TERMS_PER_RULE_MAX:
        html = tongue.count(
            "That has too many words: {count} at most. Split it into several watches.",
            "That has too many words: {count} at most. Split it into several watches.",
            TERMS_PER_RULE_MAX,
        )
        return Screen(CommandReason.LIMIT, Note(html=html))
    return asked


def _rule(situation: Situation, words: str, asked: Asked, look_back: LookBack | None) -> Screen:
    tongue, match = situation.tongue, str(asked.query)
    own = [watch for watch in situation.watches if watch.own]
    same = next((watch for watch in own if watch.match == match), None)
    if same is not None:
        again = (Subscribe(situation.chat_id, same.rule_id),)
        html = tongue.say("You watch for {match} already. /watches lists all.", match=texts.code(match))
        return Screen(CommandReason.WATCHED_ALREADY, Note(html=html), again)
    if len(own) >= RULES_PER_CHAT_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_watches(tongue, RULES_PER_CHAT_MAX)))
    rule = AddRule(f"w{situation.rule_number}", situation.chat_id, texts.label(words, TITLE_UNITS_MAX), match)
    html = _watching(tongue, match, [(note.typed, note.operator) for note in asked.notes])
    if look_back is not None:
        html += "\n\n" + trial.tried(look_back, situation.now, tongue)
    return Screen(CommandReason.WATCHED, Note(html=html), (rule,))


def _watching(tongue: Tongue, match: str, read_as: Sequence[tuple[str, str]]) -> str:
    """`read_as`: words as typed, and the operators that they were read as."""
    watching = tongue.say("✅ <b>Watching for</b> {match}", match=texts.code(match))
    read = [
        tongue.say("I read “{typed}” as {operator}.", typed=texts.words(typed), operator=operator)
        for typed, operator in read_as[:READ_AS_MAX]
    ]
    rings = tongue.say(
        "I ring once per story, and again when a fact in it changes. /watches lists and removes."
    )
    return f"{watching}\n{' '.join([*read, rings])}"


def not_understood(error: QueryError, tongue: Tongue) -> str:
    """A query that can't be parsed: what, where (a caret under the place), and what to write instead."""
    place = escape("\n".join(error.place()), quote=False)
    said = _with_concepts(texts.sentence(tongue.said(error.message)))
    remedy = _with_concepts(texts.sentence(tongue.said(error.remedy)))
    return "\n".join(part for part in (f"🤔 {said}:", f"<pre>{place}</pre>", remedy) if part)


def _with_concepts(text: str) -> str:
    """@names in fixed width: they can be copied as they are, and lead to nobody's profile."""
    pieces = _CONCEPT.split(cut(clean(text)[0], texts.MATCH_UNITS_MAX))
    shown = (
        texts.code(piece) if at % 2 else escape(inert(piece)[0], quote=False)
        for at, piece in enumerate(pieces)
    )
    return "".join(shown)


def terms(node: Node) -> int:
    """How many words, phrases' words included, the query compares a text with."""
    match node:
        case And(nodes) | Or(nodes):
            return sum(terms(inner) for inner in nodes)
        case Near(left, right, _) | Apart(left, right, _):
            return terms(left) + terms(right)
        case In(_, inner) | Not(inner):
            return terms(inner)
        case Phrase(words):
            return len(words)
        case Has() | Lang():
            return 0
        case _:
            return 1

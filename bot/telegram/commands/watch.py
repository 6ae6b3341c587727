"""/watch WORDS: a rule of one's own; or what is wrong with the words, where, and what to write instead."""

from bot.alerts.card import Note
from bot.errors import QueryError
from bot.rules.grammar import Asked
from bot.rules.query import And, Apart, Has, In, Lang, Near, Node, Not, Or, Phrase
from bot.rules.understood import understood
from bot.store.changes import AddRule, Subscribe
from bot.telegram import texts, trial
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.situation import Situation

RULES_PER_CHAT_MAX = 50
QUERY_CHARACTERS_MAX = 500
TERMS_PER_RULE_MAX = 40
TITLE_UNITS_MAX = 80


def add(situation: Situation, words: str) -> Screen:
    """The rule that `words` say, with how it was understood and what it would have done."""
    if not words:
        return Screen(CommandReason.EXPLAINED, Note(html=texts.WATCH_HOW))
    asked = _checked(situation, words)
    return asked if isinstance(asked, Screen) else _rule(situation, words, asked)


def query_of(situation: Situation, words: str) -> Node | None:
    """The query that `add` would make a rule of; None where there is none."""
    asked = _checked(situation, words) if words else None
    return asked.query if isinstance(asked, Asked) else None


def _checked(situation: Situation, words: str) -> Asked | Screen:
    if len(words) > QUERY_CHARACTERS_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_long(QUERY_CHARACTERS_MAX)))
    try:
        asked = understood(words, situation.concepts, situation.lang)
    except QueryError as error:
        return Screen(CommandReason.NOT_UNDERSTOOD, Note(html=texts.not_understood(error)))
    if terms(asked.query) > TERMS_PER_RULE_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_terms(TERMS_PER_RULE_MAX)))
    return asked


def _rule(situation: Situation, words: str, asked: Asked) -> Screen:
    match = str(asked.query)
    own = [watch for watch in situation.watches if watch.own]
    same = next((watch for watch in own if watch.match == match), None)
    if same is not None:
        again = (Subscribe(situation.chat_id, same.rule_id),)
        return Screen(CommandReason.WATCHED_ALREADY, Note(html=texts.watching_already(match)), again)
    if len(own) >= RULES_PER_CHAT_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_rules(RULES_PER_CHAT_MAX)))
    rule = AddRule(f"w{situation.rule_number}", situation.chat_id, texts.label(words, TITLE_UNITS_MAX), match)
    html = texts.watching(match, [(note.typed, note.operator) for note in asked.notes])
    if situation.look_back is not None:
        html += "\n\n" + trial.tried(situation.look_back, situation.now)
    return Screen(CommandReason.WATCHED, Note(html=html), (rule,))


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

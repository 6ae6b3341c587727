"""/watch WORDS: a rule of one's own; or what is wrong with the words, where, and what to write instead."""

import re

from bot.alerts.card import Note
from bot.errors import QueryError
from bot.rules.grammar import parse
from bot.rules.names import concepts_in
from bot.rules.problems import did_you_mean
from bot.rules.query import And, Has, In, Lang, Near, Node, Not, Or, Phrase
from bot.store.changes import AddRule, Subscribe
from bot.telegram import texts
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.situation import Situation

RULES_PER_CHAT_MAX = 50
QUERY_CHARACTERS_MAX = 500
TERMS_PER_RULE_MAX = 40
TITLE_UNITS_MAX = 80
CONCEPTS_SHOWN_MAX = 20


def add(situation: Situation, words: str) -> Screen:
    """The rule that `words` say, with how it was understood."""
    if not words:
        return Screen(CommandReason.EXPLAINED, Note(html=texts.WATCH_HOW))
    if len(words) > QUERY_CHARACTERS_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_long(QUERY_CHARACTERS_MAX)))
    try:
        query = understood(words, situation.concepts)
    except QueryError as error:
        return Screen(CommandReason.NOT_UNDERSTOOD, Note(html=texts.not_understood(error)))
    if terms(query) > TERMS_PER_RULE_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_terms(TERMS_PER_RULE_MAX)))
    return _rule(situation, words, str(query))


def _rule(situation: Situation, words: str, match: str) -> Screen:
    own = [watch for watch in situation.watches if watch.own]
    same = next((watch for watch in own if watch.match == match), None)
    if same is not None:
        again = (Subscribe(situation.chat_id, same.rule_id),)
        return Screen(CommandReason.WATCHED_ALREADY, Note(html=texts.watching_already(match)), again)
    if len(own) >= RULES_PER_CHAT_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_rules(RULES_PER_CHAT_MAX)))
    rule = AddRule(f"w{situation.rule_number}", situation.chat_id, texts.label(words, TITLE_UNITS_MAX), match)
    return Screen(CommandReason.WATCHED, Note(html=texts.watching(match)), (rule,))


def understood(words: str, concepts: frozenset[str]) -> Node:
    """The query that `words` say. Raises QueryError, also for a concept that is not defined."""
    query = parse(words)
    for name in sorted(concepts_in(query) - concepts):
        found = re.search(rf"@{re.escape(name)}", words, re.IGNORECASE)
        known = [f"@{concept}" for concept in sorted(concepts)]
        otherwise = (
            f"known are: {', '.join(known[:CONCEPTS_SHOWN_MAX])}" if known else "write the words themselves"
        )
        raise QueryError(
            f"there is no concept @{name}",
            query=words,
            position=found.start() if found else 0,
            remedy=did_you_mean(f"@{name}", known, otherwise),
        )
    return query


def terms(node: Node) -> int:
    """How many words, phrases' words included, the query compares a text with."""
    match node:
        case And(nodes) | Or(nodes):
            return sum(terms(inner) for inner in nodes)
        case Near(left, right, _):
            return terms(left) + terms(right)
        case In(_, inner) | Not(inner):
            return terms(inner)
        case Phrase(words):
            return len(words)
        case Has() | Lang():
            return 0
        case _:
            return 1

"""The live rules: those of the files, and those that people made in chats, kept alike while it runs."""

import logging

from bot.errors import QueryError
from bot.log import line
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.names import concepts_in
from bot.rules.rule import Rule, RuleId, RuleSet
from bot.store import rules
from bot.store.database import Store
from bot.store.rules import ring_on_from

log = logging.getLogger("watchword")


def sync_chat_rules(store: Store, book: RuleBook, ruleset: RuleSet) -> None:
    """Make the live rules those of the files plus those that chats made; only what differs is touched."""
    of_files = {rule.id for rule in ruleset.rules}
    rows = {RuleId(row["id"]): row for row in rules.made_in_chats(store)}
    for rule_id in book.rules.keys() - of_files - rows.keys():
        book.remove(rule_id)
    for rule_id, row in rows.items():
        known = book.rules.get(rule_id)
        if (
            known is not None
            and known.version == row["version"]
            and known.full_text == bool(row["full_text"])
        ):
            continue
        try:
            query = parse(row["match"])
        except QueryError as error:
            log.error(line("rule can't be read any more", rule=rule_id, reason=error.message))
            continue
        # The operator took it out of the files: this part of the rule is silent from now on.
        for name in sorted(concepts_in(query) - book.concepts.keys()):
            log.error(line("rule names a concept that is gone", rule=rule_id, concept=name))
        book.put(
            Rule(
                id=rule_id,
                title=row["title"],
                query=query,
                ring_on=ring_on_from(row["ring_on"]),
                severity=row["severity"],
                sources_min=row["sources_min"],
                version=row["version"],
                full_text=bool(row["full_text"]),
            )
        )

"""`watchword stories`: items in; which story each is, and what is new in it, out (JSON Lines, DESIGN §8)."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import click

from bot.cli import jsonlines
from bot.facts.fact import FactKind
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.rule import RuleId
from bot.rules_folder import default_folder, load_folder
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, Sighting, Verdict

Look = Callable[[Item, datetime], Sighting | None]
"""What is seen of an item, or None where no rule matches it."""

Rings = Callable[[Sighting], frozenset[FactKind]]
"""Which kinds of change count for a sighting."""

_START = datetime(1970, 1, 1, tzinfo=UTC)


@click.command(name="stories")
@click.option(
    "--rules",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Only items that a rule in DIR matches, and only changes that its ring_on names.",
)
@click.option(
    "--pairs", is_flag=True, help='Lines are {"id", "a": {item}, "b": {item}}; each is judged alone.'
)
@click.argument("file", metavar="[FILE]", type=click.File(encoding="utf-8"), default="-")
def stories(file: IO[str], folder: Path | None, *, pairs: bool) -> None:
    r"""Say of each item which story it belongs to: new, a repeat, or a delta (a fact changed).

    FILE (default: standard input) holds one JSON object a line, in time order: title or summary, and if known
    id, published, lang, source, link. An item without "published" is taken as said right after the one before
    it. One line comes out for each:

    \b
    {"id", "story", "decision", "reason"}          items
    {"id", "same", "decision", "reason"}           --pairs, for the later of the two
    """
    look, rings = ways(folder or default_folder(), matched_only=folder is not None)
    if pairs:
        jsonlines.each(file, file.name, lambda line, record: _say_pair(record, line, look, rings))
    else:
        jsonlines.each(file, file.name, _Teller(look, rings))


class _Teller:
    """Tells the story of one item after the other; knows those before."""

    def __init__(self, look: Look, rings: Rings) -> None:
        self._look = look
        self._rings = rings
        self._keeper = StoryKeeper()
        self._when = _START

    def __call__(self, line: int, record: dict[str, Any]) -> None:
        item = jsonlines.item_from(record, line)
        self._when = item.published or self._when
        sighting = self._look(item, self._when)
        if sighting is None:
            return
        self._keeper.forget(self._when)
        verdict = self._keeper.decide(sighting)
        identity = {"id": _identity(record, line), "story": verdict.story}
        jsonlines.write(identity | _described(verdict, self._rings(sighting)))


def _say_pair(record: dict[str, Any], line: int, look: Look, rings: Rings) -> None:
    jsonlines.write(judged_pair(record, line, look, rings))


def ways(folder: Path, *, matched_only: bool) -> tuple[Look, Rings]:
    """How items are looked at, and which kinds of change count: by the rules of a folder, or all.

    Where unmatched items count too, the concepts still help to compare items across languages.
    """
    ruleset = load_folder(folder, examples=False)
    book = RuleBook(ruleset.concepts, ruleset.rules)
    if not matched_only:
        return lambda item, when: _as_it_stands(book, item, when), lambda _sighting: frozenset(FactKind)
    ring_on = {rule.id: rule.ring_on for rule in ruleset.rules}

    def matched(item: Item, when: datetime) -> Sighting | None:
        return _by_rules(book, item, when)

    def rings(sighting: Sighting) -> frozenset[FactKind]:
        return frozenset(kind for rule in sighting.rules for kind in ring_on[RuleId(rule)])

    return matched, rings


def _as_it_stands(book: RuleBook, item: Item, when: datetime) -> Sighting:
    reference = item.published.date() if item.published else None
    reading = book.read(item, reference=reference, all_facts=True)
    return Sighting(item, when, reading.lang, item.source, concepts=reading.concepts, facts=reading.facts)


def _by_rules(book: RuleBook, item: Item, when: datetime) -> Sighting | None:
    reading = book.read(item, reference=item.published.date() if item.published else None)
    if not reading.matches:
        return None
    facts = dict.fromkeys(fact for match in reading.matches for fact in match.facts)
    rules = frozenset(match.rule for match in reading.matches)
    return Sighting(item, when, reading.lang, item.source, rules, reading.concepts, tuple(facts))


def judged_pair(record: dict[str, Any], line: int, look: Look, rings: Rings) -> dict[str, Any]:
    """One pair, the earlier item first; two without a date, or with the same, in the order given."""
    halves = [_half(record, name, line) for name in ("a", "b")]
    halves.sort(key=lambda item: item.published or _START)
    seen = [look(item, item.published or _START) for item in halves]
    answer: dict[str, Any] = {"id": _identity(record, line), "same": False}
    if seen[0] is None or seen[1] is None:
        return answer | {"decision": Decision.NEW.value, "reason": "no rule matches both"}
    keeper = StoryKeeper()
    first = keeper.decide(seen[0])
    keeper.forget(seen[1].when)
    verdict = keeper.decide(seen[1])
    return answer | {"same": verdict.story == first.story} | _described(verdict, rings(seen[1]))


def _half(record: dict[str, Any], name: str, line: int) -> Item:
    half = record.get(name)
    if not isinstance(half, dict):
        raise click.UsageError(f'line {line}: no item "{name}". With --pairs a line holds the items a and b.')
    # Without ids of their own the two are no one item.
    return jsonlines.item_from({"id": f"{line}, {name}"} | half, line, where=name)


def _described(verdict: Verdict, kinds: frozenset[FactKind]) -> dict[str, str]:
    """Decision and reason; a change of a kind that no rule rings on leaves a repeat."""
    decision = verdict.decision
    if decision is Decision.DELTA and not any(FactKind(change.kind) in kinds for change in verdict.changes):
        decision = Decision.REPEAT
    return {"decision": decision.value, "reason": verdict.reason.value}


def _identity(record: dict[str, Any], line: int) -> object:
    given = record.get("id")
    return str(line) if given is None else given

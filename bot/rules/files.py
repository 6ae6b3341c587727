"""The files of rules/, given as texts, to a valid `RuleSet`, or to all their problems at once.

Law: `load` is pure (file name -> text in, value out). It never returns half a rule set and never stops at
the first problem: a typo in a rule is a missed alert next month, and whoever mends files wants to mend
them once (issue 2). Examples are run by `check.py`, since they need a reader of facts.

Which file is what follows from its name alone: `feeds.toml`; `concepts.toml`, `concepts-….toml` and
`concepts/….toml`; every other `….toml` is one rule.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import Problem, QueryError, RuleFileError
from bot.rules.grammar import asked
from bot.rules.names import bad_aliases, concepts_in
from bot.rules.parts import part_problems, with_parts
from bot.rules.problems import did_you_mean, from_query, from_validation
from bot.rules.query import Node
from bot.rules.relations import Written, bad_relations, concept_lists
from bot.rules.rule import Example, FeedEntry, Rule, RuleId, RuleSet
from bot.rules.schema import ConceptKeys, ExampleKeys, FeedsKeys, FileKind, RuleKeys, name_problem

_Keys = TypeVar("_Keys", bound=BaseModel)

FILE_LENGTH_MAX = 2_000_000  # code points; a whole newsroom's concepts are a tenth of it


@dataclass(slots=True)
class _Draft:
    """What has been understood so far, and what was wrong with the rest."""

    rules: dict[str, Rule] = field(default_factory=dict)
    concepts: dict[str, Written] = field(default_factory=dict)
    feeds: dict[str, FeedEntry] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)  # "rule talks" -> the file that defines it
    concept_names: set[str] = field(default_factory=set)  # also of concepts that have a flaw
    named: list[tuple[str, str]] = field(default_factory=list)  # file and concept that its query names
    problems: list[Problem] = field(default_factory=list)


def load(texts: Mapping[str, str]) -> RuleSet:
    """The rule set that `texts` (file name relative to rules/ -> content) describes.

    Raises `RuleFileError` with every problem of every file: unreadable TOML, unknown and missing keys,
    values of the wrong kind, bad or repeated ids, queries that can't be parsed (with the place), unknown
    concepts, addresses and time zones that are none. Each with its remedy.
    """
    draft = _Draft()
    for file in sorted(texts, key=lambda name: (name != "concepts.toml", name)):
        if (table := _table(file, texts[file], draft.problems)) is not None:
            _READERS[kind_of(file)](file, table, draft)
    draft.problems += _unknown_concepts(draft)
    draft.problems += bad_relations(draft.concepts, draft.concept_names)
    if draft.problems:
        raise RuleFileError(tuple(sorted(draft.problems, key=lambda problem: problem.file)))
    return RuleSet(
        rules=tuple(draft.rules[name] for name in sorted(draft.rules)),
        concepts=concept_lists(draft.concepts),
        feeds=tuple(draft.feeds.values()),
    )


def kind_of(file: str) -> FileKind:
    """What a file of that name holds."""
    folder, _, name = file.rpartition("/")
    if name == "feeds.toml" and not folder:
        return "feeds"
    if folder == "concepts" or name == "concepts.toml" or name.startswith("concepts-"):
        return "concepts"
    return "rule"


def _table(file: str, text: str, problems: list[Problem]) -> dict[str, Any] | None:
    if len(text) > FILE_LENGTH_MAX:
        problems.append(Problem(file, "", f"is longer than {FILE_LENGTH_MAX} characters", "split it"))
        return None
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        remedy = "quotes, brackets and = must pair up; a text stands between quotes"
        problems.append(Problem(file, "", f"is no TOML: {error}", remedy))
        return None


def _validated(
    file: str, model: type[_Keys], table: object, draft: _Draft, prefix: tuple[str, ...] = ()
) -> _Keys | None:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        draft.problems += from_validation(file, error, model, prefix)
        return None


def _read_rule(file: str, table: dict[str, Any], draft: _Draft) -> None:
    keys = _validated(file, RuleKeys, table, draft)
    # Also for a file with other flaws: its query's errors are to be told in the same run.
    query = _query(file, table.get("match"), table.get("parts", {}), draft)
    if keys is None or query is None or _is_repeated(file, f"rule {keys.id}", "id", draft):
        return
    draft.rules[keys.id] = Rule(
        id=RuleId(keys.id),
        title=keys.title,
        titles=keys.titles,
        query=query,
        ring_on=frozenset(keys.ring_on),
        severity=keys.severity,
        sources_min=keys.sources_min,
        full_text=keys.full_text,
        examples=tuple(_example(example) for example in keys.examples),
    )


def _query(file: str, text: object, parts: object, draft: _Draft) -> Node | None:
    if not isinstance(text, str) or not text.strip():
        return None  # told by the model
    if not isinstance(parts, dict) or not all(isinstance(part, str) for part in parts.values()):
        return None  # the same
    if problems := list(part_problems(file, text, parts)):
        draft.problems += problems
        return None
    try:
        node = asked(with_parts(text, parts)).query
    except QueryError as error:
        draft.problems.append(from_query(file, "match", error))
        return None
    draft.named += [(file, name) for name in sorted(concepts_in(node))]
    return node


def _example(keys: ExampleKeys) -> Example:
    return Example(text=keys.text, fires=keys.fires, lang=keys.lang, published=_moment(keys.published))


def _moment(value: datetime | date | None) -> datetime | None:
    """A day means its noon in UTC (the same day in nearly every zone); a time without zone means UTC."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        return datetime.combine(value, time(12), UTC)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _read_concepts(file: str, table: dict[str, Any], draft: _Draft) -> None:
    for name, entry in table.items():
        draft.concept_names.add(name)
        if problem := name_problem(name):
            draft.problems.append(Problem(file, name, problem, "for example [peace-talks]"))
            continue
        keys = _validated(file, ConceptKeys, entry, draft, prefix=(name,))
        if isinstance(entry, dict) and not entry.keys() & {"aliases", "includes"}:
            draft.problems.append(Problem(file, f"{name}.aliases", "is missing", "add aliases = …"))
        if keys is None or _is_repeated(file, f"concept {name}", name, draft):
            continue
        draft.problems += bad_aliases(file, name, keys.aliases)
        draft.concepts[name] = Written(file, name, keys)


def _read_feeds(file: str, table: dict[str, Any], draft: _Draft) -> None:
    keys = _validated(file, FeedsKeys, table, draft)
    for number, entry in enumerate(keys.feeds if keys else (), start=1):
        key = f"feeds[{number}].url"
        if entry.sample and not entry.url.startswith("file:"):
            remedy = 'leave out "sample", or name a file: "file:sample-feed.xml"'
            draft.problems.append(Problem(file, key, "a sample must be a file beside this one", remedy))
        if not _is_repeated(file, f"feed {entry.url}", key, draft):
            draft.feeds[entry.url] = FeedEntry(**entry.model_dump())


def _is_repeated(file: str, what: str, key: str, draft: _Draft) -> bool:
    """Whether something of that name stands elsewhere; if so it is told, else this place is noted."""
    first = draft.places.get(what)
    if first is None:
        draft.places[what] = file
        return False
    kind, _, name = what.partition(" ")
    where = "above" if first == file else f"in {first}"
    problem = Problem(file, key, f"the {kind} “{name}” is already there, {where}", "rename or remove one")
    draft.problems.append(problem)
    return True


def _unknown_concepts(draft: _Draft) -> Iterator[Problem]:
    for file, name in draft.named:
        if name not in draft.concept_names:
            known = sorted(draft.concept_names)
            remedy = did_you_mean(name, known, "define it in concepts.toml, or write the words themselves")
            yield Problem(file, "match", f"the concept “@{name}” is not defined", remedy.replace("“", "“@"))


_READERS: Mapping[FileKind, Callable[[str, dict[str, Any], _Draft], None]] = {
    "rule": _read_rule,
    "concepts": _read_concepts,
    "feeds": _read_feeds,
}

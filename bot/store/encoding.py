"""Frozen values to SQLite's plain values and back: times to Unix seconds, facts and highlights to JSON."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Final

from bot.facts.fact import Fact, FactKind
from bot.rules.match import ConceptHit, Highlight
from bot.stories.story import Sighting

_NAMES: Final[dict[type, tuple[str, ...]]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (Highlight, Fact, ConceptHit)
}


def seconds(when: datetime) -> int:
    """Unix seconds of an aware time."""
    return int(when.timestamp())


def moment(unix: int) -> datetime:
    """The aware time of Unix seconds."""
    return datetime.fromtimestamp(unix, UTC)


def moment_or_none(unix: int | None) -> datetime | None:
    """The same of a column that may be empty."""
    return None if unix is None else moment(unix)


def to_json(value: object) -> str:
    """Compact JSON that keeps all scripts readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _record(value: Highlight | Fact | ConceptHit) -> dict[str, object]:
    """A value's fields by name. They are flat: `asdict` copies in depth, six to eighteen times as slow."""
    return {name: getattr(value, name) for name in _NAMES[type(value)]}


def highlights_json(highlights: Iterable[Highlight]) -> str:
    """Highlights as a JSON list of objects (the shape that `watchword match` prints)."""
    return to_json(list(map(_record, highlights)))


def highlights_from(text: str) -> tuple[Highlight, ...]:
    """The inverse of `highlights_json`."""
    return tuple(Highlight(**record) for record in json.loads(text))


def facts_json(facts: Iterable[Fact]) -> str:
    """Facts as a JSON list of objects."""
    return to_json(list(map(_record, facts)))


def facts_from(text: str) -> tuple[Fact, ...]:
    """The inverse of `facts_json`."""
    return tuple(_fact(record) for record in json.loads(text))


def _fact(record: dict[str, Any]) -> Fact:
    return Fact(**(record | {"kind": FactKind(record["kind"]), "within": tuple(record.get("within", ()))}))


def sighting_json(sighting: Sighting) -> str:
    """What the story keeper needs of an item beyond its row, to be rebuilt after a restart."""
    return to_json(
        {
            "publisher": sighting.publisher,
            "rules": sorted(sighting.rules),
            "concepts": list(map(_record, sighting.concepts)),
            "facts": list(map(_record, sighting.facts)),
        }
    )


def sighting_parts(
    text: str,
) -> tuple[str, frozenset[str], tuple[ConceptHit, ...], tuple[Fact, ...]]:
    """Publisher, rules, concepts and facts back from `sighting_json`."""
    record = json.loads(text)
    return (
        record["publisher"],
        frozenset(record["rules"]),
        tuple(ConceptHit(**hit) for hit in record["concepts"]),
        tuple(_fact(fact) for fact in record["facts"]),
    )

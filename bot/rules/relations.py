"""How concepts hang together: which include others, which are places, and within which places they lie.

Law: pure. A concept that includes others is found by their aliases as well as by its own; it may include what
includes others in turn, but no circle. Places lie within places, again without a circle.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.errors import Problem
from bot.rules.problems import did_you_mean
from bot.rules.rule import PLACE_KINDS, ConceptList
from bot.rules.schema import ConceptKeys


@dataclass(frozen=True, slots=True)
class Written:
    """A concept as its file has it."""

    file: str
    name: str
    keys: ConceptKeys


_Next = Callable[[Written], Iterable[str]]


def bad_relations(concepts: Mapping[str, Written], names: Collection[str]) -> Iterator[Problem]:
    """What can't be: nothing to find a concept by, names that are not there, circles.

    `names` are those of all concepts, of those that have a flaw too.
    """
    for concept in concepts.values():
        keys, name = concept.keys, concept.name
        given = keys.model_fields_set & {"aliases", "includes"}
        if given and not keys.aliases and not keys.includes:
            yield Problem(concept.file, f"{name}.{min(given)}", "is empty", "write at least one entry")
        for number, one in enumerate(keys.includes, start=1):
            if one not in names:
                yield _unknown(concept, f"includes[{number}]", one, names)
        if keys.within and keys.within not in names:
            yield _unknown(concept, "within", keys.within, names)
        elif keys.within and (problem := _bad_surroundings(concept, concepts)):
            yield problem
        for key, following in _KEYS.items():
            if name in _reached(name, concepts, following):
                yield Problem(concept.file, f"{name}.{key}", "leads back to itself", "leave one of them out")


def concept_lists(concepts: Mapping[str, Written]) -> dict[str, ConceptList]:
    """The concepts with the aliases of those that they include, and with all places around them."""
    return {name: _list(concept, concepts) for name, concept in concepts.items()}


def _list(concept: Written, concepts: Mapping[str, Written]) -> ConceptList:
    name = concept.name
    included = _reached(name, concepts, _included)
    own = [concept, *(concepts[one] for one in included if one != name)]
    return ConceptList(
        name,
        concept.keys.title,
        tuple(dict.fromkeys(alias for one in own for alias in one.keys.aliases)),
        concept.keys.kind,
        tuple(_reached(name, concepts, _around)),
        group=not concept.keys.aliases,
    )


def _included(concept: Written) -> Iterable[str]:
    return concept.keys.includes


def _around(concept: Written) -> Iterable[str]:
    return (concept.keys.within,) if concept.keys.within else ()


_KEYS: Mapping[str, _Next] = {"includes": _included, "within": _around}


def _reached(name: str, concepts: Mapping[str, Written], following: _Next) -> dict[str, None]:
    """All concepts that lead on from `name`, each once, the nearest first; itself only in a circle."""
    reached: dict[str, None] = {}
    row = [name]
    while row:
        row = [
            one
            for before in row
            for one in following(concepts[before])
            if one in concepts and one not in reached
        ]
        reached.update(dict.fromkeys(row))
    return reached


def _bad_surroundings(concept: Written, concepts: Mapping[str, Written]) -> Problem | None:
    key = f"{concept.name}.within"
    if concept.keys.kind not in PLACE_KINDS:
        return Problem(concept.file, key, "only places lie within others", 'add kind = "place"')
    outer = concepts.get(concept.keys.within)
    if outer is not None and outer.keys.kind not in PLACE_KINDS:
        remedy = f'add kind = "place" to [{outer.name}], or leave "within" out'
        return Problem(concept.file, key, f"“{outer.name}” is no place", remedy)
    return None


def _unknown(concept: Written, key: str, name: str, names: Collection[str]) -> Problem:
    remedy = did_you_mean(name, sorted(names), "define it, or leave it out")
    return Problem(concept.file, f"{concept.name}.{key}", f"the concept “{name}” is not defined", remedy)

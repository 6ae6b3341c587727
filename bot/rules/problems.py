"""From what a validator found to what a person reads: a `Problem` with file, key, message and remedy.

Law: every problem names its remedy; nothing is dropped. Pure; knows no file's content but what it is given.
"""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from bot.errors import Problem, QueryError
from bot.rules.mistakes import nearest
from bot.tongues import worded

SHOWN_BEFORE_MAX = 40  # code points of a query shown before the place of its error
SHOWN_AFTER_MAX = 20

_KIND_WORDS: Mapping[str, tuple[str, str]] = {
    "string_type": ("must be a text", 'put it between quotes: "…"'),
    "bool_type": ("must be true or false", "write true or false, without quotes"),
    "list_type": ("must be a list", 'write it in brackets: ["…", "…"]'),
    "dict_type": ("must be a table", 'write its name in brackets, and below it lines such as: name = "…"'),
    "model_type": ("must be a table", "give it keys of its own, as rules/README.md shows"),
    "datetime_type": ("must be a day or a time", "write 2025-05-28 or 2025-05-28T12:00:00Z, without quotes"),
}


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy for a misspelt word: the nearest of the known ones, else `otherwise`."""
    best = nearest(word, list(known))
    return worded("did you mean “{meant}”?", meant=best) if best else otherwise


def from_validation(
    file: str, error: ValidationError, model: type[BaseModel], prefix: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """One problem for each error that pydantic found in `file`, in its order."""
    # Each member of a union (a day or a time) fails for itself; one telling is enough.
    return tuple(dict.fromkeys(_problem(file, found, model, prefix) for found in map(dict, error.errors())))


def _problem(file: str, found: Mapping[str, Any], model: type[BaseModel], prefix: tuple[str, ...]) -> Problem:
    place = tuple(found["loc"])
    message, remedy = _words(found, place, model)
    return Problem(file, key_path((*prefix, *_as_typed(place))), message, remedy)


def _words(found: Mapping[str, Any], place: tuple[int | str, ...], model: type[BaseModel]) -> tuple[str, str]:
    kind, context = found["type"], found.get("ctx", {})
    if kind == "missing":
        return "is missing", f"add {place[-1]} = …"
    if kind == "extra_forbidden":
        known = sorted(_model_at(model, place[:-1]).model_fields)
        return "is not known here", did_you_mean(str(place[-1]), known, f"known are: {', '.join(known)}")
    if kind in {"enum", "literal_error"}:
        choices = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        known_words = f"choose from: {', '.join(choices)}"
        return f"“{found['input']}” is not possible here", did_you_mean(
            str(found["input"]), choices, known_words
        )
    if kind in {"string_too_long", "too_long"}:
        unit = "characters" if kind == "string_too_long" else "entries"
        return f"is longer than {context['max_length']} {unit}", "shorten it, or split it"
    if kind == "too_short":
        return "is empty", "write at least one entry"
    if kind == "watchword":
        choices = context.get("choices", ())
        word = str(found["input"])
        return found["msg"], did_you_mean(word, choices, context["remedy"]) if choices else context["remedy"]
    if kind.startswith(("datetime_", "date_")):
        return _KIND_WORDS["datetime_type"]
    return _KIND_WORDS.get(kind, (found["msg"], "rules/README.md shows how it is written"))


def _as_typed(place: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Pydantic adds to the place that it tried a member of a union, or read a key; nobody typed that."""
    return place[:-1] if place and place[-1] in {"datetime", "date", "[key]"} else place


def _model_at(model: type[BaseModel], place: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that describes the table at `place` (`("examples", 2)` -> the model of an example)."""
    for step in place:
        if isinstance(step, str):
            model = _inner_model(model.model_fields[step].annotation)
    return model


def _inner_model(annotation: object) -> type[BaseModel]:
    """The model inside `list[Model]`."""
    (inner,) = get_args(annotation)
    assert isinstance(inner, type)
    assert issubclass(inner, BaseModel)
    return inner


def key_path(place: Iterable[int | str]) -> str:
    """How a place is shown: `("examples", 2, "text")` -> `examples[3].text`, counted from 1 as people do."""
    shown = ""
    for step in place:
        shown += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if shown else step
    return shown


def from_query(file: str, key: str, error: QueryError) -> Problem:
    """A query that can't be parsed: the message with the place, marked by ⟶ in the query's own words."""
    # A query may have several lines; a problem is told in one.
    query = "".join(" " if sign.isspace() else sign for sign in error.query)
    before = query[max(0, error.position - SHOWN_BEFORE_MAX) : error.position].lstrip()
    after = query[error.position : error.position + SHOWN_AFTER_MAX].rstrip()
    message = f"{error.message}, at character {error.position + 1}: {before}⟶{after}"
    return Problem(file, key, message, error.remedy or "rules/README.md shows the language")

"""The fake's tables of parameters against the machine-readable Bot API."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.botapi.methods import METHODS, OBJECTS, Fields

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
BOT_API = DATA / "telegram" / "botapi.json"

pytestmark = pytest.mark.skipif(not BOT_API.exists(), reason=f"{BOT_API} is not here")

TYPES = {"Integer": "int", "String": "str", "Boolean": "bool"}


def documented(described: dict[str, Any]) -> Fields:
    return {
        field["name"]: _spec(field["types"]) + ("!" if field["required"] else "")
        for field in described.get("fields", [])
    }


def _spec(types: list[str]) -> str:
    if types == ["Integer", "String"]:
        return "chat"
    # The bot only ever sends inline keyboards: the other three kinds are no part of the fake.
    name = types[0]
    depth = name.count("Array of ")
    inner = name.removeprefix("Array of " * depth)
    return "[" * depth + TYPES.get(inner, inner) + "]" * depth


@pytest.mark.parametrize("method", METHODS)
def test_a_method_has_the_parameters_that_telegram_documents(method: str) -> None:
    api = json.loads(BOT_API.read_text(encoding="utf-8"))
    assert documented(api["methods"][method]) == METHODS[method]


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_has_the_fields_that_telegram_documents(name: str) -> None:
    api = json.loads(BOT_API.read_text(encoding="utf-8"))
    assert documented(api["types"][name]) == OBJECTS[name]

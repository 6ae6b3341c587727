"""Each call that the tour of the chat makes, against the machine-readable Bot API: types, ranges, values, markup."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.botapi.markup import MarkupError, parse_html, utf16_units
from tests.support.botapi.methods import Upload
from tests.support.nasty import FAMILIES, MARKUP
from tests.support.tour_news import RULES
from tests.support.touring import Place, touring
from tests.support.walking import forge, stumble, walk
from tests.telegram.tour import ENDS, SCRIPTS

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
BOT_API = DATA / "telegram" / "botapi.json"

pytestmark = pytest.mark.skipif(not BOT_API.exists(), reason=f"{BOT_API} is not here")

RANGE = re.compile(r"(\d+)-(\d+) (characters|bytes)")
MUST_BE = re.compile(r"must be (\w+)$")  # the `type` of a kind of object
ONE_OF = re.compile(r"Must be one of (.*?)\.(?: |$)")
QUOTED = re.compile(r"[“\"](\w+)[”\"]")
SIMPLE = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}

Json = dict[str, Any]


class BotApi:
    """The documented methods and types, as something that calls are held against."""

    def __init__(self, documented: Json) -> None:
        self.methods: Json = documented["methods"]
        self.types: Json = documented["types"]

    def problems(self, method: str, values: Json) -> list[str]:
        """What is wrong with a call."""
        if method not in self.methods:
            return [f"there is no method {method}"]
        return self._fields(method, values, self.methods[method].get("fields", []))

    def _fields(self, where: str, values: Json, fields: list[Json]) -> list[str]:
        known = {field["name"]: field for field in fields}
        found = [f"{where} has no {name}" for name in values if name not in known]
        found += [f"{where} needs {name}" for name in known if known[name]["required"] and name not in values]
        for name, value in values.items():
            if name in known:
                found += self._value(f"{where}.{name}", value, known[name])
                found += _said_of(f"{where}.{name}", value, known[name]["description"], values)
        return found

    def _value(self, where: str, value: Any, field: Json) -> list[str]:
        tried = [self._typed(where, value, kind) for kind in field["types"]]
        return min(tried, key=len)

    def _typed(self, where: str, value: Any, kind: str) -> list[str]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where} is no array"]
            inner = kind.removeprefix("Array of ")
            return [problem for each in value for problem in self._typed(where, each, inner)]
        if kind in SIMPLE:
            fits = isinstance(value, SIMPLE[kind]) and isinstance(value, bool) == (kind == "Boolean")
            return [] if fits else [f"{where} is no {kind}"]
        if kind == "InputFile":
            return [] if isinstance(value, Upload) else [f"{where} is no file"]
        if not isinstance(value, dict):
            return [f"{where} is no {kind}"]
        subtypes = self.types[kind].get("subtypes", [kind])
        return min(
            (self._fields(where, value, self.types[name].get("fields", [])) for name in subtypes), key=len
        )


def _said_of(where: str, value: object, description: str, beside: Json) -> list[str]:
    """What the words of the documentation rule out: lengths, fixed values, lists of values."""
    if not isinstance(value, str):
        return []
    found = []
    if ranged := RANGE.search(description):
        read = (
            parse_html(value)[0] if "entities parsing" in description and beside.get("parse_mode") else value
        )
        length = len(read.encode()) if ranged[3] == "bytes" else utf16_units(read)
        if not int(ranged[1]) <= length <= int(ranged[2]):
            found.append(f"{where} has {length} {ranged[3]}")
    if (fixed := MUST_BE.search(description)) and value != fixed[1]:
        found.append(f"{where} is {value}, not {fixed[1]}")
    if (listed := ONE_OF.search(description)) and value not in QUOTED.findall(listed[1]):
        found.append(f"{where} is {value}, none of {listed[1]}")
    return found


@pytest.fixture(scope="module")
def api() -> BotApi:
    return BotApi(json.loads(BOT_API.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("place", "lang"), [("alone", "uk"), ("group", "en"), ("topic", "de"), ("channel", "es")]
)
async def test_no_call_of_the_tour_is_one_that_telegram_would_refuse(
    tmp_path: Path, api: BotApi, place: Place, lang: str
) -> None:
    title = f"{FAMILIES} {MARKUP}"
    async with touring(tmp_path, RULES, lang=lang, name=MARKUP, place=place, title=title) as tour:
        await walk(tour, SCRIPTS[place])
        await stumble(tour, at=len(place))
        await forge(tour)
        await walk(tour, ENDS[place])
        calls = tour.fake.world.calls
    assert {"sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument"} <= {
        method for method, _ in calls
    }
    assert [problem for method, values in calls for problem in api.problems(method, values)] == []
    wrong = []
    for _, values in calls:
        for name in {"text", "caption"} & values.keys() if values.get("parse_mode") == "HTML" else ():
            try:
                parse_html(values[name])
            except MarkupError as error:
                wrong.append(f"{error}: {values[name][:200]}")
    assert wrong == []


@pytest.mark.parametrize(
    ("method", "values", "problem"),
    [
        ("sendMesage", {}, "no method"),
        ("sendMessage", {"chat_id": 1}, "needs text"),
        ("sendMessage", {"chat_id": 1, "text": ""}, "0 characters"),
        ("sendMessage", {"chat_id": 1, "text": "🔥" * 2049}, "4098 characters"),
        ("sendMessage", {"chat_id": 1.5, "text": "a"}, "is no"),
        ("sendMessage", {"chat_id": 1, "text": "a", "silent": True}, "has no silent"),
        ("sendMessage", {"chat_id": 1, "text": "a", "disable_notification": 1}, "no Boolean"),
        ("sendMessage", {"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [{}]}}, "no array"),
        ("sendMessage", {"chat_id": 1, "text": "a", "reply_parameters": {}}, "needs message_id"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "a" * 201}, "201 characters"),
        ("setMyCommands", {"commands": [], "scope": {"type": "everywhere"}}, "not"),
        ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "b"}]}, "33 characters"),
    ],
)
def test_a_wrong_call_is_found(api: BotApi, method: str, values: Json, problem: str) -> None:
    assert any(problem in found for found in api.problems(method, values))


@pytest.mark.parametrize("data", ["", "я" * 33])
def test_callback_data_are_counted_in_bytes(api: BotApi, data: str) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": data}]]}
    assert any("bytes" in found for found in api.problems("sendMessage", _message(reply_markup=markup)))


def _message(**more: Any) -> Json:
    return {"chat_id": 1, "text": "a"} | more

"""Each language says every message that the program has, no other, and fills in the same names."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.alerts.hours import digest_from, is_off, length_from, quiet_from
from bot.tongues.tongue import catalogue_file
from tests.support.botapi.content import checked_text
from tests.tongues import extracted
from tests.tongues.extracted import KEYWORDS, PACKAGE, Key, called

OTHERS = extracted.TRANSLATED


@cache
def said() -> frozenset[Key]:
    return extracted.said()


@cache
def catalogue(code: str) -> Catalog:
    return extracted.catalogue(code)


def names(text: str) -> set[str]:
    """The names that a message fills in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def tags(text: str) -> list[str]:
    return sorted(re.findall(r"</?[a-z-]+", text))


def test_the_program_has_messages() -> None:
    assert len(said()) > 50


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_says_all_messages_and_no_other(code: str) -> None:
    known = {message.id for message in catalogue(code) if message.id}
    assert sorted(map(str, said() - known)) == [], "messages without a translation"
    assert sorted(map(str, known - said())) == [], "translations of what nobody says"


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_is_empty_or_in_doubt(code: str) -> None:
    unsure = [
        message.id
        for message in catalogue(code)
        if message.id
        and (
            message.fuzzy or not all([message.string] if isinstance(message.string, str) else message.string)
        )
    ]
    assert unsure == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_plural_forms_of_its_language(code: str) -> None:
    wrong = [
        message.id
        for message in catalogue(code)
        if message.pluralizable and len(message.string) != catalogue(code).num_plurals
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ["en", *OTHERS])
def test_a_translation_fills_in_the_same_names_and_is_html_that_telegram_takes(code: str) -> None:
    for key in said():
        texts, wanted = _said_by(code, key)
        for text in texts:
            # A plural form may leave the number out, and "one" often does.
            assert names(text) | {"count"} == wanted | {"count"}, (key, text)
            assert tags(text) == tags(key if isinstance(key, str) else key[1]), (key, text)
            checked_text({"text": text.format(**dict.fromkeys(wanted, "7")), "parse_mode": "HTML"})


def _said_by(code: str, key: Key) -> tuple[list[str], set[str]]:
    wanted = names(key) if isinstance(key, str) else names(key[0]) | names(key[1])
    if code == "en":
        return ([key] if isinstance(key, str) else list(key)), wanted
    message = catalogue(code).get(key if isinstance(key, str) else key[0])
    assert message is not None, key
    strings = message.string
    return ([strings] if isinstance(strings, str) else list(strings)), wanted


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_is_as_make_messages_writes_it(code: str) -> None:
    assert catalogue_file(code).read_bytes() == extracted.written(catalogue(code), code)


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_begins_with_its_glossary(code: str) -> None:
    comment = catalogue(code).header_comment
    assert [word for word in ("story", "report", "watch", "alert", "reminder") if word not in comment] == []


_TYPED = re.compile(r"<code>/(quiet|digest|mute) ([^<]+)</code>")
_READ = {"quiet": quiet_from, "digest": digest_from, "mute": length_from}


@pytest.mark.parametrize("code", OTHERS)
def test_what_a_translation_tells_to_type_is_understood(code: str) -> None:
    texts = [text for key in said() for text in _said_by(code, key)[0]]
    typed = {found.groups() for text in texts for found in _TYPED.finditer(text)}
    assert {command for command, _ in typed} == set(_READ)
    assert [
        (command, words) for command, words in typed if not (is_off(words) or _READ[command](words))
    ] == []


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_message_is_put_together_before_it_is_said(file: Path) -> None:
    """Extraction reads literal texts only: what is built would be said in English, and nobody would notice."""
    built = [place for place, text in _texts(file) if isinstance(text, ast.JoinedStr | ast.BinOp)]
    assert built == []


def _texts(file: Path) -> Iterator[tuple[int, ast.expr]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node.func) in KEYWORDS:
            yield from ((node.lineno, text) for text in node.args[: 1 if called(node.func) == "say" else 2])

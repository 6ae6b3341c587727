"""Each language says every message that the program has, no other, and fills in the same names."""

import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot import tongues
from bot.tongues import SPOKEN
from bot.tongues.tongue import catalogue_file
from tests.support.botapi.content import checked_text

PACKAGE = Path(tongues.__file__).parents[1]
KEYWORDS = {"say": None, "marked": None, "count": (1, 2)}
OTHERS = [code for code in SPOKEN if code != "en"]

Key = str | tuple[str, ...]


@cache
def said() -> frozenset[Key]:
    """The keys of all messages in the program: texts, or pairs of singular and plural."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return frozenset(message for _, _, message, _, _ in found if message)


@cache
def catalogue(code: str) -> Catalog:
    with catalogue_file(code).open("rb") as file:
        return read_po(file, locale=code)


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

"""The messages that the program says, as Babel finds them in its text; and the catalogues brought up to date.

`python -m tests.tongues.extracted` (`make messages`): what the program says and a catalogue lacks is added without
a translation, what nobody says any more is dropped, all in the order of the alphabet. Translations are kept as they
are; nothing is guessed.
"""

import ast
import sys
from collections.abc import Container, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot import tongues
from bot.tongues import SPOKEN
from bot.tongues.tongue import catalogue_file

PACKAGE = Path(tongues.__file__).parents[1]
KEYWORDS = {
    **dict.fromkeys(("say", "marked", "worded"), None),
    **dict.fromkeys(("count", "forms", "numbered"), (1, 2)),
}
TRANSLATED = tuple(code for code in SPOKEN if code != "en")
WIDTH = 110

Key = str | tuple[str, ...]


def said() -> frozenset[Key]:
    """The keys of all messages in the program: texts, or pairs of singular and plural."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", _calls)], keywords=KEYWORDS)
    return frozenset(message for _, _, message, _, _ in found if message)


def _calls(
    file: IO[bytes], keywords: Container[str], *_unused: object, **_unasked: object
) -> Iterator[tuple[object, ...]]:
    """Babel's own reader of Python passes over calls within f-strings, up to Python 3.11."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and (name := called(node.func)) in keywords:
            yield node.lineno, name, tuple(map(_literal, node.args)), []


def called(function: ast.expr) -> str:
    """The bare name of what is called: `say` of `tongue.say`."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(text: ast.expr) -> str | None:
    return text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else None


def catalogue(code: str) -> Catalog:
    """The catalogue of a language as it lies there."""
    with catalogue_file(code).open("rb") as file:
        return read_po(file, locale=code)


def written(known: Catalog, code: str) -> bytes:
    """The catalogue of all messages that are said now, with the translations of `known`."""
    fresh = Catalog(locale=code, header_comment=known.header_comment, fuzzy=False)
    strings = {message.id: message.string for message in known if message.id}
    for key in said():
        fresh.add(key, strings.get(key, ""))
    file = BytesIO()
    write_po(file, fresh, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    return _header(known, fresh).encode() + file.getvalue().rstrip() + b"\n"


def _header(known: Catalog, fresh: Catalog) -> str:
    """The glossary, and only those lines that gettext needs: dates and versions would change in each diff."""
    lines = (
        f"Language: {fresh.locale_identifier}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {fresh.plural_forms}",
    )
    quoted = "".join(f'"{line}\\n"\n' for line in lines)
    return f'{known.header_comment}\nmsgid ""\nmsgstr ""\n{quoted}\n'


def main() -> None:
    """Bring all catalogues up to date; says what is to be translated, and fails while something is."""
    open_messages = 0
    for code in TRANSLATED:
        text = written(catalogue(code), code)
        catalogue_file(code).write_bytes(text)
        lacking = [
            message.id
            for message in read_po(BytesIO(text), locale=code)
            if message.id and not _is_said(message)
        ]
        open_messages += len(lacking)
        for key in lacking:
            print(f"{code}: {key}")
    sys.exit(f"{open_messages} translations are missing" if open_messages else 0)


def _is_said(message: object) -> bool:
    string = getattr(message, "string", "")
    return bool(string) if isinstance(string, str) else all(string)


if __name__ == "__main__":
    main()

"""Named parts of a rule file's query: `match = "$sides NEAR/8 $talks"`, so that a long one can be read.

Law: pure, and text for text: a part stands in parentheses where it is named, and nothing else changes. A part
may name those that stand before it, so that no circle can arise. Chats have no parts.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.errors import Problem
from bot.rules.problems import did_you_mean

_NAMED: Final = re.compile(r"\$([^\W\d_][\w-]*)")


def with_parts(match: str, parts: Mapping[str, str]) -> str:
    """`match` with each `$name` replaced by that part; unknown names stay (`part_problems` tells them)."""
    known: dict[str, str] = {}
    for name, text in parts.items():
        known[name] = f"({_replaced(text, known)})"
    return _replaced(match, known)


def part_problems(file: str, match: str, parts: Mapping[str, str]) -> Iterator[Problem]:
    """Parts that nobody defines, or defines too late, and parts that nobody names."""
    used: set[str] = set()
    for key, text, known in _places(match, parts):
        for name in _NAMED.findall(text):
            used.add(name)
            if name in known:
                continue
            remedy = did_you_mean(name, known, "define it under [parts]")
            if name in parts:
                remedy = f"write [parts] {name} above it: a part may name only those that stand before it"
            yield Problem(file, key, f"there is no part ${name}", remedy)
    for name in parts.keys() - used:
        yield Problem(file, f"parts.{name}", "no query names it", f"write ${name} in match, or remove it")


def _places(match: str, parts: Mapping[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    names = list(parts)
    for at, (name, text) in enumerate(parts.items()):
        yield f"parts.{name}", text, names[:at]
    yield "match", match, names


def _replaced(text: str, known: Mapping[str, str]) -> str:
    return _NAMED.sub(lambda found: known.get(found[1], found[0]), text)

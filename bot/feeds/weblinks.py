"""The `Link` header of an answer (RFC 8288): which addresses it names, and as what.

Law: pure, never raises, linear in the length of the header; what can't be read is left out. A link that
speaks of another document (`anchor`) says nothing about this one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

LINKS_MAX: Final = 50
_TARGET: Final = re.compile(r"[\s,]*<([^<>]{0,4000})>", re.ASCII)
_PARAMETER: Final = re.compile(
    r"\s*;\s*([!#$%&'*+.^_`|~\w-]{1,60})(?:\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;,\"]*)))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class WebLink:
    """One link: its target as it stands there, and its relations in lower case."""

    target: str
    rels: frozenset[str]


def web_links(headers: Sequence[str]) -> tuple[WebLink, ...]:
    """The links of all `Link` headers of one answer, in their order."""
    found = [link for header in headers for link in _of(header)]
    return tuple(found[:LINKS_MAX])


def _of(header: str) -> Iterator[WebLink]:
    """The links of one header, up to the first thing that is none."""
    place = 0
    for _ in range(LINKS_MAX):
        target = _TARGET.match(header, place)
        if target is None:
            return
        place = target.end()
        parameters: dict[str, str] = {}
        while (one := _PARAMETER.match(header, place)) is not None:
            # Of a parameter that is said twice the first counts (RFC 8288, 3.3).
            parameters.setdefault(one.group(1).lower(), one.group(2) or one.group(3) or "")
            place = one.end()
        if "anchor" not in parameters:
            yield WebLink(target.group(1).strip(), frozenset(parameters.get("rel", "").lower().split()))

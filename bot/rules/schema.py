"""The keys of the files in rules/, as pydantic models: what may stand there and of what kind.

Law: shape only. An unknown key is an error (`extra="forbid"`: a misspelt `ring_no` must not pass as a
comment), every text has a length limit, and nothing is guessed: `"yes"` is no boolean. What needs the
grammar or another file (queries, concepts, duplicates) is judged in `files.py`. `rules/README.md`
documents every key that stands here; a test compares the two.
"""

import re
from datetime import date, datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bot.facts.fact import FactKind
from bot.rules.rule import RING_ON_DEFAULT, SOURCES_MIN_MAX, ConceptKind, Severity

ID_LENGTH_MAX = 64
TITLE_LENGTH_MAX = 200
EXAMPLE_LENGTH_MAX = 20_000
ALIAS_LENGTH_MAX = 100
URL_LENGTH_MAX = 2_000
EXAMPLES_PER_RULE_MAX = 1_000
ALIASES_PER_CONCEPT_MAX = 2_000
INCLUDES_PER_CONCEPT_MAX = 1_000
PARTS_MAX = 50
TITLES_MAX = 100  # languages of one title
FEEDS_MAX = 20_000

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_LANG = re.compile(r"[a-z]{2}\Z")


def name_problem(name: str) -> str:
    """Why `name` can't be the id of a rule or the name of a concept; "" if it can."""
    if len(name) > ID_LENGTH_MAX:
        return f"is longer than {ID_LENGTH_MAX} characters"
    return "" if _NAME.match(name) else f"“{name}” may hold small letters a-z, digits and single hyphens only"


def _plain(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("watchword", "is empty", {"remedy": "write a text between the quotes"})
    return text.strip()


def _id(text: str) -> str:
    if problem := name_problem(text):
        raise PydanticCustomError(
            "watchword",
            "{problem}",
            {"problem": problem, "remedy": 'for example id = "grain-deal"; keep it, alerts are stored by it'},
        )
    return text


def _lang(text: str) -> str:
    return text and _code(text)


def _code(text: str) -> str:
    if not _LANG.match(text):
        raise PydanticCustomError(
            "watchword",
            "“{lang}” is no language code",
            {"lang": text, "remedy": 'two small letters (ISO 639-1), for example "uk" for Ukrainian'},
        )
    return text


def _url(text: str) -> str:
    scheme, _, path = text.partition(":")
    if scheme == "file":
        if path and not path.startswith("/") and ".." not in path.split("/"):
            return text
        raise PydanticCustomError(
            "watchword",
            "“{url}” leads out of the rules folder",
            {"url": text, "remedy": 'name a file beside this one, for example "file:sample-feed.xml"'},
        )
    if scheme in {"http", "https"} and _host(text):
        return text
    raise PydanticCustomError(
        "watchword",
        "“{url}” is no address of a feed",
        {"url": text, "remedy": "write the whole address, beginning with https://"},
    )


def _host(url: str) -> str:
    """The host of an address; "" where there is none or the address is malformed."""
    try:
        return "" if any(sign.isspace() for sign in url) else urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _sources_min(wanted: object) -> int:
    if isinstance(wanted, int) and not isinstance(wanted, bool) and 1 <= wanted <= SOURCES_MIN_MAX:
        return wanted
    raise PydanticCustomError(
        "watchword",
        "must be a whole number from 1 to {most}",
        {"most": SOURCES_MIN_MAX, "remedy": "write sources_min = 2 to wait for a second source, 1 for none"},
    )


def _timezone(text: str) -> str:
    if text not in available_timezones():
        raise PydanticCustomError(
            "watchword",
            "“{zone}” is no time zone",
            {"zone": text, "choices": sorted(available_timezones()), "remedy": 'for example "Europe/Kyiv"'},
        )
    return text


# not strict: TOML has no enumerations, it writes texts
_Kind = Annotated[FactKind, Field(strict=False)]
Title = Annotated[str, Field(max_length=TITLE_LENGTH_MAX), AfterValidator(_plain)]
Lang = Annotated[str, AfterValidator(_lang)]
_Code = Annotated[str, AfterValidator(_code)]


class _Strict(BaseModel):
    # strict: TOML has kinds of its own, so a text is never taken for a boolean or a number.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ExampleKeys(_Strict):
    """`[[examples]]` of a rule file."""

    text: Annotated[str, Field(max_length=EXAMPLE_LENGTH_MAX), AfterValidator(_plain)]
    fires: bool
    lang: Lang = ""
    published: datetime | date | None = None


_Name = Annotated[str, Field(max_length=ID_LENGTH_MAX)]


class RuleKeys(_Strict):
    """A rule file: one rule."""

    id: Annotated[str, AfterValidator(_id)]
    title: Title
    titles: Annotated[dict[_Code, Title], Field(max_length=TITLES_MAX)] = {}
    match: Annotated[str, AfterValidator(_plain)]  # its length is limited by the grammar, as in chats
    parts: Annotated[dict[_Name, Annotated[str, AfterValidator(_plain)]], Field(max_length=PARTS_MAX)] = {}
    ring_on: list[_Kind] = sorted(RING_ON_DEFAULT)
    severity: Severity = "normal"
    sources_min: Annotated[int, BeforeValidator(_sources_min)] = 1
    full_text: bool = False
    examples: Annotated[list[ExampleKeys], Field(max_length=EXAMPLES_PER_RULE_MAX)] = []


class ConceptKeys(_Strict):
    """`[concept-name]` of a concepts file."""

    title: Title
    aliases: Annotated[
        list[Annotated[str, Field(max_length=ALIAS_LENGTH_MAX), AfterValidator(_plain)]],
        Field(max_length=ALIASES_PER_CONCEPT_MAX),
    ] = []
    includes: Annotated[list[_Name], Field(max_length=INCLUDES_PER_CONCEPT_MAX)] = []
    kind: ConceptKind | None = None
    within: _Name = ""


class FeedKeys(_Strict):
    """`[[feeds]]` of feeds.toml."""

    url: Annotated[str, Field(max_length=URL_LENGTH_MAX), AfterValidator(_url)]
    title: Title
    lang: Lang = ""
    publisher: Annotated[str, Field(max_length=TITLE_LENGTH_MAX)] = ""
    timezone: Annotated[str, AfterValidator(_timezone)] = "UTC"
    on: bool = True
    sample: bool = False
    full_text: bool = False


class FeedsKeys(_Strict):
    """feeds.toml: a list of feeds."""

    feeds: Annotated[list[FeedKeys], Field(max_length=FEEDS_MAX)] = []


FileKind = Literal["rule", "concepts", "feeds"]

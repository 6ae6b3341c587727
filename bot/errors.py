"""All errors that Watchword raises on purpose.

The tree:

    WatchwordError
     ├─ UserError          somebody typed something wrong: says what, and how to mend it (exit code 2)
     │   ├─ QueryError     a rule's query; knows the place
     │   ├─ RuleFileError  rules/, concepts, feeds: holds all problems at once
     │   └─ SettingsError  environment variables
     └─ StateError         the state folder can't be used: locked, read-only, newer (exit code 1)

Expected failures of the world (a feed that times out, a chat that blocked us) are values, not errors.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

SHOWN_BEFORE_MAX: Final = 40  # code points of a query shown before the place of its error
SHOWN_AFTER_MAX: Final = 40


class WatchwordError(Exception):
    """Base of all errors raised on purpose. Its text is fit to be shown."""


class UserError(WatchwordError):
    """A person's mistake; the text names it and the remedy."""


class SettingsError(UserError):
    """An environment variable that can't be used."""


class QueryError(UserError):
    """A query that can't be understood.

    `position` counts code points from the start of `query`; `remedy` says what to write instead.
    """

    def __init__(self, message: str, *, query: str, position: int, remedy: str = "") -> None:
        self.message = message
        self.query = query
        self.position = position
        self.remedy = remedy
        super().__init__(self.pointed())

    def pointed(self) -> str:
        """The message with the query and a caret under the place, for a monospaced screen."""
        shown = self.place() if self.query.strip() else ()
        lines = [self.message, *(f"  {line}" for line in shown)]
        return "\n".join([*lines, self.remedy] if self.remedy else lines)

    def place(self) -> tuple[str, str]:
        """The query around the place, on one line, and a line with a caret under the place.

        What has no width, or would break the line, is left out or a blank, so that the caret stands right.
        """
        start = max(0, self.position - SHOWN_BEFORE_MAX)
        stop = self.position + SHOWN_AFTER_MAX
        before = ("…" if start else "") + _flat(self.query[start : self.position])
        after = _flat(self.query[self.position : stop]) + ("…" if stop < len(self.query) else "")
        return before + after, f"{' ' * sum(map(_columns, before))}^"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where (file and key) and what to do about it."""

    file: str
    key: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")


class RuleFileError(UserError):
    """Files in rules/ that can't be used; holds every problem found, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class StateError(WatchwordError):
    """The state folder can't be used as it is; the text names the remedy."""


def _flat(text: str) -> str:
    kept = (" " if sign.isspace() else sign for sign in text)
    return "".join(sign for sign in kept if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def _columns(sign: str) -> int:
    """How many columns of a monospaced screen a sign takes."""
    if unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1

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

from dataclasses import dataclass


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
        start = max(0, self.position - 40)
        lines = [self.message, f"  {self.query[start : start + 80]}", f"  {' ' * (self.position - start)}^"]
        return "\n".join([*lines, self.remedy] if self.remedy else lines)


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

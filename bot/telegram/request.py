"""What a person asks of a feature: words after a command, a pressed button, or an answer to a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.telegram.buttons import Press
from bot.telegram.update import SentFile


@dataclass(frozen=True, slots=True)
class Request:
    """`words` are cleaned; `press` is set for buttons, `file` for files.

    `state` is what the open question has to know. `reply_to` is the remote id of the
    message that the words answer, if they answer one.
    """

    words: str = ""
    press: Press | None = None
    reply_to: int | None = None
    state: Mapping[str, str] = field(default_factory=dict)
    file: SentFile | None = None

    @property
    def pressed(self) -> Press:
        """The button of a request that comes from one."""
        assert self.press is not None, "only buttons come here"
        return self.press

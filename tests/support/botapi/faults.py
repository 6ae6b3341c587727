"""Telegram's bad days, by script: what a call meets instead of, or besides, its answer."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "flood",  # 429 with retry_after
    "forbidden",  # 403: blocked by the user
    "unauthorized",  # 401: the token was revoked
    "server_error",  # 5xx with a JSON body
    "bad_gateway",  # 502 with an HTML page
    "drop_before",  # the connection ends before anything is done
    "drop_after",  # it is done, but the answer never arrives
    "slow",  # it is done, and the answer takes `seconds`
    "refuse",  # 400 with `description`
]


@dataclass
class Fault:
    """Meets the next `times` calls of `method` (any, if empty) for `chat_id` (any, if None)."""

    kind: Kind
    method: str = "sendMessage"
    chat_id: int | None = None
    times: int = 1
    seconds: float = 3
    description: str = ""


@dataclass
class Faults:
    """The script; faults are met in the order they were planned."""

    planned: list[Fault] = field(default_factory=list)

    def meet(self, method: str, chat_id: object) -> Fault | None:
        """The fault that this call meets, used up once."""
        for fault in self.planned:
            if fault.method in ("", method) and fault.chat_id in (None, chat_id):
                fault.times -= 1
                if fault.times == 0:
                    self.planned.remove(fault)
                return fault
        return None

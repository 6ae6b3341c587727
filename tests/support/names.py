"""A name server in a test: what stands for `socket.getaddrinfo` in a `Fetcher`."""

import socket
import threading
from collections.abc import Sequence
from typing import Any


class Names:
    """A name server that you fill: a name has addresses, or an error; "silent" never answers.

    `others` is what it says of any other name; () for: not known. Only the first label of a name counts.
    """

    def __init__(self, others: Sequence[str] = (), **addresses: list[str]) -> None:
        self.others = others
        self.addresses = addresses
        self.asked: list[str] = []
        self.end = threading.Event()

    def __call__(self, host: str, port: int, family: int, kind: int) -> Sequence[tuple[Any, ...]]:
        self.asked.append(host)
        name = host.partition(".")[0]
        if name == "silent":
            self.end.wait()
        found = self.addresses.get(name, self.others)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [self._info(address, port) for address in found]

    @staticmethod
    def _info(address: str, port: int) -> tuple[Any, ...]:
        if ":" in address:
            return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
        return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))

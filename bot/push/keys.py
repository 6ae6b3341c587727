"""What hubs are told of us: for each subscription an address that can't be guessed, and a secret.

Law: both follow from the subscription (number, hub, topic) and one key in a file beside the database, by
HMAC. So neither is in the database, in a backup of it, in a log or in an error; and both are the same after
a restart.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.errors import StateError
from bot.feeds.subscription import Subscription
from bot.web.push import PREFIX

KEY_FILE: Final = "watchword.key"
KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Addresses under `base`, the public one of our web server, and secrets."""

    base: str
    key: bytes = field(repr=False)

    def token(self, one: Subscription) -> str:
        """The part of the address that nobody can guess."""
        return self._derived("address", one)

    def url(self, one: Subscription) -> str:
        """The whole address that a hub is told: never log it."""
        return f"{self.base}{PREFIX}{self.token(one)}"

    def secret(self, one: Subscription) -> str:
        """What the hub signs with, 64 characters."""
        return self._derived("secret", one)

    def hash_of(self, one: Subscription) -> bytes:
        """What the database keeps of the address."""
        return self.hash_of_token(self.token(one))

    def hash_of_token(self, token: str) -> bytes:
        """The same, of what somebody asks for. Another base is another address."""
        return hashlib.sha256(f"{self.base}\0{token}".encode("utf-8", "replace")).digest()

    def _derived(self, purpose: str, one: Subscription) -> str:
        # Hub and topic, too: a restored backup gives numbers once more, and a hub must not speak for another.
        said = "\0".join(("watchword push", purpose, str(one.id), one.hub, one.topic))
        return hmac.new(self.key, said.encode(), hashlib.sha256).hexdigest()


def load_key(folder: Path) -> bytes:
    """The key of this installation, made where there is none. Raises StateError.

    With another key all hubs are asked anew: nothing is lost by losing it.
    """
    path = folder / KEY_FILE
    try:
        if path.exists() and len(key := path.read_bytes()) == KEY_BYTES:
            return key
        return _made(path)
    except OSError as error:
        raise StateError(f"{path} can't be used: {error}; make {folder} readable and writable") from error


def _made(path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    return key

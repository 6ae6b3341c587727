"""Who owns the bot: whoever opens the one-time link that the first start logs. Only its hash is stored."""

import hashlib
import hmac
import secrets

from bot.store import chats
from bot.store.database import Store

START_PREFIX = "own-"
SECRET_BYTES = 24  # 32 characters of a start parameter, of which Telegram allows 64


def ownership_link(store: Store, username: str) -> str | None:
    """A fresh link, which makes all earlier ones void; None where the bot has an owner already."""
    if chats.owner(store) is not None:
        return None
    secret = secrets.token_urlsafe(SECRET_BYTES)
    chats.open_claim(store, hashed(secret))
    return f"https://t.me/{username}?start={START_PREFIX}{secret}"


def hashed(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def opens(start_parameter: str, claim_hash: str) -> bool:
    """Whether the parameter of a /start is the secret whose hash is stored."""
    if not claim_hash or not start_parameter.startswith(START_PREFIX):
        return False
    return hmac.compare_digest(hashed(start_parameter.removeprefix(START_PREFIX)), claim_hash)

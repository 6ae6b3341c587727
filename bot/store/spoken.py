"""In which language we speak in a chat, for what is said there without being asked."""

from bot.store.database import Store
from bot.tongues import Tongue, tongue_of


def spoken_in(store: Store, chat_id: int, client: str = "") -> Tongue:
    """The language that was chosen there, else the client's; `client` where we don't know the chat yet."""
    row = store.row("SELECT tongue, lang FROM chat WHERE id = ?", (chat_id,))
    return tongue_of("", client) if row is None else tongue_of(row["tongue"], row["lang"] or client)

"""Feeds that are files: only rule files may name one, and it stays within their folder.

Law: a path never leaves the folder, by whatever spelling or symbolic link; reading is limited in bytes.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.feeds.answer import FailureKind
from bot.feeds.limits import BODY_BYTES_MAX
from bot.fetch.answer import Fetched, FetchFailed


def read_file(folder: Path, url: str) -> Fetched | FetchFailed:
    """The document at `file:NAME`, where NAME is relative to `folder` (blocking, a few ms)."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return FetchFailed(f"{url} is no file: address within the rules folder", FailureKind.FILE)
    home = folder.resolve()
    try:
        path = (home / unquote(parts.path)).resolve()
        if not path.is_relative_to(home) or not path.is_file():
            return FetchFailed(f"there is no file {url} in the rules folder", FailureKind.FILE)
        with path.open("rb") as stream:
            body = stream.read(BODY_BYTES_MAX + 1)
    except (OSError, ValueError) as error:
        return FetchFailed(f"{url} can't be read: {error}", FailureKind.FILE)
    if len(body) > BODY_BYTES_MAX:
        return FetchFailed(f"{url} is larger than {BODY_BYTES_MAX} bytes", FailureKind.FILE)
    return Fetched(body, final_url=url)

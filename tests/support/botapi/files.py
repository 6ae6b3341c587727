"""Files that people sent: what getFile says of them, and what is downloaded."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi.chats import RefusalError
from tests.support.botapi.methods import Upload

DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024  # more no bot gets


@dataclass
class Files:
    """All of them, by their id."""

    sent: dict[str, Upload] = field(default_factory=dict)

    def keep(self, file: Upload) -> str:
        """The id of a file that somebody sends now."""
        file_id = f"BQACAgIAAxkBAAI{len(self.sent):04d}"
        self.sent[file_id] = file
        return file_id

    def described(self, file_id: str) -> dict[str, Any]:
        """What getFile answers. Raises RefusalError."""
        file = self.sent.get(file_id)
        if file is None:
            raise RefusalError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(file.content) > DOWNLOAD_BYTES_MAX:
            raise RefusalError(400, "Bad Request: file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": f"AgAD{file_id[-4:]}",
            "file_size": len(file.content),
            "file_path": _path(file_id, file),
        }

    def at(self, path: str) -> bytes | None:
        """What is downloaded from a `file_path` that getFile gave; None for others."""
        found = (file.content for file_id, file in self.sent.items() if _path(file_id, file) == path)
        return next(found, None)


def _path(file_id: str, file: Upload) -> str:
    return f"documents/file_{int(file_id[-4:])}.{file.name.rpartition('.')[2]}"

"""The real program in a process of its own, that can be killed: `python -m bot run`, as operators start it."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAIT_S_MAX = 30.0
GLANCE_S = 0.05

RULE = """
id = "talks"
title = "Dates of the talks"
match = "talks (@ukraine OR @russia)"
"""
CONCEPTS = """
[ukraine]
title = "Ukraine"
aliases = ["Ukraine", "Kyiv"]
[russia]
title = "Russia"
aliases = ["Russia", "Moscow"]
"""


def rules_folder(folder: Path, *feeds: str) -> Path:
    """A folder with one rule that watches these feeds."""
    folder.mkdir(exist_ok=True)
    (folder / "talks.toml").write_text(RULE)
    (folder / "concepts.toml").write_text(CONCEPTS)
    blocks = [f'[[feeds]]\nurl = "{url}"\ntitle = "Loopback Post"\nlang = "en"\n' for url in feeds]
    (folder / "feeds.toml").write_text("\n".join(blocks))
    return folder


@dataclass
class Life:
    """One life of the process, from start to end."""

    process: asyncio.subprocess.Process
    log: Path

    def said(self) -> str:
        """What it logged so far, earlier lives included."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def owner_payload(self) -> str | None:
        """The start parameter of the link of ownership, once it was logged."""
        found = re.search(r"\?start=([\w-]+)", self.said())
        return found.group(1) if found else None

    async def kill(self) -> None:
        """End it as `kill -9` does."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()


@dataclass(frozen=True)
class Installation:
    """Settings and folders that outlive the process."""

    folder: Path
    environment: dict[str, str]

    @asynccontextmanager
    async def life(self) -> AsyncIterator[Life]:
        """Start the program; whatever happens, it is gone afterwards."""
        log = self.folder / "log.txt"
        with log.open("ab") as out:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=self._environment(), stdout=out, stderr=out
            )
        try:
            yield Life(process, log)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    def _environment(self) -> dict[str, str]:
        own = {
            "WATCHWORD_RULES": str(self.folder / "rules"),
            "WATCHWORD_STATE": str(self.folder / "state"),
            "WATCHWORD_ALLOW_PRIVATE": "127.0.0.0/8",
            "WATCHWORD_POLL_SECONDS": "1",
            "WATCHWORD_POLL_SECONDS_MAX": "1",
            "WATCHWORD_HOST_SECONDS": "0",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WATCHWORD_")}
        return kept | own | self.environment


async def until(what: Callable[[], object], life: Life | None = None, *, wait_s: float = WAIT_S_MAX) -> None:
    """Wait until `what` is true; fails with the log if that never happens."""
    try:
        async with asyncio.timeout(wait_s):
            while not what():  # noqa: ASYNC110 - another process can't set an event of ours
                await asyncio.sleep(GLANCE_S)
    except TimeoutError:
        raise AssertionError(f"never happened; the log says:\n{life.said() if life else ''}") from None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port

"""What all tests share: a fixed time of day, and hypothesis without a clock. Nothing heavy belongs here."""

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

LOGGERS = ("watchword", "aiohttp.access", "apscheduler", "asyncio", "httpcore", "httpx", "telegram")

# A law must not fail because a machine is slow; on a forge the examples are the same in every run.
settings.register_profile(
    "watchword",
    deadline=None,
    max_examples=60,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("watchword")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole runs of the program wait for real time: begun last, one of them would keep everybody waiting."""
    items.sort(key=lambda item: "whole" not in item.path.parts)


@pytest.fixture
def now() -> datetime:
    """A Wednesday at noon UTC; the day of the week matters to dates."""
    return datetime(2025, 5, 28, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """A command that a test runs here sets up the log; the next test finds it as it was."""
    names = [None, *LOGGERS]
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    handlers = list(logging.getLogger().handlers)
    yield
    for logger, level in before:
        logger.setLevel(level)
    root = logging.getLogger()
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
    for handler in [one for one in handlers if one not in root.handlers]:
        root.addHandler(handler)

"""What all tests share: a fixed time of day, and hypothesis without a clock. Nothing heavy belongs here."""

import os
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

# A law must not fail because a machine is slow; on a forge the examples are the same in every run.
settings.register_profile(
    "watchword",
    deadline=None,
    max_examples=60,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("watchword")


@pytest.fixture
def now() -> datetime:
    """A Wednesday at noon UTC; the day of the week matters to dates."""
    return datetime(2025, 5, 28, 12, 0, tzinfo=UTC)

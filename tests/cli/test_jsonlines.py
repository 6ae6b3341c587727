"""JSON Lines: what comes in, and what is said of a line that can't be used."""

from datetime import UTC, datetime
from io import StringIO
from typing import Any

import click
import pytest

from bot.cli import jsonlines


def test_empty_lines_are_passed_over_and_lines_counted_from_one() -> None:
    read: list[tuple[int, dict[str, Any]]] = []
    jsonlines.each(StringIO('\n{"a": 1}\n\n{"b": 2}\n'), "input", lambda *line: read.append(line))
    assert read == [(2, {"a": 1}), (4, {"b": 2})]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-05-28", datetime(2025, 5, 28, 12, tzinfo=UTC)),
        ("2025-05-28T10:00:00", datetime(2025, 5, 28, 10, tzinfo=UTC)),
        ("2025-05-28T10:00:00+03:00", datetime(2025, 5, 28, 7, tzinfo=UTC)),
        ("2025-05-28T10:00:00Z", datetime(2025, 5, 28, 10, tzinfo=UTC)),
        ("Wed, 28 May 2025 12:36:25 GMT", datetime(2025, 5, 28, 12, 36, 25, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_published_may_be_a_day_iso_8601_or_rfc_822(given: str | None, expected: datetime | None) -> None:
    assert jsonlines.item_from({"title": "x", "published": given}, 1).published == expected


def test_an_item_without_an_id_is_known_by_its_line() -> None:
    assert jsonlines.item_from({"title": "x"}, 12).guid == "12"
    assert jsonlines.item_from({"title": "x", "id": 5}, 12).guid == "5"


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ({"id": 1}, "line 3: neither title nor summary"),
        ({"title": 5}, "line 3: title is no text"),
        ({"title": "x", "published": "soon"}, "line 3: published 'soon' is no date"),
        ({"title": "x", "published": 5}, "line 3: published 5 is no date"),
    ],
)
def test_a_record_that_is_no_item_is_refused_with_line_and_remedy(
    record: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(click.UsageError, match=complaint):
        jsonlines.item_from(record, 3)


def test_half_a_surrogate_pair_becomes_one_replacement_sign() -> None:
    assert jsonlines.item_from({"title": "a\ud800b"}, 1).title == "a\N{REPLACEMENT CHARACTER}b"

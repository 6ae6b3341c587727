"""What an answer's headers say about the next poll."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.timing import Hints
from bot.fetch.headers import HINT_S_MAX, hints_of, retry_after

NOW = datetime(2025, 5, 28, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, Hints()),
        ({"Cache-Control": "public, max-age=600"}, Hints(max_age_s=600)),
        ({"Cache-Control": "MAX-AGE = 600, public"}, Hints(max_age_s=600)),
        ({"Cache-Control": 'max-age="600"'}, Hints(max_age_s=600)),
        ({"Cache-Control": "s-maxage=600"}, Hints()),
        ({"Cache-Control": "no-cache"}, Hints()),
        # what lay in a cache on the way is that much older
        ({"Cache-Control": "max-age=600", "Age": "500"}, Hints(max_age_s=100)),
        ({"Cache-Control": "max-age=600", "Age": "900"}, Hints(max_age_s=0)),
        # Expires counts from the answer's own Date, not from our clock
        (
            {"Expires": "Wed, 28 May 2025 11:00:00 GMT", "Date": "Wed, 28 May 2025 10:30:00 GMT"},
            Hints(expires_s=1800),
        ),
        ({"Expires": "Wed, 28 May 2025 11:00:00 GMT"}, Hints(expires_s=3600)),
        ({"Expires": "Wed, 28 May 2025 09:00:00 GMT"}, Hints(expires_s=0)),
        ({"Expires": "0"}, Hints()),
        ({"Expires": "-1"}, Hints()),
        ({"Retry-After": "120"}, Hints(retry_after_s=120)),
        ({"Retry-After": "Wed, 28 May 2025 10:05:00 GMT"}, Hints(retry_after_s=300)),
        ({"Retry-After": "soon"}, Hints()),
        ({"Retry-After": "-5"}, Hints()),
        ({"Retry-After": "9" * 12}, Hints(retry_after_s=HINT_S_MAX)),
    ],
)
def test_headers_say(headers: dict[str, str], expected: Hints) -> None:
    assert hints_of(headers, NOW) == expected


@given(
    st.dictionaries(
        st.sampled_from(["Cache-Control", "Expires", "Date", "Age", "Retry-After"]), st.text(max_size=40)
    )
)
def test_no_header_makes_it_fail_or_say_less_than_nothing(headers: dict[str, str]) -> None:
    hints = hints_of(headers, NOW)
    for seconds in (hints.max_age_s, hints.expires_s, hints.retry_after_s):
        assert seconds is None or 0 <= seconds <= HINT_S_MAX


def test_a_date_without_a_zone_is_in_utc() -> None:
    assert retry_after("Wed, 28 May 2025 10:05:00", NOW) == 300

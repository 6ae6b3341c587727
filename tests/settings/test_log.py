"""`bot.log`: one line a unit of work, and never a secret in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.log import QUIET, LogStyle, configure, line, redact

TOKEN = "123456789:AAE-fake_fake_fake_fake_fake_fake_fake"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """The log is one for the whole process: what a test changes is put back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def test_a_line_names_the_event_first_and_then_its_values() -> None:
    assert line("polled", feed="bbc", items=3) == "polled feed=bbc items=3"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("two words", 'key="two words"'),
        ("", 'key=""'),
        ('a"b', 'key="a\\"b"'),
        ("a=b", 'key="a=b"'),
        ("я", "key=я"),
    ],
)
def test_a_value_that_could_be_misread_is_quoted(value: str, shown: str) -> None:
    assert line("event", key=value) == f"event {shown}"


def test_a_value_that_is_none_is_left_out() -> None:
    assert line("polled", problem=None) == "polled"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", TOKEN),
        (f"token {TOKEN} refused", TOKEN),
        ("GET https://user:hunter2@news.example/rss", "hunter2"),
        ("GET https://news.example/rss?n=1&api_key=abc123&x=2", "abc123"),
        ("GET https://news.example/rss?Token=abc123", "abc123"),
    ],
)
def test_a_secret_in_an_address_is_not_logged(text: str, secret: str) -> None:
    assert secret not in redact(text)


def test_the_rest_of_an_address_stays_readable() -> None:
    assert (
        redact("GET https://news.example/rss?n=1&key=a&x=2") == "GET https://news.example/rss?n=1&key=***&x=2"
    )


def test_time_and_numbers_are_no_secrets() -> None:
    assert (
        redact("at 12:30:45 from 10.0.0.1:8080, 1234567:8 items")
        == "at 12:30:45 from 10.0.0.1:8080, 1234567:8 items"
    )


def test_known_secrets_are_taken_out_of_lines_and_tracebacks() -> None:
    stream = io.StringIO()
    configure(LogStyle("info"), ["s3cret", ""], stream)

    try:
        {}["s3cret"]
    except KeyError:
        logging.getLogger("test").exception("failed with s3cret")

    assert "s3cret" not in stream.getvalue()
    assert "KeyError: '***'" in stream.getvalue()


def test_a_line_says_when_and_how_serious() -> None:
    stream = io.StringIO()
    configure(LogStyle("info"), stream=stream)

    logging.getLogger("test").warning("late pass=%s", "poll")
    logging.getLogger("test").debug("not shown")

    (written,) = stream.getvalue().splitlines()
    assert written.split(" ", 1)[0].endswith("Z")
    assert written.endswith(" warning late pass=poll")


def test_a_message_with_line_breaks_can_not_pass_for_two_lines_of_the_log() -> None:
    stream = io.StringIO()
    configure(LogStyle("info"), stream=stream)

    logging.getLogger("test").info("title=%s", "one\n2026-01-01T00:00:00.000Z info all is well")

    assert stream.getvalue().splitlines()[1].startswith("    ")


def test_json_lines_hold_the_same() -> None:
    stream = io.StringIO()
    configure(LogStyle("info", as_json=True), ["s3cret"], stream)

    logging.getLogger("bot.pipeline").info("polled feed=%s", "s3cret")

    written = json.loads(stream.getvalue())
    assert written.pop("at").endswith("Z")
    assert written == {"level": "info", "logger": "bot.pipeline", "message": "polled feed=***"}


@pytest.mark.parametrize("name", QUIET)
def test_a_library_that_logs_each_request_is_quiet(name: str) -> None:
    stream = io.StringIO()
    configure(LogStyle("debug"), stream=stream)

    logging.getLogger(name).info("HTTP Request: GET https://news.example")

    assert not stream.getvalue()

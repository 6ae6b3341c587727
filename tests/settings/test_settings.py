"""`bot.settings`: what is read, what is refused, and that no secret is shown."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.log import LogStyle
from bot.settings import HIDDEN, Address, described, load

TOKEN = "123456:" + "a" * 35


def complaints(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load(environ)
    return str(caught.value).splitlines()


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = load({"PATH": "/bin"}, tmp_path)

    assert settings.telegram_token is None
    assert settings.telegram_api == "https://api.telegram.org"
    assert settings.web is None
    assert settings.poll_seconds == 60
    assert settings.log == LogStyle("info")


def test_a_checkout_keeps_rules_and_state_in_its_own_folders(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "state").mkdir()

    settings = load({}, tmp_path)

    assert (settings.rules, settings.state) == (tmp_path / "rules", tmp_path / "state")


def test_elsewhere_the_shipped_rules_and_the_users_data_folder_are_used(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()

    settings = load({}, tmp_path)

    assert settings.rules.name in {"rules", "shipped_rules"}
    assert tmp_path not in settings.rules.parents
    assert tmp_path not in settings.state.parents
    assert settings.state.name == "watchword"


def test_a_relative_folder_counts_from_where_we_are_started(tmp_path: Path) -> None:
    settings = load({"WATCHWORD_RULES": "mine", "WATCHWORD_STATE": str(tmp_path / "elsewhere")}, tmp_path)

    assert (settings.rules, settings.state) == (tmp_path / "mine", tmp_path / "elsewhere")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("8080", Address("127.0.0.1", 8080)),
        (":8080", Address("127.0.0.1", 8080)),
        ("0.0.0.0:80", Address("0.0.0.0", 80)),
        ("[::1]:8080", Address("::1", 8080)),
    ],
)
def test_a_web_address_is_read(text: str, address: Address) -> None:
    assert load({"WATCHWORD_WEB": text}).web == address


def test_networks_are_separated_by_commas() -> None:
    settings = load({"WATCHWORD_ALLOW_PRIVATE": "10.0.0.0/8, ::1,"})

    assert settings.allow_private == (ip_network("10.0.0.0/8"), ip_network("::1"))


def test_an_empty_variable_counts_as_not_set() -> None:
    assert load({"WATCHWORD_TELEGRAM_TOKEN": "", "WATCHWORD_WEB": " "}).telegram_token is None


@pytest.mark.parametrize("text", [TOKEN, f"{TOKEN}\n", f"  {TOKEN}\r\n"])
def test_a_secret_is_read_from_the_file_that_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "token"
    file.write_bytes(text.encode())

    token = load({"WATCHWORD_TELEGRAM_TOKEN_FILE": str(file)}).telegram_token

    assert token is not None
    assert token.get_secret_value() == TOKEN


@pytest.mark.parametrize(
    ("environ", "complaint"),
    [
        ({"WATCHWORD_TELEGRAM_TOKN": "x"}, "did you mean WATCHWORD_TELEGRAM_TOKEN?"),
        ({"WATCHWORD_TELEGRAM_TOKENFILE": "x"}, "did you mean WATCHWORD_TELEGRAM_TOKEN_FILE?"),
        ({"WATCHWORD_COLOUR": "red"}, "`watchword settings` lists all settings"),
        ({"WATCHWORD_TELEGRAM_TOKEN": "nonsense"}, "@BotFather"),
        ({"WATCHWORD_TELEGRAM_API": "localhost:8081"}, "http://"),
        ({"WATCHWORD_HEARTBEAT_URL": "ping"}, "http://"),
        ({"WATCHWORD_WEBHOOK_URL": "http://watch.example"}, "https://"),
        ({"WATCHWORD_WEBHOOK_URL": "watch.example"}, "https://"),
        ({"WATCHWORD_PUBLIC_URL": "http://watch.example"}, "https://"),
        ({"WATCHWORD_PUBLIC_URL": "https://watch.example"}, "set WATCHWORD_WEB, too"),
        ({"WATCHWORD_WEB": "localhost"}, "port"),
        ({"WATCHWORD_WEB": "localhost:70000"}, "65535"),
        ({"WATCHWORD_ALLOW_PRIVATE": "intranet"}, "intranet"),
        ({"WATCHWORD_POLL_SECONDS": "0"}, "greater than or equal to 1"),
        ({"WATCHWORD_POLL_SECONDS": "often"}, "integer"),
        ({"WATCHWORD_LOG": "loud"}, "debug, info, warning, error"),
        ({"WATCHWORD_LOG": "info,xml"}, ",json"),
        ({"WATCHWORD_CONTACT": "line\nbreak"}, "pattern"),
        ({"WATCHWORD_LOG_FILE": "/does/not/exist"}, "can't be read"),
        ({"WATCHWORD_LOG_FILE": "/does/not/exist", "WATCHWORD_LOG": "info"}, "keep one of the two"),
    ],
)
def test_a_mistake_is_named_with_its_variable_and_the_remedy(environ: dict[str, str], complaint: str) -> None:
    (line,) = complaints(environ)

    assert line.split(":")[0] in environ
    assert complaint in line


@pytest.mark.parametrize("content", [b"", b"\n", b"x" * 70_000, b"\xff\xfe"])
def test_a_file_that_holds_no_value_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "secret"
    file.write_bytes(content)

    (line,) = complaints({"WATCHWORD_CONTACT_FILE": str(file)})

    assert line.startswith("WATCHWORD_CONTACT_FILE: can't be read")


def test_all_mistakes_are_named_at_once() -> None:
    environ = {
        "WATCHWORD_WEB": "x",
        "WATCHWORD_LOG": "loud",
        "WATCHWORD_POLL": "5",
        "WATCHWORD_POLL_SECONDS": "no",
    }

    assert {line.split(":")[0] for line in complaints(environ)} == set(environ)


def test_variables_that_kubernetes_makes_for_a_service_are_not_ours() -> None:
    load(
        {
            "WATCHWORD_SERVICE_HOST": "10.0.0.1",
            "WATCHWORD_PORT": "tcp://10.0.0.1:80",
            "WATCHWORD_PORT_80_TCP": "x",
        }
    )


def test_a_secret_is_neither_described_nor_named_in_a_complaint() -> None:
    secret = "https://ping.example/5ecre7"
    rows = described(load({"WATCHWORD_TELEGRAM_TOKEN": TOKEN, "WATCHWORD_HEARTBEAT_URL": secret}))

    shown = {row.name: row.value for row in rows}
    assert shown["WATCHWORD_TELEGRAM_TOKEN"] == shown["WATCHWORD_HEARTBEAT_URL"] == HIDDEN
    assert "5ecre7" not in " ".join(complaints({"WATCHWORD_TELEGRAM_TOKEN": "5ecre7"}))


def test_a_webhook_needs_an_address_to_listen_at_and_a_bot() -> None:
    environ = {"WATCHWORD_WEBHOOK_URL": "https://watch.example/"}
    assert [
        ("WATCHWORD_WEB" in line, "WATCHWORD_TELEGRAM_TOKEN" in line) for line in complaints(environ)
    ] == [
        (True, False),
        (True, True),
    ]
    whole = load(environ | {"WATCHWORD_WEB": "8080", "WATCHWORD_TELEGRAM_TOKEN": TOKEN})
    assert whole.webhook_url == "https://watch.example"


def test_a_described_value_can_be_set_again() -> None:
    environ = {
        "WATCHWORD_WEB": "[::1]:8080",
        "WATCHWORD_ALLOW_PRIVATE": "10.0.0.0/8,fd00::/8",
        "WATCHWORD_LOG": "debug,json",
        "WATCHWORD_CONTACT": "mailto:desk@example.org",
    }

    shown = {row.name: row.value for row in described(load(environ))}

    assert environ == {name: shown[name] for name in environ}

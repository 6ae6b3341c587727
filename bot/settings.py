"""Settings: environment variables with the prefix `WATCHWORD_`, each of them also as `…_FILE`.

Law: nothing but this file reads the environment. `load` takes it as an argument, and reports *all* that is
wrong at once, unknown variables included: a misspelt setting that is silently ignored is a missed alert.
README.md lists every setting; a test sees to that.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal, NamedTuple
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.errors import Problem, SettingsError
from bot.log import LogStyle, parse_log_style

PREFIX = "WATCHWORD_"
FILE_SUFFIX = "_FILE"
SECRET_FILE_BYTES_MAX = 64 * 1024
# Kubernetes puts these into the environment of every pod beside a service that is called watchword.
FOREIGN_PREFIXES = ("WATCHWORD_SERVICE_", "WATCHWORD_PORT")
HIDDEN = "(set, hidden)"
UNSET = "(not set)"

Network = IPv4Network | IPv6Network


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _address(text: object) -> object:
    """`8080`, `127.0.0.1:8080` or `[::]:8080`; a port alone listens on this machine only."""
    if not isinstance(text, str):
        return text
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") or "127.0.0.1"
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise ValueError("this is no address with a port from 1 to 65535")
    return Address(host, int(port))


def _networks(text: object) -> object:
    if not isinstance(text, str):
        return text
    return tuple(ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())


def _web_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("this is no address that starts with http:// or https://")
    return url.rstrip("/")


def _https_url(url: str) -> str:
    if urlsplit(url).scheme != "https":
        raise ValueError("this is no address that starts with https://")
    return _web_url(url)


def _token(secret: SecretStr) -> SecretStr:
    number, _, rest = secret.get_secret_value().partition(":")
    if not number.isdecimal() or not rest or not secret.get_secret_value().isprintable() or " " in rest:
        raise ValueError("this is no token as @BotFather gives it: digits, a colon, letters")
    return secret


def _secret_url(secret: SecretStr) -> SecretStr:
    _web_url(secret.get_secret_value())
    return secret


class Settings(BaseModel):
    """All settings, checked. `rules` and `state` have no default here: it depends on where we are started."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    telegram_token: Annotated[SecretStr | None, AfterValidator(lambda v: v and _token(v))] = Field(
        default=None,
        description="token of your bot from @BotFather; without it alerts appear on the terminal",
        examples=["123456:ABC-DEF"],
    )
    telegram_api: Annotated[str, AfterValidator(_web_url)] = Field(
        default="https://api.telegram.org",
        description="base address of the Bot API server",
        examples=["https://api.telegram.org"],
    )
    rules: Path = Field(
        description="folder with rules, concepts and feeds; `rules/` here, else those that are shipped",
        examples=["/etc/watchword/rules"],
    )
    state: Path = Field(
        description="folder of the database; `state/` here, else the user's data folder",
        examples=["/var/lib/watchword"],
    )
    access: Literal["private", "invite", "open"] = Field(
        default="private",
        description="who may use the bot: `private` (you and whom you invite), `invite` (members invite),"
        " `open` (everybody)",
        examples=["invite"],
    )
    web: Annotated[Address | None, BeforeValidator(_address)] = Field(
        default=None,
        description="host:port of /health and /metrics; a port alone listens on this machine only",
        examples=["127.0.0.1:8080"],
    )
    webhook_url: Annotated[str, AfterValidator(lambda v: v and _https_url(v))] = Field(
        default="",
        description="public https:// address of WATCHWORD_WEB, where Telegram posts what people send",
        examples=["https://watchword.example.org"],
    )
    public_url: Annotated[str, AfterValidator(lambda v: v and _https_url(v))] = Field(
        default="",
        description="public https:// address of WATCHWORD_WEB, where hubs push what is new (WebSub)",
        examples=["https://watchword.example.org"],
    )
    allow_private: Annotated[tuple[Network, ...], BeforeValidator(_networks)] = Field(
        default=(),
        description="private networks that feeds may be fetched from, separated by commas",
        examples=["10.0.0.0/8,fd00::/8"],
    )
    heartbeat_url: Annotated[SecretStr | None, AfterValidator(lambda v: v and _secret_url(v))] = Field(
        default=None,
        description="address that is called while all is well, for a dead-man's switch",
        examples=["https://hc-ping.com/your-check"],
    )
    contact: str = Field(
        default="",
        max_length=200,
        pattern=r"^[ -~]*$",
        description="how publishers can reach you, sent to them with each request",
        examples=["mailto:you@example.org"],
    )
    poll_seconds: int = Field(
        default=60,
        ge=1,
        le=86_400,
        description="no feed is polled more often than this",
        examples=["60"],
    )
    poll_seconds_max: int = Field(
        default=1_800,
        ge=1,
        le=86_400,
        description="every feed that answers is polled at least this often, whatever it publishes or wishes;"
        " the same as WATCHWORD_POLL_SECONDS for a fixed interval",
        examples=["600"],
    )
    host_seconds: float = Field(
        default=1.0,
        ge=0,
        le=3_600,
        description="seconds between two polls of feeds of one host",
        examples=["2"],
    )
    log: Annotated[LogStyle, BeforeValidator(parse_log_style)] = Field(
        default=LogStyle(),
        description="debug, info, warning or error; `,json` behind it for one JSON object a line",
        examples=["info,json"],
    )


class Described(NamedTuple):
    """One line of `watchword settings`: the variable, its value (secrets hidden), what it is for."""

    name: str
    value: str
    meaning: str


def load(environ: Mapping[str, str], here: Path | None = None) -> Settings:
    """The settings in `environ`, for a start in the folder `here` (default: the current one).

    An empty variable counts as not set. Raises SettingsError with every problem and its remedy.
    """
    values, problems = _gather(environ)
    here = here or Path.cwd()
    values.setdefault("rules", str(_default_rules(here)))
    values.setdefault("state", str(_default_state(here)))
    values |= {name: str(here / Path(values[name]).expanduser()) for name in ("rules", "state")}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        problems += [_problem(str(detail["loc"][0]), detail["msg"]) for detail in error.errors()]
    else:
        problems += _missing(settings)
    if problems:
        raise SettingsError("\n".join(str(problem) for problem in problems))
    return settings


def described(settings: Settings) -> tuple[Described, ...]:
    """Every setting with its value, fit to be printed: no secret is in it."""
    return tuple(
        Described(variable(name), _shown(getattr(settings, name)), field.description or "")
        for name, field in Settings.model_fields.items()
    )


def variable(name: str) -> str:
    """The environment variable of the setting `name`."""
    return PREFIX + name.upper()


def _gather(environ: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """What `environ` says, by the settings' names: the values themselves, and those in files."""
    names = {variable(name): name for name in Settings.model_fields}
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for key, text in sorted(environ.items()):
        plain = key.removesuffix(FILE_SUFFIX)
        if not key.startswith(PREFIX) or key.startswith(FOREIGN_PREFIXES) or not text.strip():
            continue
        if plain not in names:
            problems.append(_unknown(key, names))
        elif key == plain:
            values[names[key]] = text.strip()
        elif environ.get(plain, "").strip():
            problems.append(Problem(key, "", f"{plain} is set too", "keep one of the two"))
        else:
            try:
                values[names[plain]] = _read_secret(Path(text.strip()))
            except (OSError, ValueError) as error:
                problems.append(
                    Problem(key, "", f"can't be read: {error}", "name a file that holds the value alone")
                )
    return values, problems


def _missing(settings: Settings) -> list[Problem]:
    """What a setting needs besides itself."""
    needs = {"webhook_url": ("web", "telegram_token"), "public_url": ("web",)}
    return [
        Problem(variable(name), "", f"it needs {variable(other)}", f"set {variable(other)}, too")
        for name, others in needs.items()
        for other in others
        if getattr(settings, name) and getattr(settings, other) is None
    ]


def _read_secret(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(SECRET_FILE_BYTES_MAX + 1)
    text = raw.decode().strip()
    if len(raw) > SECRET_FILE_BYTES_MAX or not text:
        raise ValueError(f"{path} is {'too long' if text else 'empty'}")
    return text


def _unknown(key: str, names: Iterable[str]) -> Problem:
    known = [*names, *(name + FILE_SUFFIX for name in names)]
    # Without the prefix: that all names share it makes none of them similar.
    close = get_close_matches(key.removeprefix(PREFIX), [name.removeprefix(PREFIX) for name in known], n=1)
    remedy = f"did you mean {PREFIX}{close[0]}?" if close else "`watchword settings` lists all settings"
    return Problem(key, "", "there is no such setting", remedy)


def _problem(name: str, message: str) -> Problem:
    example = Settings.model_fields[name].examples or [""]
    message = message.removeprefix("Value error, ")
    return Problem(
        variable(name), "", message[:1].lower() + message[1:], f"for example {variable(name)}={example[0]}"
    )


def _shown(value: object) -> str:
    match value:
        case SecretStr():
            return HIDDEN
        case None | () | "":
            return UNSET
        # Address and LogStyle are tuples that say themselves how they are written.
        case tuple() if type(value) is tuple:
            return ",".join(str(part) for part in value)
        case _:
            return str(value)


def _default_rules(here: Path) -> Path:
    package = Path(__file__).parent
    shipped = package / "shipped_rules"
    candidates = (here / "rules", shipped, package.parent / "rules")
    return next((folder for folder in candidates if folder.is_dir()), shipped)


def _default_state(here: Path) -> Path:
    """`state/` here only if it is ours: many folders are called state, few have `rules/` beside it."""
    checkout = (here / "state").is_dir() and (here / "rules").is_dir()
    return here / "state" if checkout else user_data_path("watchword", appauthor=False)

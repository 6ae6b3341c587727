"""`watchword health`: asks the running Watchword how it is. The container's HEALTHCHECK."""

import json
import os
import sys
from http.client import HTTPConnection, HTTPException
from typing import Any

import click

from bot.errors import SettingsError
from bot.settings import Address, load

TIMEOUT_S = 5.0
BODY_BYTES_MAX = 64 * 1024
# A server that listens everywhere is asked on this machine.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound


@click.command()
def health() -> None:
    """Ask the running Watchword how it is.

    Needs WATCHWORD_WEB, the address on which `watchword run` serves /health.
    Exit code 0: all is well; 1: it is not, or nobody answers; 2: WATCHWORD_WEB is not set.
    """
    address = load(os.environ).web
    if address is None:
        raise SettingsError("WATCHWORD_WEB: is not set (for example WATCHWORD_WEB=127.0.0.1:8080)")
    well, text = ask(address)
    click.echo(text, err=not well)
    sys.exit(0 if well else 1)


def ask(address: Address) -> tuple[bool, str]:
    """Whether all is well at `address`, and a line that says so. No proxy stands between."""
    connection = HTTPConnection(EVERYWHERE.get(address.host, address.host), address.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", "/health")
        response = connection.getresponse()
        answer: Any = json.loads(response.read(BODY_BYTES_MAX))
        return response.status == 200, "; ".join(answer["problems"]) or str(answer["status"])
    except (OSError, HTTPException) as error:
        return False, f"no answer from {address}: {error}"
    except (ValueError, LookupError, TypeError):
        return False, f"what answers at {address} is not Watchword"
    finally:
        connection.close()

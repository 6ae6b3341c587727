"""TLS on loopback, with certificates that were made for tests (`tls/README.md`)."""

import ssl
from pathlib import Path

_FOLDER = Path(__file__).parent / "tls"


def serving(name: str) -> ssl.SSLContext:
    """For a server: shows the certificate `long` or `expired`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_FOLDER / f"{name}.pem")
    return context


def trusting(*names: str) -> ssl.SSLContext:
    """For a client: trusts these certificates and no others."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for name in names:
        context.load_verify_locations(_FOLDER / f"{name}.pem")
    return context

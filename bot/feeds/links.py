"""Links: which are links at all, and when two spellings mean the same page.

Law: `resolved` gives an absolute http(s) link or ""; `canonical` is idempotent and is a key to compare by,
never a link to open.
"""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from bot.feeds.limits import LINK_CODE_POINTS_MAX

# Parameters that say where the reader came from, not which page it is; only names that never choose a page:
# two stories taken for one is worse than one story seen twice.
_TRACKING = frozenset(
    (
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "yclid", "msclkid", "twclid", "ttclid", "igshid",
        "mc_cid", "mc_eid", "_ga", "_gl", "_openstat", "cmpid", "cmp", "ocid", "ncid", "icid", "smid",
        "smtyp", "spm", "ref", "ref_src", "ref_url", "referrer", "xtor", "wt_mc", "wt_zmc", "ito", "mkt_tok",
        "s_cid", "oly_anon_id", "oly_enc_id", "traffic_source", "guccounter", "guce_referrer",
        "guce_referrer_sig", "soc_src", "soc_trk", "amp", "outputtype", "src_medium", "partner_source",
    )
)  # fmt: skip
_TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "matomo_", "hsa_", "_hs", "vero_", "ns_")
_SAME_SITE = ("www.", "m.", "amp.", "mobile.")
_LINKS_KEPT: Final = 256
"""Each link is asked for by who identifies the item and who compares it, and most guids are it once more."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LINE_BREAKS = re.compile(r"[\t\r\n]")
# Control, line and bidi characters: no link holds them, and they could show another link than it is.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\uffff\ud800-\udfff]"
)


def resolved(link: str, base: str) -> str:
    """The link as an absolute http(s) address, relative ones against `base`; "" if it is none.

    Line breaks are dropped and blanks escaped, as browsers do (WHATWG URL). A name and password in front of
    the host are dropped: `https://bank.example@elsewhere.example/` only deceives.
    """
    text = _LINE_BREAKS.sub("", link.strip()).strip().replace(" ", "%20")
    if not text or len(text) > LINK_CODE_POINTS_MAX or _UNSAFE.search(text):
        return ""
    try:
        own, parts = urlsplit(text), urlsplit(urljoin(base, text))
        whole = bool(parts.hostname) and parts.port != 0 and not (own.scheme and not own.netloc)
        usable = whole and parts.scheme in _DEFAULT_PORTS
    except ValueError:
        return ""
    if not usable:
        return ""
    absolute = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return absolute if len(absolute) <= LINK_CODE_POINTS_MAX else ""


@lru_cache(_LINKS_KEPT)
def canonical(link: str) -> str:
    """The link as a key: without scheme, www., tracking, fragment, default port, AMP and trailing slash.

    What is no http(s) link comes back as it is, stripped.
    """
    try:
        parts = urlsplit(link.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return link.strip()
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return link.strip()
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    # Some sites choose the page behind the "#".
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"https://{where}{_path(parts.path)}{_query(parts.query)}{fragment}"


def is_front(key: str) -> bool:
    """Whether a canonical link leads to a site's front page, and so says nothing about one item."""
    return key.startswith("https://") and not set("/?#") & set(key[len("https://") :])


def _host(host: str) -> str:
    """A host name as it is compared: lower case, without the prefixes that lead to the same pages."""
    name = host.lower().strip(".")
    while name.startswith(_SAME_SITE) and "." in name.partition(".")[2]:
        name = name.partition(".")[2]
    return name


def _path(path: str) -> str:
    """A path without AMP markers and trailing slashes."""
    parts = [part for part in path.split("/") if part]
    while len(parts) > 1 and parts[0].lower() == "amp":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower() in {"amp", "amp.html"}:
        parts = parts[:-1]
    return "".join(f"/{part}" for part in parts)


def _query(query: str) -> str:
    """The parameters that choose the page, in a fixed order."""
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith(_TRACKING_PREFIXES)
    )
    return f"?{urlencode(kept)}" if kept else ""

"""Links: which are links at all, and when two spellings mean the same page.

Law: `resolved` gives an absolute http(s) link or ""; `canonical` is idempotent and is a key to compare by,
never a link to open.
"""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from bot.feeds.limits import LINK_CODE_POINTS_MAX

# Parameters that say where the reader came from, not which page it is.
_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "yclid",
        "msclkid",
        "twclid",
        "ttclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "_openstat",
        "cmpid",
        "cmp",
        "ocid",
        "ncid",
        "icid",
        "cid",
        "src_medium",
        "smid",
        "smtyp",
        "spm",
        "ref",
        "ref_src",
        "ref_url",
        "referrer",
        "partner",
        "rss",
        "feed",
        "xtor",
        "wt_mc",
        "wt_zmc",
        "ito",
        "taid",
        "mkt_tok",
        "oly_anon_id",
        "oly_enc_id",
        "s_cid",
        "ns_campaign",
        "ns_mchannel",
        "ns_source",
        "ns_linkname",
        "ns_fee",
        "traffic_source",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "soc_src",
        "soc_trk",
        "share",
        "sharetype",
        "sourcetype",
        "amp",
        "outputtype",
    ]
)
_TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "matomo_", "hsa_", "_hs", "vero_", "ns_", "stm_", "int_")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def resolved(link: str, base: str) -> str:
    """The link as an absolute http(s) address, relative ones against `base`; "" if it is none."""
    text = _UNSAFE.sub("", link.strip()) if "\n" in link or "\t" in link else link.strip()
    if not text or len(text) > LINK_CODE_POINTS_MAX or _UNSAFE.search(text):
        return ""
    try:
        absolute = urljoin(base, text)
        parts = urlsplit(absolute)
        usable = parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return absolute if usable and len(absolute) <= LINK_CODE_POINTS_MAX else ""


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
    return f"https://{where}{_path(parts.path)}{_query(parts.query)}"


def is_home_page(link: str) -> bool:
    """Whether a link leads to a site's front door, and so says nothing about one item."""
    try:
        parts = urlsplit(canonical(link))
    except ValueError:
        return False
    return parts.scheme == "https" and not parts.path and not parts.query


def _host(host: str) -> str:
    """A host name as it is compared: lower case, without the prefixes that lead to the same pages."""
    name = host.lower().rstrip(".")
    for prefix in ("www.", "m.", "amp.", "mobile."):
        rest = name.removeprefix(prefix)
        if rest != name and "." in rest:
            return rest
    return name


def _path(path: str) -> str:
    """A path without AMP markers and trailing slashes."""
    parts = [part for part in path.split("/") if part]
    if len(parts) > 1 and parts[0].lower() == "amp":
        parts = parts[1:]
    if len(parts) > 1 and parts[-1].lower() in {"amp", "amp.html"}:
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

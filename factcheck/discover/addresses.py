"""Addresses: whose they are, and what an archive's address wraps."""

import re
from urllib.parse import urlsplit

from factcheck.model import Outlet

_WRAPPED = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}[^\s]+)", re.IGNORECASE
)


def unwrap(url: str) -> tuple[str, str | None]:
    """The outlet's own address and, where `url` is the Wayback Machine's, that of the archived copy."""
    match = _WRAPPED.fullmatch(url)
    if match is None:
        return url, None
    return re.sub(r"^(https?:)/+", r"\1//", match["url"]), url


def belongs(url: str, outlet: Outlet) -> bool:
    """Whether the address is one of the outlet's own: its domain or one under it, and its path where it has one."""
    try:
        parts = urlsplit(unwrap(url)[0])
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and any(_under(host, parts.path, domain) for domain in outlet.domains)


def _under(host: str, path: str, domain: str) -> bool:
    name, _, folder = domain.partition("/")
    inside = not folder or path == f"/{folder}" or path.startswith(f"/{folder}/")
    return inside and (host == name or host.endswith(f".{name}"))

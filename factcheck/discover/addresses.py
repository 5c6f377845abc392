"""Addresses: whose they are, what an archive's address wraps, and which of them lead to one page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from factcheck.model import Outlet

_WRAPPED = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}[^\s]+)", re.IGNORECASE
)
# Copies that only the outlet's own address is taken from: archive.today's, and those of the caches of AMP pages.
_COPIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/(?:\d{4,14}|newest|oldest)/(?P<url>https?:/{1,2}\S+)",
        r"https?://[\w-]+\.cdn\.ampproject\.org/[a-z]/(?P<safe>s/)?(?P<url>[\w-]+\.\S+)",
        r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<safe>s/)?(?P<url>[\w-]+\.\S+)",
    )
)
_DEVICES = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch|wap)\.)+(?=[^.]+\.)")
_AMP_PATH = re.compile(r"^/amp(?=/.)|/amp/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)
_AMP_PARAMETERS = {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("view", "amp")}


def unwrap(url: str) -> tuple[str, str | None]:
    """The outlet's own address and, where `url` is the Wayback Machine's, that of the archived copy."""
    match = _WRAPPED.fullmatch(url)
    if match is not None:
        return _with_slashes(match["url"]), url
    copy = next((found for pattern in _COPIES if (found := pattern.fullmatch(url))), None)
    if copy is None:
        return url, None
    if copy["url"].lower().startswith("http"):
        return _with_slashes(copy["url"]), None
    return f"http{'s' if copy.groupdict().get('safe') else ''}://{copy['url']}", None


def canonical(url: str) -> str:
    """One spelling for all addresses of one page, to tell pages apart by; it is no address to ask for.

    Left out are wrappers of archives and caches, the scheme, hosts and paths for devices and AMP, tracking parameters,
    the fragment and a trailing slash.
    """
    from courlan import normalize_url  # noqa: PLC0415 - 50 ms that only a run with pages needs

    try:
        parts = urlsplit(str(normalize_url(unwrap(url)[0], strict=False, trailing_slash=False)))
    except ValueError:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(name, one) for name, one in pairs if (name.lower(), one.lower()) not in _AMP_PARAMETERS])
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    return f"{_DEVICES.sub('', parts.netloc.lower())}{path}{'?' if query else ''}{query}"


def _with_slashes(url: str) -> str:
    """An address as archives write it behind their own, with one slash or two."""
    return re.sub(r"^(https?:)/+", r"\1//", url)


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

"""What is never written into a cassette: keys, tokens, cookies, names and passwords in addresses."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit, urlunsplit

HIDDEN = "REDACTED"
_PARAMETERS = frozenset(
    {"access_token", "api-key", "api_key", "apikey", "auth", "authorization", "client_secret", "key", "password",
     "passwd", "secret", "sig", "signature", "subscription-key", "token", "x-api-key"}
)  # fmt: skip
_HEADERS = frozenset(
    {"authorization", "api-key", "cookie", "proxy-authorization", "set-cookie", "x-api-key", "x-auth-token",
     "x-subscription-token"}
)  # fmt: skip
_SHORTEST = 6  # a shorter value would blot out innocent words of a page


def scrubbed(url: str) -> str:
    """`url` without its secrets and its fragment, in the form under which it is written and looked up.

    Secret parameters go with their names, so that a recorded run replays without the keys it was recorded with.
    """
    parts = urlsplit(url)
    query = "&".join(pair for pair in parts.query.split("&") if not _secret_pair(pair)) if parts.query else ""
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def without_secrets(url: str) -> str:
    """`url`, absolute or relative, without its secret parameters and otherwise as it is: for a Location header."""
    head, mark, rest = url.partition("?")
    query, hash_, fragment = rest.partition("#")
    kept = "&".join(pair for pair in query.split("&") if not _secret_pair(pair))
    return f"{head}{mark if kept or not query else ''}{kept}{hash_}{fragment}"


def is_secret_header(name: str) -> bool:
    """True for a header whose value must not be written."""
    return name.lower() in _HEADERS


def values(url: str, headers: Iterable[tuple[str, str]]) -> set[str]:
    """The secrets that a request carries, in every spelling in which an answer could echo them."""
    parts = urlsplit(url)
    found = {value for name, value in parse_qsl(parts.query) if name.lower() in _PARAMETERS}
    found |= {word for name, value in headers if is_secret_header(name) for word in (value, value.rpartition(" ")[2])}
    if parts.password:
        found.add(parts.password)
    found = {value for value in found if len(value) >= _SHORTEST}
    return found | {quote(value, safe="") for value in found} | {quote_plus(value) for value in found}


def hide(text: bytes, secrets: Iterable[str]) -> bytes:
    """`text` with every secret blotted out, the longest first."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret.encode(), HIDDEN.encode())
    return text


def _secret_pair(pair: str) -> bool:
    return pair.partition("=")[0].lower() in _PARAMETERS

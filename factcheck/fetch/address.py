"""Which addresses may be asked: http and https, default ports, and public hosts in whatever spelling.

Only the standard library; nothing here resolves a name.
"""

import re
import socket
import unicodedata
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit, urlunsplit

from factcheck.errors import DoorError
from factcheck.model import Reason

Address = IPv4Address | IPv6Address
_PORTS = {"http": 80, "https": 443}
# Python 3.11 calls these global, or leaves them out.
_DENIED_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "168.63.129.16/32",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_DENIED_6 = tuple(
    IPv6Network(net)
    for net in (
        "::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")
_NUMBERS = re.compile(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa", "onion")


def check(url: str, *, any_port: bool = False) -> None:
    """Raise DoorError with reason `forbidden_address` unless `url` may be asked, as far as the address itself tells.

    What its name resolves to is the guard's to check.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _refusal("not a web address", url) from None
    if parts.scheme not in _PORTS:
        raise _refusal("only http and https are asked", url)
    if not host:
        raise _refusal("not a web address", url)
    if not any_port and port not in {None, _PORTS[parts.scheme]}:
        raise _refusal(f"port {port} is not allowed", url)
    if why := _host_refused(host):
        raise _refusal(why, url)


def origin(url: str) -> str | None:
    """Scheme, host and port of an http or https address in one spelling; None where it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.hostname}:{port}" if parts.scheme in _PORTS and parts.hostname else None


def bare(url: str) -> str:
    """`url` without fragment, and without a name and password, which are neither sent nor shown.

    Raises DoorError for what is no address at all.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _refusal("not a web address", url) from None
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def literal(host: str) -> Address | None:
    """The IP address that `host` spells, as a resolver takes it (decimal, octal, hex, short); None for a name."""
    bare = host.strip("[]").partition("%")[0].rstrip(".")
    try:
        return ip_address(bare)
    except ValueError:
        pass
    if not _NUMBERS.fullmatch(bare):
        return None
    try:
        return IPv4Address(socket.inet_aton(bare))
    except (OSError, AddressValueError):
        return None


def is_public(address: Address) -> bool:
    """True where neither the address nor any wrapped in it is private, local, multicast or otherwise special."""
    return all(_plainly_public(each) for each in (address, *_wrapped(address)))


def _plainly_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in net for net in _DENIED_4)
    if address in _NAT64 or address.ipv4_mapped or address.sixtofour or address in _TEREDO:
        return True  # as public as what it wraps
    return address.is_global and not any(address in net for net in _DENIED_6)


def _wrapped(address: Address) -> Iterator[IPv4Address]:
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def _host_refused(host: str) -> str:
    """Why this host is not asked, or ""."""
    host = unicodedata.normalize("NFKC", host).replace("\u3002", ".")  # as IDNA reads figures and full stops
    found = literal(host)
    if found is not None:
        return "" if is_public(found) else "the address is not public"
    name = host.rstrip(".").lower()
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return "not a web address"  # what ends in a figure is an address, and this is none
    if "." not in name or any(name == local or name.endswith("." + local) for local in _LOCAL_NAMES):
        return "the name is not public"
    return ""


def _refusal(why: str, url: str) -> DoorError:
    return DoorError(why, reason=Reason.FORBIDDEN_ADDRESS, place=url)

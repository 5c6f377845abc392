"""Which addresses may be asked. Nothing is connected here; public addresses are looked at, never reached."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import DoorError
from factcheck.fetch.address import check, is_public, literal
from factcheck.model import Reason
from tests.fetch.doubles import door

PRIVATE_4 = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.0.1",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.255",
]  # fmt: skip
PRIVATE_6 = [
    "::", "::1", "::7f00:1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1", "3fff::1", "5f00::1",
    "64:ff9b:1::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "feff::1", "ff02::1", "ff0e::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1"]


def wrapped(address: str) -> list[str]:
    """One IPv4 address inside every kind of IPv6 address that can carry it."""
    number = int(IPv4Address(address))
    server, client = int(IPv4Address("8.8.8.8")) << 64, number ^ 0xFFFFFFFF
    made = [
        0xFFFF << 32 | number,
        int(IPv6Address("64:ff9b::")) | number,
        int(IPv6Address("2002::")) | number << 80,
        int(IPv6Address("2001::")) | server | client,
    ]
    return [str(IPv6Address(each)) for each in made]


def spellings(address: str) -> list[str]:
    """The ways in which a resolver lets an IPv4 address be written."""
    number = int(IPv4Address(address))
    a, b, c, d = IPv4Address(address).packed
    return [
        address, address + ".", str(number), f"0x{number:x}", f"0X{number:X}", f"0{number:o}",
        f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"{a}.{b}.{c * 256 + d}",
        f"{a}.{(b << 16) + (c << 8) + d}", f"0x{a:x}.{b}.0{c:o}.{d}", f"000{a:o}.{b}.{c}.{d}",
    ]  # fmt: skip


FORBIDDEN = [
    *(f"https://{each}/" for address in PRIVATE_4 for each in spellings(address)),
    *(f"https://[{each}]/" for each in PRIVATE_6),
    *(f"https://[{each}]/" for address in PRIVATE_4 for each in wrapped(address)),
    "https://[::ffff:127.0.0.1]/", "https://[0:0:0:0:0:ffff:7f00:1]/", "https://[::ffff:7f00:0001]/",
    "https://[fe80::1%25eth0]/", "https://LOCALHOST/", "https://localhost./", "https://www.localhost/",
    "https://\uff11\uff12\uff17.\uff10.\uff10.\uff11/", "https://127\u30020\u30020\u30021/", "https://127\uff610\uff610\uff611/",
    "https://\u2460\u2461\u2466.0.0.1/", "https://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/", "https://127%2e0%2e0%2e1/",
    "https://good.example@127.0.0.1/", "https://good.example\\@127.0.0.1/", "https://127.0.0.1#@good.example/",
    "https://printer.local/", "https://metadata.google.internal/", "https://intranet/", "https://news.onion/",
]  # fmt: skip


@pytest.mark.parametrize("url", FORBIDDEN)
def test_no_spelling_of_an_address_that_is_not_public_is_asked(url: str) -> None:
    with pytest.raises(DoorError) as caught:
        check(url)
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS


def test_none_of_them_is_connected_to_whether_asked_for_or_led_to() -> None:
    start = "https://www.example.org/start"
    asked = []
    for url in FORBIDDEN:
        moved = httpx.Response(302, headers=[(b"location", url.encode())])
        for first in (url, start):
            web, network = door({start: moved}, pace={"*": 0.0})
            with pytest.raises(DoorError):
                web.page(first)
            asked += [one for one in network.pages if one != start]
    assert (asked, len(set(FORBIDDEN)) > 250) == ([], True)


def test_more_than_250_spellings_are_refused() -> None:
    assert len(set(FORBIDDEN)) > 250


@pytest.mark.parametrize("address", PRIVATE_4 + PRIVATE_6 + [each for inner in PRIVATE_4 for each in wrapped(inner)])
def test_nor_is_one_that_a_name_leads_to(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))
    check(f"https://[{address}]/" if ":" in address else f"https://{address}/")


@pytest.mark.parametrize("address", wrapped("8.8.8.8"))
def test_a_public_address_stays_public_when_it_is_wrapped(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/a?b#c",
        "http://example.org",
        "HTTPS://Example.ORG/",
        "https://münchen.example/",
        "https://user@www.example.org/",
        "https://2026.example.org/",
        "https://1.example/",
    ],
)
def test_a_public_name_may_be_asked(url: str) -> None:
    check(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org:8443/",
        "http://www.example.org:443/",
        "https://www.example.org:80/",
        "https://www.example.org:0/",
    ],
)
def test_only_the_default_ports_are_asked(url: str) -> None:
    with pytest.raises(DoorError, match="port"):
        check(url)


def test_other_ports_are_asked_where_settings_allow_them() -> None:
    check("https://www.example.org:8443/", any_port=True)


@pytest.mark.parametrize(
    "url",
    ["https://999.1.2.3/", "https://1.2.3.4.5/", "https://0x/", "https://256.256.256.256/", "https://4294967296/"],
)
def test_figures_that_spell_no_address_are_not_taken_for_names(url: str) -> None:
    with pytest.raises(DoorError):
        check(url)


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_every_spelling_of_an_address_is_read_as_that_address(address: IPv4Address) -> None:
    assert {literal(each) for each in spellings(str(address))} == {address}


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_wrapping_never_makes_an_address_public(address: IPv4Address) -> None:
    assert all(is_public(ip_address(each)) == is_public(address) for each in wrapped(str(address)))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_either_asked_or_refused_in_one_way(text: str) -> None:
    reasons = set()
    try:
        check(text)
    except DoorError as error:
        reasons.add(error.reason)
    assert reasons <= {Reason.FORBIDDEN_ADDRESS}

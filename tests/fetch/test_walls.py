"""Bot walls, by name; and pages that only speak of them."""

import httpx
import pytest

from factcheck.errors import DoorError
from factcheck.fetch.walls import wall
from factcheck.model import Reason
from tests.fetch.doubles import STORY, door

# In the shape of what each vendor sends; written for these tests.
WALLS = {
    "DataDome": [
        (401, {"x-datadome": "protected"}, "<p>Please enable JS and disable any ad blocker</p>"),
        (403, {}, "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>"),
        (200, {}, "<html><body><script src='https://ct.captcha-delivery.com/c.js'></script></body></html>"),
    ],
    "Cloudflare": [
        (403, {"cf-mitigated": "challenge"}, "<p>wait</p>"),
        (503, {"server": "cloudflare"}, "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"),
        (403, {"server": "cloudflare"}, "<title>Attention Required! | Cloudflare</title><div id='cf-error-details'>"),
        (200, {"cf-mitigated": "challenge"}, "<p>wait</p>"),
    ],
    "PerimeterX": [
        (403, {}, "<div id='px-captcha'></div><script>window._pxAppId = 'PX1';</script>"),
        (403, {"x-px-block": "1"}, ""),
        (200, {}, "<h1>Press and hold</h1><div id='px-captcha'></div>"),
    ],
    "Imperva": [
        (403, {"x-iinfo": "1-2"}, "<iframe src='/_Incapsula_Resource?CWUDNSAI=1'>Request unsuccessful.</iframe>"),
        (200, {"x-iinfo": "1-2"}, "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>"),
        (405, {}, "<title>Pardon Our Interruption</title>"),
    ],
    "Akamai": [
        (403, {"server": "AkamaiGHost"}, "<title>Access Denied</title>"),
        (403, {}, "<p>Reference&#32;&#35;18&#46;1</p><p>https://errors.edgesuite.net/18.1</p>"),
    ],
    "AWS WAF": [
        (202, {"x-amzn-waf-action": "challenge"}, ""),
        (405, {"x-amzn-waf-action": "captcha"}, "<p>captcha</p>"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("vendor", "status", "headers", "body"),
    [(vendor, *answer) for vendor, answers in WALLS.items() for answer in answers],
)
def test_a_wall_is_known_by_name_and_is_no_page(vendor: str, status: int, headers: dict[str, str], body: str) -> None:
    assert wall(status, headers, body.encode()) == vendor
    web, _ = door({STORY: httpx.Response(status, headers=headers, html=body)}, pace={"*": 0.0})
    with pytest.raises(DoorError, match=f"{status}, bot wall {vendor}") as caught:
        web.page(STORY)
    assert caught.value.reason is Reason.BLOCKED


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, {"x-datadome": "protected"}),
        (200, {"server": "cloudflare", "cf-ray": "1"}),
        (200, {"x-iinfo": "1-2"}),
        (200, {"server": "AkamaiGHost"}),
        (404, {"server": "AkamaiGHost"}),
        (403, {"server": "cloudflare"}),
        (403, {"server": "nginx"}),
        (429, {}),
    ],
)
def test_a_vendor_s_mark_alone_is_no_wall(status: int, headers: dict[str, str]) -> None:
    assert wall(status, headers, b"<p>Rates were held.</p>") is None


def test_an_article_that_writes_about_walls_is_an_article() -> None:
    said = "Sites guard themselves with DataDome, PerimeterX and px-captcha; Pardon Our Interruption, says one. "
    assert wall(200, {}, f"<article><p>{said * 30}</p></article>".encode()) is None


def test_a_page_that_carries_a_vendor_s_script_is_a_page() -> None:
    script = "<script>window._pxAppId='PX1'; /cdn-cgi/challenge-platform/</script>" * 20
    body = f"<html><head>{script}</head><body><p>{'Rates were held again today. ' * 60}</p></body></html>"
    assert wall(200, {}, body.encode()) is None


def test_a_wall_s_text_is_looked_for_at_the_start_alone() -> None:
    assert wall(403, {}, b" " * 10_000_000 + b"px-captcha") is None

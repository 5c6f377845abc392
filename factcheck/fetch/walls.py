"""Recognises pages that stand in the way of the page asked for: bot walls and refusals, by status, headers and body.

A wall's text is no evidence: it never reaches extraction. Nothing is done to get round one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LOOK = 60_000  # bytes of a body that are looked at; walls are short
_REFUSALS = frozenset({401, 403, 405, 406, 429, 451, 503})


@dataclass(frozen=True, slots=True)
class _Wall:
    """How one vendor's wall shows. `header` counts with a refusal only: vendors mark the pages they let through too."""

    name: str
    header: Callable[[Mapping[str, str]], bool]
    body: re.Pattern[bytes]


def _has(*names: str) -> Callable[[Mapping[str, str]], bool]:
    return lambda headers: any(name in headers for name in names)


_WALLS = (
    _Wall("DataDome", _has("x-datadome", "x-dd-b", "x-datadome-cid"),
          re.compile(rb"captcha-delivery\.com|geo\.captcha-delivery|var dd=\{|DataDome", re.IGNORECASE)),
    _Wall("Cloudflare", _has("cf-mitigated"),
          re.compile(rb"cf-chl|_cf_chl_opt|cf-error-details|/cdn-cgi/challenge-platform/"
                     rb"|<title>(Just a moment|Attention Required)", re.IGNORECASE)),
    _Wall("PerimeterX", _has("x-px-block", "x-px-authorization"),
          re.compile(rb"_pxAppId|px-captcha|perimeterx|human-challenge", re.IGNORECASE)),
    _Wall("Imperva", _has(),
          re.compile(rb"_Incapsula_Resource|Incapsula incident ID|Pardon Our Interruption", re.IGNORECASE)),
    _Wall("Akamai", lambda headers: "akamaighost" in headers.get("server", "").lower(),
          re.compile(rb"errors\.edgesuite\.net|_abck|sec-if-cpt-container|Reference&#32;&#35;", re.IGNORECASE)),
    _Wall("AWS WAF", _has("x-amzn-waf-action"),
          re.compile(rb"awsWafCookieDomainList|\.awswaf\.com/", re.IGNORECASE)),
)  # fmt: skip
_TEXT = re.compile(rb"<(script|style)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_SAYS_LITTLE = 200  # words; an article that writes about captchas says more


def wall(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """The vendor of the bot wall that this answer is, or None. `headers` have lower-case names."""
    start = body[:_LOOK]
    if status in _REFUSALS or "cf-mitigated" in headers or "x-amzn-waf-action" in headers:
        return next((each.name for each in _WALLS if each.body.search(start) or each.header(headers)), None)
    if status >= 300 or len(body) > _LOOK:
        return None
    found = next((each.name for each in _WALLS if each.body.search(start)), None)
    return found if found and len(_TEXT.sub(b"", start).split()) < _SAYS_LITTLE else None

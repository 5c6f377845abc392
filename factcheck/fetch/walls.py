"""Recognises pages that stand in the way of the page asked for: bot walls and refusals, by status, headers and body.

A wall's text is no evidence: it never reaches extraction. Nothing is done to get round one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LOOK = 60_000  # bytes of a body that are looked at; walls are short
_REFUSALS = frozenset({401, 403, 405, 406, 429, 451, 503})
_CHALLENGES = frozenset({"cf-mitigated", "x-amzn-waf-action"})  # headers that only a wall sends


@dataclass(frozen=True, slots=True)
class _Wall:
    """How one vendor's wall shows: words of its pages, in lower case, and headers (a name, a part of the value).

    Headers count with a refusal only, since vendors mark the pages that they let through too.
    """

    name: str
    words: tuple[bytes, ...]
    headers: tuple[tuple[str, str], ...] = ()

    def speaks(self, body: bytes) -> bool:
        return any(words in body for words in self.words)

    def marks(self, headers: Mapping[str, str]) -> bool:
        return any(name in headers and part in headers[name].lower() for name, part in self.headers)


_WALLS = (
    _Wall("DataDome", (b"captcha-delivery.com", b"var dd={", b"datadome"),
          (("x-datadome", ""), ("x-dd-b", ""), ("x-datadome-cid", ""))),
    _Wall("Cloudflare", (b"cf-chl", b"_cf_chl_opt", b"cf-error-details", b"/cdn-cgi/challenge-platform/",
                         b"<title>just a moment", b"<title>attention required"), (("cf-mitigated", ""),)),
    _Wall("PerimeterX", (b"_pxappid", b"px-captcha", b"perimeterx", b"human-challenge"),
          (("x-px-block", ""), ("x-px-authorization", ""))),
    _Wall("Imperva", (b"_incapsula_resource", b"incapsula incident id", b"pardon our interruption")),
    _Wall("Akamai", (b"errors.edgesuite.net", b"_abck", b"sec-if-cpt-container", b"reference&#32;&#35;"),
          (("server", "akamaighost"),)),
    _Wall("AWS WAF", (b"awswafcookiedomainlist", b".awswaf.com/"), (("x-amzn-waf-action", ""),)),
)  # fmt: skip
_TEXT = re.compile(rb"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_SAYS_LITTLE = 200  # words; an article that writes about captchas says more


def wall(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """The vendor of the bot wall that this answer is, or None. `headers` have lower-case names."""
    start = body[:_LOOK].lower()
    if status in _REFUSALS or not _CHALLENGES.isdisjoint(headers):
        return next((each.name for each in _WALLS if each.speaks(start) or each.marks(headers)), None)
    if status >= 300 or len(body) > _LOOK:
        return None
    found = next((each.name for each in _WALLS if each.speaks(start)), None)
    return found if found and len(_TEXT.sub(b"", start).split()) < _SAYS_LITTLE else None

"""Candidates from a SearXNG that the newsroom runs itself: one question to many search engines.

Without an address it stays silent. The instance must allow `json` under `search.formats`. Engines treat `site:` as they
like, so every hit's address is looked at again.
"""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from factcheck.discover.addresses import belongs, unwrap
from factcheck.discover.answers import rows, table, text
from factcheck.discover.listing import moment
from factcheck.discover.queries import phrase, rare, steps
from factcheck.discover.ranking import ranked
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet, Reason, Response
from factcheck.protocols import Named


@dataclass(frozen=True, slots=True)
class SearXNG:
    """The discoverer with the address of the newsroom's instance, "https://search.newsroom.example" say.

    `needs` names the environment variable that the command line takes it from.
    """

    needs: ClassVar[str] = "FACTCHECK_SEARXNG_URL"
    address: str = ""

    def given(self, address: str) -> "SearXNG":
        """The same discoverer with this address."""
        return replace(self, address=address)

    def __call__(self, claim: Claim, outlet: Outlet | None, web: Web) -> Named:
        """Yield pages of the outlet that the engines find by the claim's rarest words; without one, by its phrase.

        Raises ServiceError where the instance is down, does not allow JSON, or none of its engines answered.
        """
        if not self.address or web.privacy == "draft":
            return "draft" if self.address else "no_address"
        found = rare(claim, outlet)
        for terms in steps(found) if outlet else phrase(found):
            pages = self._ask(web, terms, outlet, claim.article.language)
            if pages:
                yield from ranked(pages, found, claim.article.published)
                return ""
        return "" if steps(found) or not outlet else "no_words"

    def _ask(self, web: Web, terms: tuple[str, ...], outlet: Outlet | None, language: str | None) -> list[Candidate]:
        words = " ".join(f'"{term}"' if " " in term else term for term in terms)
        site = f" site:{outlet.domains[0]}" if outlet and outlet.domains else ""
        params = {"q": f"{words}{site}", "format": "json", "categories": "general,news", "language": language or "all"}
        response = web.ask("searxng", f"{self.address.rstrip('/')}/search", params, words=words)
        hits = [row for row in _hits(response) if isinstance(row.get("url"), str)]
        mine = [row for row in hits if outlet is None or belongs(row["url"], outlet)]
        return [_candidate(row, outlet) for row in mine]


def _hits(response: Response) -> list[dict[str, Any]]:
    """The engines' hits. Raises ServiceError where there are none because the engines failed."""
    answer = table(response, "searxng")
    hits, silent = rows(answer.get("results")), answer.get("unresponsive_engines")
    if not hits and isinstance(silent, list) and silent:
        names = ", ".join(sorted(str(one[0]) for one in silent if isinstance(one, list) and one))
        raise ServiceError(f"searxng: no engine answered ({names})", reason=Reason.UNREACHABLE, place=response.url)
    return hits


def _candidate(row: dict[str, Any], outlet: Outlet | None) -> Candidate:
    url, archived = unwrap(row["url"])
    title = str(row.get("title") or "") or None
    published = moment(str(row.get("publishedDate") or ""))
    return Candidate(
        url,
        "searxng",
        title,
        published,
        archived,
        outlet=outlet.id if outlet else None,
        snippet=text(row.get("content")),
    )


discover = SearXNG()

"""Candidates from the New York Times's Article Search: metadata of one outlet since 1851. Needs a key; 500 a day.

It gives no text, so the page itself has to be read. Without a key it stays silent; a recorded run replays without one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, ClassVar

from factcheck.discover.answers import broken, rows, table
from factcheck.discover.listing import moment
from factcheck.discover.queries import phrase, rare, steps
from factcheck.discover.ranking import ranked
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet

_URL = "https://api.nytimes.com/svc/search/v2/articlesearch.json"
_OUTLET = "nytimes.com"
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ArticleSearch:
    """The discoverer with the user's key.

    `needs` names the environment variable that the command line takes it from.
    """

    needs: ClassVar[str] = "FACTCHECK_NYT_KEY"
    key: str = field(default="", repr=False)

    def given(self, key: str) -> "ArticleSearch":
        """The same discoverer with this key."""
        return replace(self, key=key)

    def __call__(self, claim: Claim, outlet: Outlet | None, web: Web) -> Iterator[Candidate]:
        """Yield the Times's pages that its index finds by the claim's rarest words; of other outlets it knows nothing.

        Raises ServiceError where the service is down, throttles, or refuses the key or the question.
        """
        foreign = outlet is not None and outlet.id != _OUTLET
        if foreign or web.privacy == "draft" or not (self.key or web.privacy == "offline"):
            return
        found = rare(claim, outlet)
        for terms in steps(found) if outlet else phrase(found):
            pages = self._ask(web, terms, claim.article.published)
            if pages:
                yield from ranked(pages, found, claim.article.published)
                return

    def _ask(self, web: Web, terms: tuple[str, ...], published: date | None) -> list[Candidate]:
        words = " ".join(f'"{term}"' if " " in term else term for term in terms)
        params = {"q": words, "sort": "relevance"}
        if published is not None:
            params |= {"begin_date": f"{published - _BEFORE:%Y%m%d}", "end_date": f"{published + _AFTER:%Y%m%d}"}
        if self.key:
            params["api-key"] = self.key
        response = web.ask("nyt", _URL, params, words=words)
        answer = table(response, "nyt").get("response")
        if not isinstance(answer, dict) or "docs" not in answer:  # a fault has no docs; no hits are docs of null
            raise broken(response, "nyt")
        return [_candidate(row) for row in rows(answer["docs"]) if isinstance(row.get("web_url"), str)]


def _candidate(row: dict[str, Any]) -> Candidate:
    headline = row.get("headline")
    title = headline.get("main") if isinstance(headline, dict) else None
    stamp = str(row.get("pub_date") or "")
    return Candidate(row["web_url"], "nyt", title if isinstance(title, str) else None, moment(stamp), outlet=_OUTLET)


discover = ArticleSearch()

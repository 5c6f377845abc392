"""Candidates from the Guardian Open Platform: full-text search of one outlet. Needs a key; 500 questions a day.

Without a key it stays silent; a recorded run replays without one.
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

_URL = "https://content.guardianapis.com/search"
_OUTLET = "theguardian.com"
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Guardian:
    """The discoverer with the user's key.

    `needs` names the environment variable that the command line takes it from.
    """

    needs: ClassVar[str] = "FACTCHECK_GUARDIAN_KEY"
    key: str = field(default="", repr=False)

    def given(self, key: str) -> "Guardian":
        """The same discoverer with this key."""
        return replace(self, key=key)

    def __call__(self, claim: Claim, outlet: Outlet | None, web: Web) -> Iterator[Candidate]:
        """Yield the Guardian's pages that hold the claim's rarest words; of other outlets it knows nothing.

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
        words = " AND ".join(f'"{term}"' for term in terms)
        params = {"q": words, "page-size": "10", "order-by": "relevance"}
        if published is not None:
            params |= {"from-date": str(published - _BEFORE), "to-date": str(published + _AFTER)}
        if self.key:
            params["api-key"] = self.key
        response = web.ask("guardian", _URL, params, words=words)
        answer = table(response, "guardian").get("response")
        if not isinstance(answer, dict) or answer.get("status") != "ok":
            raise broken(response, "guardian")
        return [_candidate(row) for row in rows(answer.get("results")) if isinstance(row.get("webUrl"), str)]


def _candidate(row: dict[str, Any]) -> Candidate:
    title = str(row.get("webTitle") or "") or None
    return Candidate(row["webUrl"], "guardian", title, moment(str(row.get("webPublicationDate"))), outlet=_OUTLET)


discover = Guardian()

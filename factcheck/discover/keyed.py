"""A search service of one outlet that needs a key: all but the question and the answer, which each service has its own.

Without a key it stays silent; a recorded run replays without one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from factcheck.discover.queries import phrase, rare, steps
from factcheck.discover.ranking import ranked
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet
from factcheck.protocols import Named

Ask = Callable[[Web, str, tuple[str, ...], date | None], list[Candidate]]


@dataclass(frozen=True, slots=True)
class Keyed:
    """The discoverer of such a service, with the user's key.

    `needs` names the environment variable that the command line takes it from, `outlet` the id of the outlet that it
    searches. `ask` puts one question: the key ("" in a replay), the terms, and the article's day if it has one.
    """

    needs: str
    outlet: str
    ask: Ask
    key: str = field(default="", repr=False)

    def given(self, key: str) -> "Keyed":
        """The same discoverer with this key."""
        return replace(self, key=key)

    def __call__(self, claim: Claim, outlet: Outlet | None, web: Web) -> Named:
        """Yield the pages that hold the claim's rarest words; of other outlets it knows nothing.

        Raises ServiceError where the service is down, throttles, or refuses the key or the question.
        """
        if why := self._silent(outlet, web):
            return why
        found = rare(claim, outlet)
        for terms in steps(found) if outlet else phrase(found):
            pages = self.ask(web, self.key, terms, claim.article.published)
            if pages:
                yield from ranked(pages, found, claim.article.published)
                return ""
        return "" if steps(found) or not outlet else "no_words"

    def _silent(self, outlet: Outlet | None, web: Web) -> str:
        if outlet is not None and outlet.id != self.outlet:
            return "another_outlet"
        if web.privacy == "draft":
            return "draft"
        return "" if self.key or web.privacy == "offline" else "no_key"

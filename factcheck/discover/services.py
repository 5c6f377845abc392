"""The services that the built-in discoverers ask: where they are, what they need, and a question that harms nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Service:
    """A public service. `probe` and `params` ask it something small that holds no word of any article.

    `needs` names the environment variable that holds its key, which goes with the question as `api-key`.
    """

    name: str
    host: str
    probe: str
    params: Mapping[str, str] = field(default_factory=dict)
    needs: str = ""


SERVICES = (
    Service(
        "gdelt",
        "api.gdeltproject.org",
        "https://api.gdeltproject.org/api/v2/doc/doc",
        {"query": "election", "mode": "ArtList", "format": "json", "maxrecords": "1"},
    ),
    Service(
        "wayback",
        "web.archive.org",
        "https://web.archive.org/cdx/search/cdx",
        {"url": "example.com", "output": "json", "limit": "1"},
    ),
    Service(
        "guardian",
        "content.guardianapis.com",
        "https://content.guardianapis.com/search",
        {"q": "election", "page-size": "1"},
        "FACTCHECK_GUARDIAN_KEY",
    ),
    Service(
        "nyt",
        "api.nytimes.com",
        "https://api.nytimes.com/svc/search/v2/articlesearch.json",
        {"q": "election"},
        "FACTCHECK_NYT_KEY",
    ),
)
HOSTS = frozenset(service.host for service in SERVICES)

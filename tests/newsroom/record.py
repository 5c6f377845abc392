"""`python -m tests.newsroom.record [PATH...]`: record the committed cassettes from the stand-in newsroom.

The real client asks over real HTTP; the newsroom answers on loopback. What is written says that it stands in.
"""

import sys
from pathlib import Path

from factcheck import outlets, plugins
from factcheck.fetch import Web
from factcheck.model import Article
from factcheck.pipeline import Kit
from factcheck.pipeline.record import record
from factcheck.read import read
from factcheck.settings import find, load
from tests.newsroom import Newsroom

ROOT = Path(__file__).parent.parent.parent
LABEL = (
    "Stand-ins: pages that the factcheck project wrote itself. No outlet's page was recorded; a run on a machine"
    " that reaches the web replaces them by `factcheck record --mode all`."
)


def main(paths: list[str]) -> None:
    """Record one cassette for each article."""
    settings = load(find(ROOT))
    articles = [one for one in read(paths, root=ROOT, max_bytes=settings.max_article_bytes) if isinstance(one, Article)]
    with Newsroom() as newsroom, Web(settings, network=newsroom.transport(), sleeper=lambda seconds: None) as web:
        kit = Kit(settings, outlets.load(), plugins.discoverers(settings.discoverers), web,
                  record="all", label=LABEL, stand_in=True)  # fmt: skip
        for path in record(articles, kit):
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["seeds/"])

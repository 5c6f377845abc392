"""Recording: the same flow, its requests written to cassettes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model import Article
from factcheck.pipeline import check_article
from factcheck.pipeline.kit import Kit


def record(articles: Iterable[Article], kit: Kit) -> Iterator[Path]:
    """Check each article, one after the other so that cassettes repeat, and yield the cassettes that were written.

    Raises UsageError for an article outside the project, CassetteError where stand-ins and recordings would be mixed.
    """
    for article in articles:
        path = kit.cassette_path(article)
        if path is None:
            raise UsageError("lies outside the project, so no cassette mirrors it", place=article.id)
        check_article(article, kit)
        cassette = kit.cassette(article)
        if cassette is not None:
            if kit.label not in cassette.label:  # one that was there already, with a label of its own
                cassette.label = f"{cassette.label}; {kit.label}" if cassette.label else kit.label
            cassette.save()
            yield path

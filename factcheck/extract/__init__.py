"""Find what an article attributes, and to whom: Article -> Attribution*."""

from factcheck.extract.assemble import assemble
from factcheck.extract.coverage import uncredited
from factcheck.extract.cues import cues
from factcheck.model import Article, Attribution
from factcheck.outlets import OutletTable
from factcheck.text.language import language_in

__all__ = ["extract", "uncredited"]


def extract(article: Article, outlets: OutletTable) -> tuple[Attribution, ...]:
    """Every attribution relation of `article`, in order: to outlets, people and institutions alike.

    Reads `article.prose`; spans slice `article.text`. Never raises on any text.
    """
    language = article.language or language_in(article.prose)
    return tuple(assemble(article, outlets, cues(language[:2].lower())))

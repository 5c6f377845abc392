"""Pages that answer 200 and are no article: bot walls, consent screens, empty shells, pages that are gone."""

from urllib.parse import urlsplit

from factcheck.model import Reason, Response
from factcheck.parse.document import Document
from factcheck.parse.words import words

_LITTLE = 250  # words; an article that writes about walls says more, and has its own text besides
_LEAST = 20  # words; fewer are a caption or a teaser
_A_FOOTER = 80  # words


def refusal(response: Response, document: Document) -> tuple[Reason, str] | None:
    """Why this is no article, or None. Only pages that say little are suspected."""
    if _fell_back(response):
        return Reason.NOT_FOUND, "leads to the outlet's front page"
    count = sum(len(paragraph.split()) for paragraph in document.paragraphs)
    if count >= _LITTLE or (document.told and count >= _LITTLE // 4):
        return None
    return _screen(document) or _shell(document, count) or _little(count)


def _screen(document: Document) -> tuple[Reason, str] | None:
    """What stands in the way of the article, by its own words."""
    said = f"{document.title or ''} {document.visible}"
    brief = len(said.split()) < _LITTLE
    if brief and words().walls.search(said) and not words().shells.search(said):
        return Reason.BLOCKED, "bot wall"
    if words().gone.search(document.title or "") or (brief and words().gone.search(said)):
        return Reason.NOT_FOUND, "says that the page is not there"
    if not document.told and words().consent.search(said[:3_000]):
        return Reason.BLOCKED, "consent wall"
    return None


def _shell(document: Document, count: int) -> tuple[Reason, str] | None:
    """A page that is a program: what it shows without being run is a frame around nothing."""
    bare = document.shell and not document.held and count < _A_FOOTER
    asks = count < _A_FOOTER and words().shells.search(document.visible)
    return (Reason.EMPTY, "shows its text only when its scripts are run") if bare or asks else None


def _little(count: int) -> tuple[Reason, str] | None:
    words = "1 word" if count == 1 else f"{count} words"
    return (Reason.EMPTY, f"{words} of text") if count < _LEAST else None


def _fell_back(response: Response) -> bool:
    """Whether a deep address led to the front page, as some outlets do instead of a 404."""
    try:
        asked, got = urlsplit(response.url), urlsplit(response.final_url)
    except ValueError:
        return False
    return len(asked.path.strip("/")) > 1 and not got.path.strip("/") and not got.query

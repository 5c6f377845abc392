"""Pages that answer 200 and are no article: bot walls, consent screens, pages that are gone."""

import re
from urllib.parse import urlsplit

from factcheck.model import Reason, Response
from factcheck.parse.document import Document

_LITTLE = 250  # words; an article that writes about walls says more, and has its own text besides
_WALL = re.compile(
    r"please enable (?:js|javascript)|are you a robot|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"checking your browser|access (?:to this page has been )?denied|unusual traffic|complete the captcha|"
    r"request unsuccessful|pardon our interruption",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:accept|agree|consent|akzeptieren|zustimm\w+|einwilligung)\b.{0,200}"
    r"\b(?:cookies?|tracking|personal data|privacy|datenschutz)|"
    r"\b(?:cookies?|tracking|werbung)\b.{0,200}\b(?:accept|agree|consent|akzeptieren|zustimm\w+|einwilligung)|"
    r"before you continue to",
    re.IGNORECASE | re.DOTALL,
)
_GONE = re.compile(
    r"\b(?:page|article|story|seite|artikel|404)\b.{0,40}"
    r"\b(?:not found|(?:does not|doesn.t|no longer) exists?|no longer available|"
    r"cannot be found|can.t be found|has been removed|nicht gefunden|existiert nicht|nicht mehr verf\u00fcgbar)|"
    r"(?:can.t|cannot|could not|couldn.t) find (?:the|that|this) page",
    re.IGNORECASE,
)


def refusal(response: Response, document: Document) -> tuple[Reason, str] | None:
    """Why this is no article, or None. Only pages that say little are suspected."""
    if _fell_back(response):
        return Reason.NOT_FOUND, "leads to the outlet's front page"
    words = sum(len(paragraph.split()) for paragraph in document.paragraphs)
    said = f"{document.title or ''} {document.visible}"
    if words >= _LITTLE or (document.told and words >= _LITTLE // 4):
        return None
    if len(said.split()) < _LITTLE and _WALL.search(said):
        return Reason.BLOCKED, "bot wall"
    if _GONE.search(document.title or "") or (len(said.split()) < _LITTLE and _GONE.search(said)):
        return Reason.NOT_FOUND, "says that the page is not there"
    if not document.told and _CONSENT.search(said[:3_000]):
        return Reason.BLOCKED, "consent wall"
    return None


def _fell_back(response: Response) -> bool:
    """Whether a deep address led to the front page, as some outlets do instead of a 404."""
    try:
        asked, got = urlsplit(response.url), urlsplit(response.final_url)
    except ValueError:
        return False
    return len(asked.path.strip("/")) > 1 and not got.path.strip("/") and not got.query

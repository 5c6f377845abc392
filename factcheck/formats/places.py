"""Where a finding stands in a file, for formats that point at lines."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from factcheck.formats.clean import one_text
from factcheck.formats.links import safe
from factcheck.formats.telling import lines_of
from factcheck.model import Article, Claim

_DRIVE = re.compile(r"[A-Za-z]:/")


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns from 1; the end column is behind the last character. None where it is not known."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

    @property
    def uri(self) -> str:
        """The path as a URI reference; an address as it is."""
        bare = one_text(self.path).replace("\\", "/")
        if address := safe(bare):
            return address
        scheme = "file://" if bare.startswith("/") else "file:///" if _DRIVE.match(bare) else ""
        return scheme + quote(bare, safe="/~!$&'()*+,;=@:" if scheme else "/~!$&'()*+,;=@")


def path_of(article: Article) -> str:
    """The file that holds the article: its path as posix, else its address or id."""
    return article.path.as_posix() if article.path is not None else article.url or article.id


def place_of(claim: Claim) -> Place:
    """Where the claim's words begin and end.

    A record of a collection is at its line of the file. An article whose text is not the file (HTML) has the line of
    its source element, or none.
    """
    article = claim.article
    path = path_of(article)
    if article.record is not None:
        return Place(path, article.record)
    if article.line_of is not None or not claim.parts:
        return Place(path, claim.line)
    lines = lines_of(article.text)
    line, column = lines.at(min(part.start for part in claim.parts))
    end_line, end_column = lines.at(max(part.end for part in claim.parts))
    return Place(path, line, column, end_line, end_column)

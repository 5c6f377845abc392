"""What is read: an article, its spans, links and declared sources."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of a text and the words that stand there: `text[start:end] == span.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address that stands on words of the article; `start` and `end` are those words."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class DeclaredSource:
    """A source that the article's front matter names: an address, or a text file inside the project."""

    outlet: str | None
    url: str | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Instruction:
    """A comment of the article that speaks to this program: `words` are what follows `factcheck:`.

    `start` and `end` are the comment's place in the text, the same offset twice where the text does not hold it (HTML).
    """

    start: int
    end: int
    words: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    `text` is the decoded file with its newlines kept. `prose` has the same length and the same words at the same
    offsets, with all that is not prose (front matter, shortcodes, markup) blanked out by spaces: `extract` reads
    `prose`, spans slice `text`. `line_of` maps the start offset of a paragraph to its source line for formats whose
    text is not the file (HTML); None means that lines are counted in `text`. `headline` is the title's words, given too
    where they do not stand in `text` as they are and `title` is therefore None (a record's title, an escaped one).
    """

    id: str
    text: str
    prose: str
    title: Span | None = None
    language: str | None = None
    published: date | None = None
    url: str | None = None
    path: Path | None = None
    record: int | None = None
    draft: bool = False
    draft_reason: str = ""
    markdown: bool = False
    sources: tuple[DeclaredSource, ...] = ()
    links: tuple[Link, ...] = ()
    line_of: tuple[tuple[int, int | None], ...] | None = None
    headline: str = ""
    instructions: tuple[Instruction, ...] = ()

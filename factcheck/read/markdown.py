"""Markdown with front matter: prose and markup told apart, every word at its own offset.

The text goes over one canvas three times: what is opaque (code, comments, shortcodes, tags), what makes blocks
(headings, lists, quotations), and what stands in a line (links, emphasis). The prose then has one line for each block:
soft line breaks and blank lines become spaces, so that a paragraph is a line wherever it was wrapped.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Article, DeclaredSource, Link, Miss, Span
from factcheck.read.blocks import Layout, lay_out
from factcheck.read.canvas import Canvas
from factcheck.read.dateline import day_in
from factcheck.read.dates import day, draft_reason, of_name
from factcheck.read.declared import dates_of, is_address, sources_of
from factcheck.read.declared import draft_reason as declared_draft
from factcheck.read.desk import Desk, Sheet, language
from factcheck.read.frontmatter import FrontMatter, split
from factcheck.read.inline import hide as hide_inline
from factcheck.read.instructions import instructions
from factcheck.read.opaque import hide as hide_opaque

_NEWLINES = str.maketrans("\r\n", "  ")


def read(sheet: Sheet, desk: Desk) -> Iterator[Article | Miss]:
    """The article, after a Miss for each declared source that cannot be used.

    Raises RefusedError for front matter that cannot be understood: it might have said that the article is a draft.
    """
    front = split(sheet.text)
    dated = dates_of(front) or list(filter(None, [of_name(sheet.path) or day_in(sheet.text[front.end :])]))
    why = declared_draft(front, desk.now) or draft_reason(sheet.path, dated, desk.now)
    sources: list[DeclaredSource] = []
    for source in sources_of(front, sheet, desk):
        if isinstance(source, Miss):
            yield source
        else:
            sources.append(source)
    canvas = Canvas(sheet.text)
    prose, layout, links = _split(canvas, front.end)
    title, headline = _title(front, layout)
    canonical = next((url for url in _canonical(front) if is_address(url)), sheet.url)
    yield Article(
        id=sheet.id,
        text=sheet.text,
        prose=prose,
        title=title,
        language=language(front.words("language", "lang", "locale")),
        published=day(dated[0]) if dated else None,
        url=canonical,
        path=sheet.path,
        draft=bool(why),
        draft_reason=why,
        markdown=True,
        sources=tuple(sources),
        links=links,
        headline=headline,
        instructions=instructions(sheet.text, canvas.comments),
    )


def _split(canvas: Canvas, start: int) -> tuple[str, Layout, tuple[Link, ...]]:
    """The prose, the layout and the links of a text whose front matter ends at `start`."""
    canvas.hide(0, start)
    links = list(hide_opaque(canvas, start))
    layout = lay_out(canvas, start)
    links += hide_inline(canvas, layout)
    worded = sorted((link for link in links if link.start < link.end), key=lambda link: (link.start, link.end))
    return _one_line_each(canvas.prose(), layout.starts), layout, tuple(worded)


def _one_line_each(prose: str, starts: Sequence[int]) -> str:
    lines: list[str] = []
    for start, end in zip([0, *starts], [*starts, len(prose)], strict=True):
        line = prose[start:end].translate(_NEWLINES)
        if lines and (line.isspace() or not line or lines[-1].isspace()):
            lines[-1] += line
        elif lines:
            lines[-1] = f"{lines[-1][:-1]}\n"
            lines.append(line)
        elif line:
            lines.append(line)
    return "".join(lines)


def _title(front: FrontMatter, layout: Layout) -> tuple[Span | None, str]:
    """The front matter's title, as a span where it stands there as it is, else the first heading of the first level."""
    written = front.data.get("title")
    headline = front.words("title")
    if isinstance(written, str) and headline:
        match = re.search(rf"title[\"']?\s*[:=]\s*[\"']?({re.escape(written)})", front.text, re.IGNORECASE)
        return (Span(match.start(1), match.end(1), written) if match else None), headline
    return layout.title, layout.title.text if layout.title else ""


def _canonical(front: FrontMatter) -> list[str]:
    return [front.words(key) for key in ("canonicalurl", "canonical_url", "canonical", "url")]

"""The article's words and the page's as Markdown: what differs is bold, and the other side's words stand behind it."""

from collections.abc import Sequence

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.markdown.escape import bold, inline, inlined, link
from factcheck.formats.quoting import Quoted, Segment, article_words, is_quoted, page_words
from factcheck.model import Alignment, Finding


def article_quotation(finding: Finding, words: Catalogue) -> str:
    """The claim as the article has it, in quotation marks."""
    segments = article_words(finding)
    shown = "".join(bold(one.text) if one.differs else inlined(one.text) for one in segments)
    return shown if is_quoted(segments) else words.quoted(shown)


def page_quotations(alignment: Alignment, excerpts: Excerpts, words: Catalogue) -> list[str]:
    """One line for each located passage, with a link that opens on it, or the file that it stands in."""
    found = page_words(alignment, excerpts)
    return [f"{words.quoted(_noted(quoted.segments, words))}{_where(quoted, words)}" for quoted in found]


def _where(quoted: Quoted, words: Catalogue) -> str:
    if quoted.address is None:
        return f" ({inline(quoted.file)})" if quoted.file else ""
    label = words.say("label.open_words" if quoted.on_words else "label.open_page")
    return f" ({link(label, quoted.address)})"


def _noted(segments: Sequence[Segment], words: Catalogue) -> str:
    return "".join(f"{bold(one.text)}{_note(one, words)}" if one.differs else inlined(one.text) for one in segments)


def _note(segment: Segment, words: Catalogue) -> str:
    key = "label.article_has" if segment.instead else "label.only_here"
    return f" \\[{words.say(key, {'a': segment.instead}, quote=inline)}\\]"

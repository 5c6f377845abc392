"""The report that people read, in Markdown: good on GitHub, in a terminal and as plain text.

What to look at stands first and in full; the rest is folded. Nothing from an article or a page becomes structure.
"""

from collections.abc import Callable

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.excerpts import Excerpts, within_limits
from factcheck.formats.markdown.blocks import Block, fitted
from factcheck.formats.markdown.closing import closing, entries, unread_inputs
from factcheck.formats.markdown.escape import inline, paragraph, table
from factcheck.formats.markdown.finding import FindingWriter
from factcheck.formats.telling import KINDS, Group, counts, groups, name_of, none_read
from factcheck.model import ArticleReport, Report

_LISTED_FROM = 3
"""Problems from which on a list of them stands above the first."""

_MOST_LISTED = 50
"""Problems that such a list names: in a short place it must leave room for the findings themselves."""

_INDEXED = 100
"""Articles up to which the index names each; above, it names those with problems."""

Told = tuple[ArticleReport, tuple[Group, ...]]


def render(report: Report, *, folded: bool = True) -> str:
    """The whole report. `folded=False` is for places that cannot fold, such as a terminal: headings stand instead."""
    return "".join(block.text for block in _blocks(report, folded=folded))


def terminal(report: Report) -> str:
    """The report for a place that cannot fold."""
    return render(report, folded=False)


def within(report: Report, limit: int, *, size: Callable[[str], int] = len) -> str:
    """The report cut to `limit`, as `size` measures it: what to look at goes in first, and the cut is announced."""
    words = catalogue.load(report.run.language)
    return fitted(_blocks(report, folded=True), limit, size, lambda n: words.say("label.shortened", {"n": str(n)}))


def _blocks(report: Report, *, folded: bool) -> list[Block]:
    report = within_limits(report)
    words, excerpts = catalogue.load(report.run.language), Excerpts()
    told = [(article, groups(article)) for article in report.articles]
    blocks = [Block.frame(_head(report, told, words))]
    for article, those in told:
        excerpts.add(article)
        writer = FindingWriter(article.article, excerpts, words, folded=folded)
        blocks += _article(report, article, those, writer, words)
    return [*blocks, Block.frame([f"*{words.say('label.closing')}*"])]


def _head(report: Report, told: list[Told], words: Catalogue) -> list[str]:
    unread = unread_inputs(report.misses, words)
    if not told:
        told_none = paragraph(words.say(*none_read(report), quote=inline))
        return [f"# {words.say('label.title')}", "", *told_none, *unread]
    return [*(_index(told, words) if len(told) > 1 else []), *unread]


def _index(told: list[Told], words: Catalogue) -> list[str]:
    every = tuple(group for _, those in told for group in those)
    kinds = [kind for kind in KINDS if kind != "settled" or any(group.kind == kind for group in every)]
    rows = [[words.say(f"label.index_{name}") for name in ("article", *kinds)]]
    for article, those in told:
        known = counts(those)
        if len(told) <= _INDEXED or known["problem"] != "0":
            rows.append([inline(name_of(article.article)), *(known[kind] for kind in kinds)])
    summary = words.say("label.summary", counts(every))
    title = f"# {words.say('label.title')} · {words.say('label.articles', {'n': str(len(told))})}"
    return [title, "", f"**{summary}**", "", *(table(rows) if len(rows) > 1 else [])]


def _article(
    report: Report, article: ArticleReport, those: tuple[Group, ...], writer: FindingWriter, words: Catalogue
) -> list[Block]:
    problems = [group for group in those if group.problem]
    head = [f"# {words.say('label.title')} · {inline(name_of(article.article))}", "", *_summary(those, words)]
    head += _banners(report, article, words)
    if len(problems) >= _LISTED_FROM:
        listed = enumerate(problems[:_MOST_LISTED], 1)
        head += [*(f"{number}. {writer.title(group.lead)}" for number, group in listed), ""]
        if len(problems) > _MOST_LISTED:
            head += [*paragraph(words.say("label.and_more", {"n": str(len(problems) - _MOST_LISTED)}))]
    blocks = [Block.head(head, problems=bool(problems))]
    blocks += [Block.problem(writer.problem(number, group)) for number, group in enumerate(problems, 1)]
    if article.notices:
        blocks.append(Block.head(entries(article.notices, words), problems=True))
    for kind in KINDS[1:]:
        chosen = [group for group in those if group.kind == kind]
        if chosen:
            blocks.append(Block.head([f"## {words.say(f'label.{kind}_section')} ({len(chosen)})", ""]))
            blocks += [Block.rest(writer.folded(group)) for group in chosen]
    return [*blocks, Block.head(closing(report, article, words, folded=writer.can_fold))]


def _summary(those: tuple[Group, ...], words: Catalogue) -> list[str]:
    if not those:
        return paragraph(words.say("label.no_credits"))
    known = counts(those)
    line = f"**{words.say('label.summary', known)}** {words.say('label.summary_of', known)}"
    if known["problem"] != "0":
        return [line, ""]
    key = "nothing_concluded" if known["open"] == known["n"] else "no_problems"
    return [line, "", *paragraph(words.say(f"label.{key}"))]


def _banners(report: Report, article: ArticleReport, words: Catalogue) -> list[str]:
    lines: list[str] = []
    if report.run.since:
        lines += [f"> {words.say('label.since', {'since': report.run.since}, quote=inline)}", ""]
    if article.stand_in:
        lines += [f"> {words.say('label.demonstration')}", ""]
    if article.privacy == "draft":
        facts = {"reason": article.article.draft_reason, "cluster": report.run.cluster}
        lines += [f"> {words.say('label.draft', facts, quote=inline)}", ""]
    return lines

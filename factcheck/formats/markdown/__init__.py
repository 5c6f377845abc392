"""The report that people read, in Markdown: good on GitHub, in a terminal and as plain text.

What to look at stands first and in full; the rest is folded. Nothing from an article or a page becomes structure.
"""

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.markdown.closing import closing, unread_inputs
from factcheck.formats.markdown.escape import inline, paragraph, table
from factcheck.formats.markdown.finding import FindingWriter
from factcheck.formats.telling import Group, groups, name_of
from factcheck.model import ArticleReport, Report

_LISTED_FROM = 3
"""Problems from which on a list of them stands above the first."""


def render(report: Report, *, folded: bool = True) -> str:
    """The whole report. `folded=False` is for places that cannot fold, such as a terminal: headings stand instead."""
    words = catalogue.load(report.run.language)
    excerpts = Excerpts()
    lines = unread_inputs(report.misses, words)
    told = [(article, groups(article)) for article in report.articles]
    if not told:
        lines = [f"# {words.say('label.title')}", "", *paragraph(words.say("label.no_articles")), *lines]
    if len(told) > 1:
        lines = [*_index(told, words), *lines]
    for article, those in told:
        excerpts.add(article)
        lines += _article(report, article, those, FindingWriter(article.article, excerpts, words, folded=folded), words)
    return "\n".join([*lines, f"*{words.say('label.closing')}*"]) + "\n"


def terminal(report: Report) -> str:
    """The report for a place that cannot fold."""
    return render(report, folded=False)


def counts(those: tuple[Group, ...]) -> dict[str, str]:
    """How many groups are to look at, were found, and were not checked."""
    return {
        "problems": str(sum(group.problem for group in those)),
        "found": str(sum(group.found for group in those)),
        "unchecked": str(sum(group.unchecked for group in those)),
        "n": str(len(those)),
        "credits": str(len(those)),
    }


def _index(told: list[tuple[ArticleReport, tuple[Group, ...]]], words: Catalogue) -> list[str]:
    every = tuple(group for _, those in told for group in those)
    rows = [[words.say(f"label.index_{name}") for name in ("article", "problems", "found", "unchecked")]]
    for article, those in told:
        known = counts(those)
        rows.append([inline(name_of(article.article)), known["problems"], known["found"], known["unchecked"]])
    summary = words.say("label.summary", counts(every))
    title = f"# {words.say('label.title')} · {words.say('label.articles', {'n': str(len(told))})}"
    return [title, "", f"**{summary}**", "", *table(rows)]


def _article(
    report: Report, article: ArticleReport, those: tuple[Group, ...], writer: FindingWriter, words: Catalogue
) -> list[str]:
    lines = [f"# {words.say('label.title')} · {inline(name_of(article.article))}", "", *_summary(those, words)]
    lines += _banners(article, words)
    problems = [group for group in those if group.problem]
    if len(problems) >= _LISTED_FROM:
        lines += [*(f"{number}. {writer.title(group.lead)}" for number, group in enumerate(problems, 1)), ""]
    for number, group in enumerate(problems, 1):
        lines += writer.problem(number, group)
    for section, chosen in (
        ("found", [group for group in those if group.found]),
        ("unchecked", [group for group in those if group.unchecked]),
    ):
        if chosen:
            lines += [f"## {words.say(f'label.{section}_section')} ({len(chosen)})", ""]
            lines += [line for group in chosen for line in writer.folded(group)]
    return [*lines, *closing(report, article, words, folded=writer.can_fold)]


def _summary(those: tuple[Group, ...], words: Catalogue) -> list[str]:
    if not those:
        return paragraph(words.say("label.no_credits"))
    known = counts(those)
    line = f"**{words.say('label.summary', known)}** {words.say('label.summary_of', known)}"
    if known["problems"] != "0":
        return [line, ""]
    key = "no_problems" if known["found"] != "0" else "nothing_concluded"
    return [line, "", *paragraph(words.say(f"label.{key}"))]


def _banners(article: ArticleReport, words: Catalogue) -> list[str]:
    lines: list[str] = []
    if article.stand_in:
        lines += [f"> {words.say('label.demonstration')}", ""]
    if article.privacy == "draft":
        reason = article.article.draft_reason
        lines += [f"> {words.say('label.draft', {'reason': reason}, quote=inline)}", ""]
    return lines

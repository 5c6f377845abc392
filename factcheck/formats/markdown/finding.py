"""One finding in Markdown: for those to look at in full, for the rest folded and shorter."""

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.comparing import compared
from factcheck.formats.decided import standing_words
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.markdown.escape import fold, inline, inlined, link, paragraph, table
from factcheck.formats.markdown.quoting import article_quotation, page_quotations
from factcheck.formats.narrating import article_says, line_words, notes, page_says, summary
from factcheck.formats.sources import sources_of
from factcheck.formats.telling import Group, headline, level_words, sentence, site_name, to_tell
from factcheck.model import Article, Finding


class FindingWriter:
    """Writes findings of one article; holds what all of them need."""

    def __init__(self, article: Article, excerpts: Excerpts, catalogue: Catalogue, *, folded: bool) -> None:
        self._article, self._excerpts, self._words, self.can_fold = article, excerpts, catalogue, folded

    def problem(self, number: int, group: Group) -> list[str]:
        """A numbered section: the words, the verdict, the comparison, and what to do."""
        finding = group.lead
        head = f"## {number}. {self.title(finding)}"
        return [head, "", *self._body(group), *self._small(finding)]

    def folded(self, group: Group) -> list[str]:
        """A group that needs no look, under its summary."""
        body = [*self._body(group), *self._small(group.lead)]
        return fold(summary(group, self._words), body, folded=self.can_fold)

    def title(self, finding: Finding) -> str:
        """Line and headline, as Markdown."""
        return f"{line_words(finding, self._words)} · {headline(finding, self._words, inline)}"

    def _body(self, group: Group) -> list[str]:
        finding = group.lead
        lines = [*paragraph(sentence(finding, self._words, inline))]
        lines += [article_says(finding, self._words, inline), "", f"> {article_quotation(finding, self._words)}", ""]
        lines += [*self._page_says(finding), *self._compared(finding), *self._others(group)]
        lines += [f"- {label} {said}" for label, said in notes(finding, self._words, inline)]
        return [*lines, "", *self._read(finding)]

    def _page_says(self, finding: Finding) -> list[str]:
        quotations = page_quotations(finding.best, self._excerpts, self._words) if finding.best else []
        if finding.best is None or not quotations:
            return []
        lines = [page_says(finding.best, self._words, inline), ""]
        for quotation in quotations:
            lines += [f"> {quotation}", ">"]
        return [*lines[:-1], ""]

    def _compared(self, finding: Finding) -> list[str]:
        rows = compared(finding, self._article, self._words, inline)
        head = (self._words.say("label.compared"), self._words.say("label.result"))
        return table([head, *rows]) if rows else []

    def _others(self, group: Group) -> list[str]:
        lines: list[str] = []
        for finding in group.others:
            told = f": {sentence(finding, self._words, inline)}" if to_tell(finding) else ""
            decided = standing_words(finding, self._words, inline)
            lines.append(f"- {self.title(finding)}{told}{f' {decided}' if decided else ''}")
            lines.append(f"  > {article_quotation(finding, self._words)}")
            for quotation in page_quotations(finding.best, self._excerpts, self._words) if finding.best else ():
                site = inline(site_name(finding.best.page)) if finding.best else ""
                lines += ["  >", f"  > {site}: {quotation}"]
            lines.append("")
        return [*paragraph(self._words.say("label.sentences_of_label")), *lines] if lines else []

    def _read(self, finding: Finding) -> list[str]:
        """The pages and services behind the finding, folded: many, and rarely looked at."""
        behind = sources_of(finding, self._words)
        lines: list[str] = []
        for key, items, more in behind.lists:
            lines.append(f"- {self._words.say(f'label.{key}', behind.summary, quote=inline)}")
            lines += [f"  - {link(inline(item.text), item.address)}{inlined(item.tail)}" for item in items]
            lines += [f"  - {self._words.say('label.and_more', {'n': str(more)})}"] if more else []
        title = self._words.say("label.read_section", behind.summary)
        return fold(title, [*lines, ""], folded=self.can_fold, depth=4) if lines else []

    def _small(self, finding: Finding) -> list[str]:
        facts = {"code": finding.verdict.code, "verdict": finding.verdict.label, "id": finding.claim.id}
        facts["level"] = level_words(finding, self._words)
        return [f"<sub>{self._words.say('label.code_line', facts)}</sub>", ""]

"""One finding in Markdown: for those to look at in full, for the rest folded and shorter."""

from collections.abc import Iterator, Sequence

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import cut, plain
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.links import safe
from factcheck.formats.markdown.escape import fold, inline, link, paragraph, table
from factcheck.formats.markdown.quoting import article_words, page_words
from factcheck.formats.telling import (
    Group,
    facts_of,
    headline,
    line_at,
    miss_words,
    name_of,
    nowhere,
    obtained_words,
    outlet_name,
    remark_words,
    sentence,
    site_name,
    speaks_for_itself,
)
from factcheck.model import Alignment, Article, Difference, Finding, Fit, Miss, PartMatch, SourcePage

_MOST_PAGES = 8
_MOST_DIFFERENCES = 6
_IN_TABLE = frozenset({"part_absent", "part_compare", "speaker_fits", "speaker_other", "speaker_unknown", "archived"})
"""Remarks that the table and the line below it say already."""


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
        return fold(self.summary(group), [*self._body(group), *self._small(group.lead)], folded=self.can_fold)

    def title(self, finding: Finding) -> str:
        """Line and headline, as Markdown."""
        return f"{self._line(finding)} · {headline(finding, self._words, inline)}"

    def summary(self, group: Group) -> str:
        """Line, headline and the first words of the claim, as text."""
        finding = group.lead
        parts = [self._line(finding), headline(finding, self._words), f"“{cut(plain(finding.claim.text), 9)}”"]
        if group.others and group.found:
            found = sum(not one.verdict.unverified for one in group.findings)
            parts.append(self._words.say("label.sentences_of", {"n": str(found), "of": str(len(group.findings))}))
        if finding.claim.chain:
            parts.append(self._words.say("label.credits_chain", {"chain": ", ".join(finding.claim.chain)}))
        relayed = (remark.facts.get("cited") for remark in finding.remarks if remark.key == "third_hand")
        parts += [self._words.say("label.cites", facts_of(finding) | {"cited": cited}) for cited in relayed if cited]
        return " · ".join(parts)

    def _line(self, finding: Finding) -> str:
        line = finding.claim.line
        return self._words.say("label.line", {"line": str(line)}) if line else self._words.say("label.no_line")

    def _in_line(self, line: int | None) -> list[str]:
        return [self._words.say("label.in_line", {"line": str(line)})] if line else []

    def _body(self, group: Group) -> list[str]:
        finding = group.lead
        lines = [*paragraph(f"{sentence(finding, self._words, inline)}"), *self._article_says(finding)]
        lines += [*self._page_says(finding), *self._compared(finding), *self._others(group)]
        return [*lines, *self._notes(finding)]

    def _article_says(self, finding: Finding) -> list[str]:
        claim, outlet = finding.claim, outlet_name(finding)
        where = [name_of(self._article), *self._in_line(claim.line)]
        facts = {"place": ", ".join(where), "outlet": outlet, "speaker": claim.speaker or ""}
        key = "article_says" if speaks_for_itself(finding) else "article_says_speaker"
        words = article_words(claim, finding.differences or _all_differences(finding.best))
        return [self._words.say(f"label.{key}", facts, quote=inline), "", f"> {_in_quotes(words)}", ""]

    def _page_says(self, finding: Finding) -> list[str]:
        best = finding.best
        words = page_words(best, self._excerpts, self._words) if best else []
        if best is None or not words:
            return []
        found = any(part.fit in {Fit.EXACT, Fit.NEAR, Fit.REWORDED} for part in best.parts)
        key = "label.page_says" if found else "label.page_near"
        facts = {
            "site": site_name(best.page),
            "date": self._words.day(best.page.published),
            "speaker": best.said_by or "",
        }
        lines = [self._words.say(key, facts, quote=inline), ""]
        for line in words:
            lines += [f"> {line}", ">"]
        return [*lines[:-1], ""]

    def _compared(self, finding: Finding) -> list[str]:
        best = finding.best
        if best is None:
            return []
        rows = [[self._words.say("label.compared"), self._words.say("label.result")]]
        rows += [self._part_row(number, part, best, finding) for number, part in enumerate(best.parts, 1)]
        if finding.claim.speaker and not speaks_for_itself(finding):
            rows.append([self._words.say("label.speaker"), self._speaker(best, finding.claim.speaker)])
        return table(rows)

    def _part_row(self, number: int, part: PartMatch, best: Alignment, finding: Finding) -> list[str]:
        kind = "quoted" if part.part.quoted else "sentence"
        key = f"label.part_{kind}" if len(best.parts) > 1 else f"label.whole_{kind}"
        label = self._words.say(key, {"n": str(number), "of": str(len(best.parts))})
        where = self._in_line(line_at(self._article, part.part.start))
        return [", ".join([label, *where]), ". ".join(self._results(part, best, finding))]

    def _results(self, part: PartMatch, best: Alignment, finding: Finding) -> Iterator[str]:
        if nowhere(part, finding):
            yield self._words.code("fit", "nowhere")
        else:
            facts = {"site": site_name(best.page), "result": self._words.code("fit", part.fit.value)}
            yield self._words.say("label.at", facts, quote=inline)
        yield from map(self._difference, part.differences[:_MOST_DIFFERENCES])
        if part.missing and part.fit not in {Fit.ABSENT, Fit.EXACT}:
            yield self._words.say("label.lacks", {"words": ", ".join(part.missing[:6])}, quote=inline)
        own_full = [own for own in finding.evidence.own if own.page.complete]
        if own_full and best not in finding.evidence.own and part.fit is not Fit.ABSENT:
            facts = {"n": str(len(own_full)), "outlet": outlet_name(finding)}
            yield self._words.say("label.read_without", facts, quote=inline)

    def _difference(self, difference: Difference) -> str:
        key = "differs_from" if difference.a and difference.b else "only_article" if difference.a else "only_page"
        facts = {"a": cut(difference.a, 15), "b": cut(difference.b, 15)}
        change = self._words.code("change", difference.change.value)
        return f"{change}: {self._words.say(f'label.{key}', facts, quote=inline)}"

    def _speaker(self, best: Alignment, speaker: str) -> str:
        key = {None: "speaker_unknown", True: "speaker_fits", False: "speaker_other"}[best.speaker_fits]
        return self._words.say(f"label.{key}", {"speaker": speaker, "other": best.said_by or ""}, quote=inline)

    def _others(self, group: Group) -> list[str]:
        lines: list[str] = []
        for finding in group.others:
            lines.append(f"- {self.title(finding)}: {sentence(finding, self._words, inline)}")
            lines.append(f"  > {_in_quotes(article_words(finding.claim, finding.differences))}")
            page = page_words(finding.best, self._excerpts, self._words) if finding.best else []
            for line in page:
                lines += ["  >", f"  > {inline(site_name(finding.best.page))}: {line}"] if finding.best else []
            lines.append("")
        return [*paragraph(self._words.say("label.sentences_of_label")), *lines] if lines else []

    def _notes(self, finding: Finding) -> list[str]:
        lines: list[str] = []
        also = [one for one in finding.remarks if finding.best is None or one.key not in _IN_TABLE]
        for section, those in (("against", finding.against), ("settle", finding.settle), ("remark", also)):
            said = [remark_words(section, one, finding, self._words, inline) for one in those]
            lines += [f"- {self._words.say(f'label.{section}')} {' '.join(said)}"] if said else []
        if finding.best is not None:
            how = inline(obtained_words(finding.best.page, self._words))
            lines.append(f"- {self._words.say('label.how_read')} {how}")
        return [*lines, "", *self._read(finding)]

    def _read(self, finding: Finding) -> list[str]:
        """The pages and services behind the finding, folded: many, and rarely looked at."""
        full = [at.page for at in finding.evidence.own if at.page.complete]
        parts = [at.page for at in finding.evidence.own if not at.page.complete]
        lists = [("read_full", [self._page(page) for page in full]), ("read_part", map(self._page_in_part, parts)),
                 ("not_read", [self._miss(miss) for miss in finding.evidence.misses]),
                 ("searched_at", self._searches(finding, own=True)),
                 ("searched_elsewhere", self._searches(finding, own=False))]  # fmt: skip
        facts = {"outlet": outlet_name(finding)}
        told = [(self._words.say(f"label.{name}", facts, quote=inline), list(those)) for name, those in lists]
        lines = [line for label, those in told if those for line in _listed(label, those, self._words)]
        if not lines:
            return []
        counted = self._words.say("label.pages_counted", {"n": str(len(full))})
        facts["full"] = counted if full else self._words.say("label.no_pages")
        facts["missed"] = str(len(finding.evidence.misses))
        return fold(self._words.say("label.read_section", facts), [*lines, ""], folded=self.can_fold, depth=4)

    def _page(self, page: SourcePage) -> str:
        title = link(inline(page.title or site_name(page)), safe(page.archived_url or page.url))
        published = self._words.day(page.published)
        return f"{title}{f', {published}' if published else ''}"

    def _page_in_part(self, page: SourcePage) -> str:
        return f"{self._page(page)}{f' ({inline(page.incomplete_reason)})' if page.incomplete_reason else ''}"

    def _miss(self, miss: Miss) -> str:
        address = safe(miss.what)
        bare = miss.what.partition("://")[2].removeprefix("www.")
        label = inline(bare if address else self._words.code("service", miss.what))
        return f"{link(label, address)}: {inline(miss_words(miss, self._words))}"

    def _searches(self, finding: Finding, *, own: bool) -> Iterator[str]:
        for search in finding.evidence.searches:
            if (search.outlet is not None) == own and (search.answer != "silent" or search.detail):
                answer = self._words.say(f"answer.{search.answer}", {"n": str(search.candidates)})
                detail = f", {inline(search.detail)}" if search.detail else ""
                yield f"{inline(self._words.code('service', search.service))} ({answer}{detail})"

    def _small(self, finding: Finding) -> list[str]:
        facts = {"code": finding.verdict.code, "verdict": finding.verdict.label, "id": finding.claim.id}
        facts["level"] = self._words.code("level", finding.level.value)
        return [f"<sub>{self._words.say('label.code_line', facts)}</sub>", ""]


def _all_differences(best: Alignment | None) -> Sequence[Difference]:
    return tuple(difference for part in best.parts for difference in part.differences) if best else ()


def _quoted(words: str) -> bool:
    return words.startswith(('"', "“", "„", "«", "'", "‘", "»"))


def _in_quotes(words: str) -> str:
    return words if _quoted(words) else f"“{words}”"


def _listed(label: str, those: Sequence[str], catalogue: Catalogue) -> list[str]:
    rest = len(those) - _MOST_PAGES
    more = [catalogue.say("label.and_more", {"n": str(rest)})] if rest > 0 else []
    return [f"- {label}", *(f"  - {one}" for one in [*those[:_MOST_PAGES], *more])]

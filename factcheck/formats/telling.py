"""What every format tells of a finding: where it is, who is credited, its sentence, what it goes on from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import FACT_WORDS, cut
from factcheck.formats.links import host
from factcheck.model import (
    Alignment,
    Article,
    ArticleReport,
    Finding,
    Fit,
    Level,
    Miss,
    PartMatch,
    Remark,
    Report,
    SourcePage,
)
from factcheck.text import Lines, fold

_THE = re.compile(r"^(?:the|die|der|das|dem|den) ")
_WORDS = re.compile(r"[^\r\n]")
Quote = Callable[[str], str]


def as_it_is(text: str) -> str:
    """No escaping, for formats whose encoder escapes."""
    return text


@dataclass(frozen=True, slots=True)
class Group:
    """A claim and those that go on from it, told as one. `lead` is the finding that weighs most."""

    lead: Finding
    findings: tuple[Finding, ...]

    @property
    def others(self) -> tuple[Finding, ...]:
        """The group's findings without its lead."""
        return tuple(finding for finding in self.findings if finding is not self.lead)

    @property
    def problem(self) -> bool:
        """True where an editor has something to look at."""
        return self.lead.level.rank >= Level.WARNING.rank and not self.lead.settled

    @property
    def kind(self) -> str:
        """One of `KINDS`: what is to look at, found with a note, settled by a decision, plainly found, or open since
        nothing was concluded."""
        if self.problem:
            return "problem"
        if self.lead.settled:
            return "settled"
        if self.lead.verdict.inconclusive:
            return "open"
        return "noted" if to_tell(self.lead) else "found"


def to_tell(finding: Finding) -> bool:
    """True for all but a plain find: what the house gives no weight is told all the same."""
    return (finding.level, finding.verdict.level) != (Level.NONE, Level.NONE)


def level_words(finding: Finding, catalogue: Catalogue) -> str:
    """The level in words: "found" for a plain find, and for nothing else that the house gives no weight."""
    weightless = finding.level is Level.NONE and to_tell(finding)
    return Level.NONE.value if weightless else catalogue.code("level", finding.level.value)


KINDS = ("problem", "noted", "settled", "found", "open")
"""The kinds of group, in the order in which a reader wants them."""


def counts(those: Sequence[Group]) -> dict[str, str]:
    """How many groups there are of each kind and in all; `some_noted` and `some_settled` only where some are."""
    found = {kind: str(sum(group.kind == kind for group in those)) for kind in KINDS}
    some = {f"some_{kind}": found[kind] for kind in ("noted", "settled") if found[kind] != "0"}
    return found | {"n": str(len(those))} | some


def groups(report: ArticleReport) -> tuple[Group, ...]:
    """The findings, those that go on from one another together: problems by weight and line, then the rest by place."""
    by_claim = {finding.claim.id: finding for finding in report.findings}
    members: dict[str, list[Finding]] = {}
    for finding in report.findings:
        members.setdefault(_root(finding, by_claim), []).append(finding)
    made = [Group(max(those, key=_weight), tuple(those)) for those in members.values()]
    return tuple(sorted(made, key=lambda group: -group.lead.level.rank if group.problem else 0))


def _weight(finding: Finding) -> tuple[float, bool]:
    """What was settled weighs more than a plain find, and less than a note."""
    return 0.5 if finding.settled else finding.level.rank, finding.verdict.inconclusive


def _root(finding: Finding, by_claim: Mapping[str, Finding]) -> str:
    """The id of the claim that this one goes on from in the end."""
    claim = finding.claim
    seen = {claim.id}
    while (earlier := by_claim.get(claim.continues or "")) is not None and earlier.claim.id not in seen:
        seen.add(earlier.claim.id)
        claim = earlier.claim
    return claim.id


@lru_cache(maxsize=4)
def lines_of(text: str) -> Lines:
    """The lines of a text, kept for the next questions about it."""
    return Lines(text)


def line_at(article: Article, offset: int) -> int | None:
    """The line of `offset` in the file that the article was read from; None where it is not known."""
    if article.line_of is None:
        return lines_of(article.text).at(offset)[0]
    index = bisect_right([start for start, _ in article.line_of], offset) - 1
    return article.line_of[index][1] if index >= 0 else None


def shown_text(article: Article) -> str:
    """The article's text with its front matter blanked out, at the same offsets.

    That is no part of what was checked, and it names who wrote the article, which is nobody's business here.
    """
    text = article.text
    if not article.markdown or not text.startswith(("---", "+++", "{")):
        return text
    prose = len(article.prose) - len(article.prose.lstrip())
    head = text[: text.rfind("\n", 0, prose) + 1]
    return _WORDS.sub(" ", head) + text[len(head) :]


def name_of(article: Article) -> str:
    """What the article is called in a report: its path or address as it was given, or its id in a collection."""
    return article.id


def outlet_name(finding: Finding) -> str:
    """The outlet as the table names it, or as the article does."""
    claim = finding.claim
    return claim.outlet_name or claim.speaker or ""


def credited_names(finding: Finding) -> str:
    """The outlet that is credited, or all that are credited in one breath."""
    return ", ".join(outlet.name for outlet in finding.claim.jointly) or outlet_name(finding)


def speaks_for_itself(finding: Finding) -> bool:
    """True where the outlet is its own source, however the article writes its name."""
    speaker = finding.claim.speaker
    names = {_bare(name) for name in (outlet_name(finding), finding.claim.named) if name}
    return speaker is None or _bare(speaker) in names


def _bare(name: str) -> str:
    return _THE.sub("", fold(name))


def site_name(page: SourcePage) -> str:
    """Whose page it is, for people."""
    return page.outlet.name if page.outlet else page.site or host(page.url) or page.url


def facts_of(finding: Finding) -> dict[str, str]:
    """The facts of the verdict's sentence: those of the judge over those that can be read off the finding.

    The time at which a page was read is always the page's own.
    """
    page = finding.best.page if finding.best else None
    full = sum(alignment.page.complete for alignment in finding.evidence.own)
    known = {
        "outlet": outlet_name(finding),
        "name": finding.claim.named or finding.claim.speaker or "",
        "n": str(full) if full else "",
        "other": site_name(page) if page else "",
        "site": site_name(page) if page else "",
        "date": page.published.date().isoformat() if page and page.published else "",
    }
    read = {"time": page.retrieved.isoformat()} if page else {}
    return {name: value for name, value in known.items() if value} | cut_facts(finding.facts) | read


def headline(finding: Finding, catalogue: Catalogue, quote: Quote = as_it_is) -> str:
    """What is the matter, in a few words."""
    key = f"headline.{finding.verdict.label}"
    return catalogue.say(key, facts_of(finding), variant=finding.variant, quote=quote)


def title(finding: Finding, catalogue: Catalogue, quote: Quote = as_it_is) -> str:
    """The headline as a sentence begins, for formats that set nothing before it."""
    words = headline(finding, catalogue, quote)
    return words[:1].upper() + words[1:]


def sentence(finding: Finding, catalogue: Catalogue, quote: Quote = as_it_is, *, timeless: bool = False) -> str:
    """The sentence of the verdict; `timeless` leaves out when the page was read, where output must repeat."""
    key = f"verdict.{finding.verdict.label}"
    return catalogue.say(key, _known(finding, timeless), variant=finding.variant, quote=quote)


def remark_words(
    section: str,
    remark: Remark,
    finding: Finding,
    catalogue: Catalogue,
    quote: Quote = as_it_is,
    *,
    timeless: bool = False,
) -> str:
    """A remark's sentence; `section` is remark, against or settle. The finding's facts fill what the remark lacks."""
    facts = _known(finding, timeless) | cut_facts(remark.facts)
    return catalogue.say(f"{section}.{remark.key}", facts, quote=quote)


def cut_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that say something, none longer than a sentence bears and none a time of reading."""
    return {name: cut(str(value), FACT_WORDS) for name, value in facts.items() if value and name != "time"}


def _known(finding: Finding, timeless: bool) -> dict[str, str]:
    return {name: value for name, value in facts_of(finding).items() if not (timeless and name == "time")}


def none_read(report: Report) -> tuple[str, dict[str, str]]:
    """The key of the sentence that there is no article to tell of, and its facts."""
    since = report.run.since
    return ("label.no_articles_since", {"since": since}) if since and not report.misses else ("label.no_articles", {})


def miss_words(miss: Miss, catalogue: Catalogue) -> str:
    """Why something could not be had, for people."""
    words = catalogue.code("reason", miss.reason.value)
    return f"{words} ({catalogue.detail(miss.detail)})" if miss.detail else words


def obtained_words(page: SourcePage, catalogue: Catalogue) -> str:
    """How a page's text came here and when, with the day of an archived copy."""
    day = page.archived_at.date().isoformat() if page.archived_url and page.archived_at else ""
    how = catalogue.code("obtained", page.obtained.value)
    return catalogue.say("label.how", {"how": how, "date": day, "time": page.retrieved.isoformat()})


def everywhere(finding: Finding) -> tuple[Alignment, ...]:
    """Every page that the claim was laid on, the outlet's own first."""
    return (*finding.evidence.own, *finding.evidence.elsewhere)


def nowhere(part: PartMatch, finding: Finding) -> bool:
    """True where no page that was read has the part."""
    same = [match for alignment in everywhere(finding) for match in alignment.parts if match.part == part.part]
    return all(match.fit is Fit.ABSENT for match in [part, *same])

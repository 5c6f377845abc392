"""A report with one of everything that an editor meets, on a story that was made up for it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from factcheck.model import (
    Alignment,
    Article,
    ArticleReport,
    Change,
    Claim,
    Coverage,
    Difference,
    Evidence,
    Finding,
    Fit,
    Kind,
    Miss,
    Obtained,
    Outlet,
    Part,
    PartMatch,
    Passage,
    Reason,
    Remark,
    Report,
    Run,
    Search,
    Sent,
    SourcePage,
    Span,
    Uncredited,
    Verdict,
)
from tests import builders

NYT = Outlet("nytimes.com", "The New York Times", ("NYT",), ("nytimes.com",), "US", ("en",), "newspaper")
STORY = """Harbour ministry asks two app shops to drop the ferry app

The harbour ministry has sent letters to both app shops to have the ferry app taken down, according to Reuters.

According to the New York Times, the hearing was over in 18 minutes. The ministry had asked for it a day earlier.

Speaking to Reuters, the ferry company's lawyer said: "The ministry's argument that a timetable is a secret is bold.

"It is like saying that the tide belongs to the one who printed the table."

The court told the company to pay about $14,000.
"""
BLOOMBERG_TEXT = """Ferry firm loses its case

The ruling came on Tuesday. "The ministry's argument that a timetable is a secret is bold," Ana Roth, a lawyer for the
ferry company, said by telephone. The ministry did not comment.
"""
READ = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


def example(text: str = STORY, **fields: object) -> Report:
    """The report on `text`, which holds the sentences of `STORY`: a wrong outlet and two finds."""
    return report(article_report(text, **fields))


def report(*articles: ArticleReport, language: str = "en", misses: tuple[Miss, ...] = ()) -> Report:
    """A run over some articles."""
    return Report(Run("0.1.0", READ, 1.5, "strict-quotes", language=language), articles, misses)


def article_report(text: str = STORY, name: str = "drafts/ferry.txt", **fields: object) -> ArticleReport:
    """The example's article with its findings."""
    whole = builders.article(text, id=name, path=Path(name))
    made = {
        "findings": (_request(whole), _hearing(whole), _next_day(whole), _lawyer(whole)),
        "coverage": Coverage(7, 3, 3, 4, _uncredited(whole), 9, 2),
        "stand_in": "stand-in pages",
        "replayed": 11,
    }
    return ArticleReport(whole, **(made | fields))  # type: ignore[arg-type]


def bare(*findings: Finding, sent: tuple[Sent, ...] = (), **fields: object) -> ArticleReport:
    """A report of findings about one article, without anything else."""
    whole = findings[0].claim.article if findings else builders.article()
    return ArticleReport(whole, findings, Coverage(len(findings), len(findings)), sent, **fields)  # type: ignore[arg-type]


def finding(
    claim: Claim, verdict: Verdict = Verdict.SUPPORTED, page: SourcePage | None = None, **fields: object
) -> Finding:
    """A finding whose claim lies word for word on `page`, unless `best` says otherwise."""
    best = fields.pop("best", aligned(claim, page) if page else None)
    own = (best,) if isinstance(best, Alignment) else ()
    return Finding(claim, verdict, **{"evidence": Evidence(own=own), "best": best, **fields})  # type: ignore[arg-type]


def aligned(claim: Claim, page: SourcePage, fit: Fit = Fit.EXACT, *differences: Difference) -> Alignment:
    """The claim laid on the page, each part where its first words stand; absent where they do not."""
    return Alignment(page, tuple(_match(part, page, fit, differences) for part in claim.parts), 0.9)


def _match(part: Part, page: SourcePage, fit: Fit, differences: tuple[Difference, ...]) -> PartMatch:
    at = page.text.find(part.text[:12])
    if at < 0:
        return PartMatch(part, Fit.ABSENT, 0.0)
    end = at + len(part.text)
    return PartMatch(part, fit, 0.9, Passage(at, end, page.text[at:end]), differences=differences)


def claim_on(whole: Article, *texts: str, kind: Kind = Kind.INDIRECT, **fields: object) -> Claim:
    """A claim of `whole` whose parts are `texts`, which must stand in it."""
    parts = tuple(
        Part(whole.text.index(one), whole.text.index(one) + len(one), one, kind is not Kind.INDIRECT) for one in texts
    )
    line = whole.text[: parts[0].start].count("\n") + 1
    made = builders.claim(" ".join(texts), kind=kind, parts=parts, line=line)
    return replace(made, **{"article": whole, **fields})  # type: ignore[arg-type]


def _page(outlet: Outlet, text: str, title: str, day: date, path: str = "stand-in") -> SourcePage:
    published = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    address = f"https://www.{outlet.id}/{path}"
    return builders.page(text, outlet=outlet, url=address, title=title, published=published, retrieved=READ,
                         obtained=Obtained.STAND_IN)  # fmt: skip


def _request(whole: Article) -> Finding:
    claim = claim_on(whole, "The harbour ministry has sent letters to both app shops to have the ferry app taken down",
                     id="a1" * 6, chain=())  # fmt: skip
    text = "The ministry wrote to both app shops on Monday and asked them to remove the ferry app, Interport reported."
    page = _page(REUTERS, text, "Ministry writes to app shops", date(2026, 4, 17))
    part = PartMatch(claim.parts[0], Fit.REWORDED, 0.8, Passage(0, len(text), text), carried=("both app shops",))
    facts = {"outlet": "Reuters", "date": "2026-04-17", "how": "other_words"}
    relayed = (Remark("third_hand", {"cited": "Interport"}),)
    return finding(claim, best=Alignment(page, (part,), 0.8), facts=facts, remarks=relayed)


def _hearing(whole: Article) -> Finding:
    claim = claim_on(whole, "the hearing was over in 18 minutes", id="b2" * 6, outlet=NYT)
    return finding(claim, page=_times(), facts={"date": "2026-04-13", "how": "exact"})


def _next_day(whole: Article) -> Finding:
    words = "The ministry had asked for it a day earlier"
    claim = claim_on(whole, words, id="b3" * 6, outlet=NYT, continues="b2" * 6)
    return finding(claim, page=_times(), facts={"date": "2026-04-13", "how": "exact"})


def _times() -> SourcePage:
    text = "In the end, the hearing was over in 18 minutes. The ministry had asked for it a day earlier, on Thursday."
    return _page(NYT, text, "A quick hearing", date(2026, 4, 13))


REUTERS, BLOOMBERG = builders.REUTERS, builders.BLOOMBERG


def _lawyer(whole: Article) -> Finding:
    claim = claim_on(whole, "The ministry's argument that a timetable is a secret is bold.",
                     "It is like saying that the tide belongs to the one who printed the table.",
                     kind=Kind.DIRECT, id="c4" * 6, speaker="the ferry company's lawyer")  # fmt: skip
    own = tuple(aligned(claim, _ruling(number)) for number in (1, 2, 3))
    there = aligned(claim, _page(BLOOMBERG, BLOOMBERG_TEXT, "Ferry firm loses", date(2026, 3, 20)))
    there = replace(there, said_by="Ana Roth, a lawyer for the ferry company", speaker_fits=True)
    misses = (
        Miss("https://www.reuters.com/blocked", "fetch", Reason.BLOCKED, "401, bot wall", "reuters.com"),
        Miss("https://www.reuters.com/gone", "fetch", Reason.GONE, "404", "reuters.com"),
    )
    searches = (Search("links", "reuters.com", "nothing"), Search("gdelt", "reuters.com", "found", 5),
                Search("wayback", "reuters.com", "failed", detail="timeout"))  # fmt: skip
    return finding(
        claim, Verdict.OUTLET_DIFFERS, best=there,
        evidence=Evidence(own=own, elsewhere=(there,), misses=misses, searches=searches),
        facts={"outlet": "Reuters", "other": "Bloomberg", "date": "2026-03-20", "n": "3"},
        against=(Remark("wire_or_unfound"), Remark("two_outlets", {"other": "Bloomberg"})),
        settle=(Remark("ask_for_link"), Remark("search_wire"), Remark("credit_other", {"other": "Bloomberg"})),
        remarks=(Remark("open_date", {"words": "recently"}),),
    )  # fmt: skip


def _ruling(number: int) -> SourcePage:
    title = f"Ferry ruling, part {number}"
    return _page(REUTERS, f"The court ruled, part {number}.", title, date(2026, 3, 20), str(number))


def figure(text: str = "Rates rose to 18 percent in a year.") -> Finding:
    """A finding about a changed figure in `text`, whose 18 is a 20 on the page."""
    claim = builders.claim(text)
    page = builders.page(text.replace("18", "20"))
    at = text.index("18")
    difference = Difference(Change.FIGURE, "18", "20", (at, at + 2), (at, at + 2))
    return finding(
        claim, Verdict.FIGURE_DIFFERS, best=aligned(claim, page, Fit.DIFFERS, difference), differences=(difference,),
        facts={"outlet": "Reuters", "a": "18", "b": "20", "time": "2026-11-23T12:00:00+00:00"},
    )  # fmt: skip


def _uncredited(whole: Article) -> tuple[Uncredited, ...]:
    words = "The court told the company to pay about $14,000."
    at = whole.text.find(words)
    return (Uncredited(Span(at, at + len(words), words), whole.text[:at].count("\n") + 1, "figure"),)

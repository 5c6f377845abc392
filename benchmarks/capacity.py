"""What an archive costs to check, from measured parts: `python benchmarks/capacity.py [ARTICLES [OUTLETS]]`.

The figures of `Parts` were measured on one core of two (x86-64, 2026) by the benchmarks that their comments name; put
your own there. docs/scale.md holds the table that this prints.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

DAY = 86_400


@dataclass(frozen=True)
class Parts:
    """Milliseconds of CPU, bytes and seconds; what one of each costs."""

    extract_ms_1000_words: float = 10.5  # benchmarks/scale.py stream
    parse_ms_page: float = 11.6  # a page of 60 kB; benchmarks/parsing.py
    lay_ms_page: float = 6.2  # the page's own words read, and half a claim laid on it; benchmarks/scale.py speed
    hand_ms_article: float = 2.5  # handed out, taken back, told as JSON lines; benchmarks/scale.py speed
    ask_ms: float = 0.5  # a question and its answer, the store included; benchmarks/fetching.py
    page_bytes_kept: float = 14_000  # 60 kB of HTML in the store
    journal_bytes_article: float = 6_000  # with two findings
    pace_page: float = 2.0  # factcheck/fetch/pace.py
    pace_gdelt: float = 8.0


@dataclass(frozen=True)
class Archive:
    """What is to be checked. `pages` are asked for and read for one article, `share` of them at the largest outlet.

    `known` is the share of pages that another article had before, `questions` what an article asks of a search.
    """

    articles: int = 10_000_000
    outlets: int = 100
    words: int = 600
    pages: float = 3.0
    known: float = 0.5
    share: float = 0.10
    questions: float = 2.0


@dataclass(frozen=True)
class Costs:
    """Hours of one core for the workers and for the process that leads, days under the paces, bytes."""

    worker_hours: float
    leader_hours: float
    even_days: float
    largest_days: float
    searched_days: float
    requests_a_day: float
    bytes_kept: float

    @property
    def most_workers(self) -> int:
        """How many workers one leading process keeps busy."""
        return int(self.worker_hours / self.leader_hours)


def costs(archive: Archive, parts: Parts) -> Costs:
    """What it comes to."""
    asked = archive.articles * archive.pages * (1 - archive.known)
    work = parts.extract_ms_1000_words * archive.words / 1000
    work += archive.pages * (parts.parse_ms_page + parts.lay_ms_page)
    lead = parts.hand_ms_article + archive.pages * (1 - archive.known) * parts.ask_ms
    even = asked / archive.outlets * parts.pace_page / DAY
    return Costs(
        worker_hours=archive.articles * work / 3_600_000,
        leader_hours=archive.articles * lead / 3_600_000,
        even_days=even,
        largest_days=asked * archive.share * parts.pace_page / DAY,
        searched_days=archive.articles * archive.questions * parts.pace_gdelt / DAY,
        requests_a_day=DAY / parts.pace_page,
        bytes_kept=asked * parts.page_bytes_kept + archive.articles * parts.journal_bytes_article,
    )


def table(archive: Archive, parts: Parts) -> Iterator[str]:
    """The costs as rows of Markdown."""
    made = costs(archive, parts)
    yield f"| {archive.articles:,} articles, {archive.outlets} outlets | |"
    yield "| --- | --- |"
    yield f"| workers, in hours of one core | {made.worker_hours:,.0f} |"
    yield f"| the process that leads, in hours of one core | {made.leader_hours:,.0f} |"
    yield f"| workers that one leading process keeps busy | {made.most_workers:,} |"
    yield f"| pages a day from one outlet, at most | {made.requests_a_day:,.0f} |"
    yield f"| days, were all outlets cited alike | {made.even_days:,.1f} |"
    yield f"| days for the largest outlet, with {archive.share:.0%} of the pages | {made.largest_days:,.1f} |"
    yield f"| days if each article asked GDELT {archive.questions:g} questions | {made.searched_days:,.0f} |"
    yield f"| store and journal | {made.bytes_kept / 1e9:,.0f} GB |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=Archive.articles, metavar="ARTICLES")
    parser.add_argument("outlets", nargs="?", type=int, default=Archive.outlets, metavar="OUTLETS")
    chosen = parser.parse_args()
    if min(chosen.articles, chosen.outlets) < 1:
        parser.error("there has to be one article and one outlet at least")
    print("\n".join(table(Archive(chosen.articles, chosen.outlets), Parts())))


if __name__ == "__main__":
    main()

"""Which shard a page goes to, and which shards a question has to ask.

A shard has pages of one key: everything, or one outlet, one month, or both. One that has grown full is followed by
another of the same key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from factcheck.archive.catalogue import Holding, Shard
from factcheck.model import KeptPage, Wanted

Layout = Literal["one", "month", "outlet", "outlet-month"]
FULL = 1_000_000  # pages; the index of one shard answers in milliseconds up to here
_ALWAYS = (1, 4_000_000)


def key_of(page: KeptPage, layout: str) -> str:
    """What the pages of the page's shard share: "reuters.com/2026-05", say; "" for everything."""
    if layout == "one":
        return ""
    month = f"{page.published:%Y-%m}" if page.published else "undated"
    outlet = page.outlet or "unknown"
    return {"month": month, "outlet": outlet, "outlet-month": f"{outlet}/{month}"}[layout]


def open_shard(shards: Iterable[Shard], key: str, full: int = FULL) -> Shard | None:
    """The shard of a key that has room, None where there is none."""
    return next((one for one in shards if one.key == key and one.pages + one.removed < full), None)


def asked(holdings: Sequence[Holding], wanted: Wanted) -> list[int]:
    """The shards that can have an answer, in order."""
    first = wanted.since.toordinal() if wanted.since else _ALWAYS[0]
    last = wanted.until.toordinal() if wanted.until else _ALWAYS[1]
    fitting = (
        one.shard
        for one in holdings
        if (not wanted.outlets or one.outlet in wanted.outlets)
        and (one.undated or (one.first <= last and one.last >= first))
    )
    return sorted(set(fitting))


def bounded(holdings: Sequence[Holding], shard: int, wanted: Wanted) -> Wanted:
    """The question as a shard has to be asked: without the days where all of its pages are of these days."""
    first = wanted.since.toordinal() if wanted.since else _ALWAYS[0]
    last = wanted.until.toordinal() if wanted.until else _ALWAYS[1]
    ours = [one for one in holdings if one.shard == shard and (not wanted.outlets or one.outlet in wanted.outlets)]
    within = all(one.pages == one.undated or (first <= one.first and one.last <= last) for one in ours)
    return replace(wanted, since=None, until=None) if within else wanted

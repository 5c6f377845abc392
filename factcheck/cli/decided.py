"""What was decided about findings, laid on the reports of a run."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime

from factcheck.cli.trust import Trust, bytes_at_base
from factcheck.decisions import Shelf, settle
from factcheck.errors import UsageError
from factcheck.model import ArticleReport, Miss
from factcheck.settings import Settings

Item = ArticleReport | Miss


def today() -> date:
    """The day that ends of decisions are measured by: the clock's, or another to see what will be."""
    named = os.environ.get("FACTCHECK_TODAY")
    if not named:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise UsageError("is no day", place=f"FACTCHECK_TODAY={named}", way_out="Write it as 2027-01-31") from None


def settler(settings: Settings, trust: Trust, since: str) -> Callable[[Item], Item]:
    """Lays decisions on one report after the other; what could not be read passes through.

    What a stranger proposes is measured by the decisions of the revision that he would change, and by no comment.
    """
    day = today()
    shelf = Shelf(settings.root, bytes_at_base(trust)) if trust.untrusted else Shelf(settings.root)

    def settled(item: Item) -> Item:
        if isinstance(item, Miss):
            return item
        return settle(item, shelf, day, whole=not since, trusted=not trust.untrusted)

    return settled

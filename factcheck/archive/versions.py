"""Several pages in one place: the newest counts, and what its outlet says of it later is laid on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.archive.rows import Row, more_of, page_of, state_number
from factcheck.model import KeptPage, State


def settled(rows: Sequence[Row]) -> list[Row]:
    """The rows of one place as they have to be: all but the newest report superseded, notices laid on that one.

    A notice (a row without a text) counts for reports that are not newer than it. Only rows that differ from what was
    given are returned.
    """
    reports = [row for row in rows if row.is_report]
    newest = max(reports, key=lambda row: (row.age, row.id), default=None)
    notices = [row for row in rows if not row.is_report and newest is not None and row.version >= newest.version]
    wished = []
    for row in rows:
        old = int(newest is not None and row is not newest)
        wished.append(row if row.superseded == old else row._replace(superseded=old))
    if newest is not None and notices:
        at = rows.index(newest)
        wished[at] = _with(wished[at], sorted(notices, key=lambda row: (row.age, row.id)))
    return [wish for row, wish in zip(rows, wished, strict=True) if wish != row]


def _with(row: Row, notices: Iterable[Row]) -> Row:
    """A report with what was said about it."""
    page = page_of(row, "")
    told, state = list(page.notices), page.state
    for one in (page_of(notice, "") for notice in notices):
        told += [said for said in one.notices if said not in told]
        if one.state is State.WITHDRAWN:
            state = State.WITHDRAWN
    changed: KeptPage = replace(page, notices=tuple(told), state=state)
    return row._replace(more=more_of(changed), state=state_number(state))

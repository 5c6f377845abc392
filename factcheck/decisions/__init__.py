"""What a newsroom has decided about findings: entries of `decisions.jsonl`, and comments in the articles themselves.

A decision is no part of a verdict: the judge does not know of it, and every format tells both. It is laid on an
article's report after the pipeline and before the formats, so that a saved run holds what was decided at its time.
"""

from factcheck.decisions.book import NAME, Shelf
from factcheck.decisions.entries import Entry, entry_line
from factcheck.decisions.settling import settle
from factcheck.decisions.writing import append

__all__ = ["NAME", "Entry", "Shelf", "append", "entry_line", "settle"]

"""The source ledger, `sources.lock` beside the articles: for each claim that was found, where, and what was read there.

No word of a page stands in it: addresses, times, offsets and hashes. A pin is laid on a claim before anything is asked,
and only on the very claim that it was made of: the same words, credit, outlet and day in the same article.
"""

from factcheck.pins.book import Ledger, LedgerShelf
from factcheck.pins.entries import NAME, pin_line, read_pin
from factcheck.pins.making import headline_mark, pin_of, said_mark
from factcheck.pins.settling import finding_of
from factcheck.pins.use import Pins
from factcheck.pins.writing import Renewal, renewed

__all__ = [
    "NAME",
    "Ledger",
    "LedgerShelf",
    "Pins",
    "Renewal",
    "finding_of",
    "headline_mark",
    "pin_line",
    "pin_of",
    "read_pin",
    "renewed",
    "said_mark",
]

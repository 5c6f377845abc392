"""How much of its text a page lets others show: nosnippet, max-snippet, data-nosnippet."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

_FOR_ONE_ROBOT = re.compile(r"(?!max-|unavailable_after)[\w.-]+\s*:")
_MOST = re.compile(r"\bmax-snippet\s*:\s*(-?\d{1,6})\b")
_MOST_BLOCKS, _MOST_PLACES = 100, 400
_NOTHING = re.compile(r"(?:^|[\s,])nosnippet(?:$|[\s,])")


def most_shown(headers: Mapping[str, str], robots: str) -> int | None:
    """How many characters of a passage others may show, by X-Robots-Tag and the robots meta tag; None for any number.

    What a header tells one robot by its name is not told to us.
    """
    header = headers.get("x-robots-tag", "").strip().lower()
    rules = ("" if _FOR_ONE_ROBOT.match(header) else header, robots.lower())
    if any(_NOTHING.search(rule) for rule in rules):
        return 0
    bounds = [int(bound) for rule in rules for bound in _MOST.findall(rule)]
    return min((bound for bound in bounds if bound >= 0), default=None)


def unshown(tree: Any) -> Iterator[str]:
    """The texts, block by block, of the elements that nobody else may show."""
    for one in tree.xpath("//*[@data-nosnippet]")[: _MOST_BLOCKS + 1]:
        blocks = one.xpath(".//p | .//li | .//h2 | .//h3 | .//blockquote") or [one]
        yield from (text for text in (" ".join(block.text_content().split()) for block in blocks) if text)


def ranges_of(text: str, blocks: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where these blocks stand in the text, every time that they do; all of it where they are too many to look for."""
    wanted = set(islice(blocks, _MOST_BLOCKS + 1))
    if len(wanted) > _MOST_BLOCKS:
        return ((0, len(text)),)
    places = (match.span() for block in wanted for match in re.finditer(re.escape(block), text))
    found = sorted(set(islice(places, _MOST_PLACES + 1)))
    return tuple(found) if len(found) <= _MOST_PLACES else ((0, len(text)),)

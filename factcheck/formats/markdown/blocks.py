"""The report in pieces that can be left out whole, for places that take only so much."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together. `weight` says what goes in first where room is short: 0 always, then 1, 2, 3.

    `finding` is True for a block that tells of a finding, to count what was left out.
    """

    text: str
    weight: int
    finding: bool = False

    @classmethod
    def frame(cls, lines: Sequence[str]) -> "Block":
        """What every report has: its head and its last line."""
        return cls(_text(lines), 0)

    @classmethod
    def head(cls, lines: Sequence[str], *, problems: bool = False) -> "Block":
        """The head or the end of an article or a section."""
        return cls(_text(lines), 1 if problems else 2)

    @classmethod
    def problem(cls, lines: Sequence[str]) -> "Block":
        """A finding to look at."""
        return cls(_text(lines), 1, finding=True)

    @classmethod
    def rest(cls, lines: Sequence[str]) -> "Block":
        """A finding that needs no look."""
        return cls(_text(lines), 3, finding=True)


def fitted(blocks: Sequence[Block], limit: int, size: Callable[[str], int], announce: Callable[[int], str]) -> str:
    """The blocks that fit into `limit`, in their order, behind a line that says how many findings are left out.

    Blocks of a weight go in until the first that does not fit, so that nothing stands without its head.
    """
    whole = "".join(block.text for block in blocks)
    if size(whole) <= limit:
        return whole
    every = announce(sum(block.finding for block in blocks))
    room = limit - size(f"> {every}\n\n")
    kept: set[int] = set()
    for weight in range(4):
        for number, block in enumerate(blocks):
            if block.weight != weight:
                continue
            room -= size(block.text)
            if room < 0:
                break
            kept.add(number)
        if room < 0:
            break
    left_out = sum(block.finding for number, block in enumerate(blocks) if number not in kept)
    told = "".join(block.text for number, block in enumerate(blocks) if number in kept)
    return f"> {announce(left_out)}\n\n{told}"


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)

"""A ledger written anew: what a run pinned, what it keeps of before, what no longer stands in the articles it read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from factcheck.model import Pin
from factcheck.pins.book import Key, Ledger
from factcheck.pins.entries import pin_line


@dataclass(slots=True)
class Renewal:
    """What a run has to say about the pins of one ledger.

    `pins` are those that it made, `refuted` the claims whose pinned page it read and that are not found any more.
    `standing` has, for each article that was checked whole, the ids of the claims that stand in it; `renamed` are
    former names of such articles. What is in none of them stays as it is.
    """

    pins: dict[Key, Pin] = field(default_factory=dict)
    refuted: set[Key] = field(default_factory=set)
    standing: dict[str, frozenset[str]] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)

    def drops(self, pin: Pin) -> bool:
        """Whether an earlier pin goes."""
        gone = pin.article in self.standing and pin.id not in self.standing[pin.article]
        return gone or pin.key in self.refuted or pin.article in self.renamed


def renewed(ledger: Ledger, renewal: Renewal) -> list[bytes]:
    """The lines of the ledger with what the run has to say, sorted, each with its newline."""
    kept = {key: entry.line for key, entry in ledger.entries.items() if not renewal.drops(entry.pin)}
    for key, pin in renewal.pins.items():
        known = ledger.entries.get(key)
        if key not in kept or known is None or not _says_the_same(known.pin, pin):
            kept[key] = pin_line(pin)
    return [line + b"\n" for line in sorted({*kept.values(), *ledger.later})]


def _says_the_same(known: Pin, made: Pin) -> bool:
    """Whether a pin tells nothing new: the line then stays, so that a ledger changes only where something did.

    What was only replayed never replaces what was read, as long as the claim is the same.
    """
    if known.page.in_earnest and not made.page.in_earnest and known.said == made.said:
        return True
    return _telling(known) == _telling(made)


def _telling(pin: Pin) -> tuple[object, ...]:
    page = pin.page
    earnest = page.in_earnest
    return (pin.said, pin.headline, pin.verdict, pin.how, pin.parts, page.address, page.file, page.text_sha256, earnest)


def counted(before: Ledger, lines: Collection[bytes]) -> Mapping[str, int]:
    """How many lines are new or changed, how many stay, how many went."""
    now = {line.strip() for line in lines}
    then = {entry.line for entry in before.entries.values()}
    return {"new": len(now - then), "kept": len(now & then), "gone": len(then - now)}

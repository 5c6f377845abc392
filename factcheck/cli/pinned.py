"""The source ledger in a run: `verify --locked` goes by it, `verify --lock` writes it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.common import near, union_hint
from factcheck.cli.exits import say
from factcheck.cli.trust import Trust, bytes_at_base
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import ArticleReport, Miss
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.pins import LedgerShelf, Pins
    from factcheck.pipeline.locking import Locking

Item = ArticleReport | Miss


@dataclass(slots=True)
class Ledgers:
    """The ledgers of a run of `verify`: nothing where it has neither option."""

    pins: "Pins | None" = None
    locking: "Locking | None" = None
    quiet: bool = False

    def seen(self, item: Item) -> Item:
        """The report with notices of what cannot be understood in its ledger; what is to be pinned is noted."""
        if isinstance(item, Miss) or self.pins is None:
            return item
        if self.locking is not None:
            self.locking.take(item)
        return replace(item, notices=(*item.notices, *self.pins.untold(item.article)))

    def write(self) -> bool:
        """Write what was pinned; False where a ledger cannot be written, which is said."""
        try:
            for path, counts in self.locking.write() if self.locking is not None else ():
                if not self.quiet:
                    say(f"wrote {near(path)}: {', '.join(f'{n} {what}' for what, n in counts.items())}")
                    union_hint(path)
        except FactcheckError as error:
            say(str(error))
            return False
        return True


def ledgers_for(settings: Settings, trust: Trust, since: str, *, lock: bool, locked: bool, quiet: bool) -> Ledgers:
    """The ledgers of a run; a stranger's goes by those of the revision that he would change, and writes none.

    Raises UsageError for a stranger's run that is to write one.
    """
    if not (lock or locked):
        return Ledgers()
    if lock and trust.untrusted:
        raise UsageError("nothing is pinned for what a stranger wrote", place="--lock", way_out="Leave the option out")
    from factcheck.pins import Pins
    from factcheck.pipeline.locking import Locking

    pins = Pins(shelf_of(settings, trust), settling=locked, stand_ins=settings.allow_stand_ins)
    return Ledgers(pins, Locking(pins, settings, whole=not since) if lock else None, quiet)


def shelf_of(settings: Settings, trust: Trust) -> "LedgerShelf":
    """Where ledgers are looked for."""
    from factcheck.pins import LedgerShelf

    root: Path = settings.root
    return LedgerShelf(root, bytes_at_base(trust)) if trust.untrusted else LedgerShelf(root)

"""`verify --lock`: what a run found, written to the source ledgers of its articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck.beside import key_of, on_disk, put_whole
from factcheck.errors import UsageError
from factcheck.model import ArticleReport, Finding, Pin
from factcheck.pins import Pins, Renewal, headline_mark, pin_of, renewed, said_mark
from factcheck.pins.book import read_ledger
from factcheck.pins.making import PINNED
from factcheck.pins.writing import counted
from factcheck.pipeline.headline import is_headline, with_headline
from factcheck.pipeline.house import house_of
from factcheck.settings import Settings


@dataclass(slots=True)
class Locking:
    """Takes reports as they come and writes the ledgers at the end.

    `whole` is False where only some of an article's claims were checked: then none of its pins is dropped for being
    no longer there.
    """

    pins: Pins
    settings: Settings
    whole: bool = True
    _renewals: dict[Path, Renewal] = field(default_factory=dict)

    def take(self, report: ArticleReport) -> None:
        """Note what one article's report says of its pins."""
        article, ledger = report.article, self.pins.ledger(report.article)
        if article.path is None and not article.url:  # what came through a pipe has no name to be found under again
            return
        renewal = self._renewals.setdefault(self.pins.shelf.place(article), Renewal())
        key, quotes = key_of(article, ledger.folder), house_of(self.settings, article).quotes
        repeated = _repeated(report)
        for finding in report.findings:
            made = pin_of(finding, quotes, ledger.folder)
            known = ledger.on(article, finding.claim.id)
            if made is not None:
                mark = headline_mark(article) if finding.claim.id == repeated else ""
                renewal.pins[made.key] = replace(made, headline=mark)
            self._keep(known, finding, key, quotes, renewal)
        if self.whole:
            renewal.standing[key] = frozenset(finding.claim.id for finding in report.findings)

    def _keep(self, known: tuple[Pin, ...], finding: Finding, key: str, quotes: str, renewal: Renewal) -> None:
        """What becomes of the pins that the claim has already, here or under the article's former name."""
        said = said_mark(finding.claim, quotes)
        for pin in known:
            if pin.article != key and pin.said == said:
                renewal.renamed.add(pin.article)
                if not _refuted(pin, finding, said):
                    renewal.pins.setdefault((key, pin.id), replace(pin, article=key))
            elif pin.article == key and _refuted(pin, finding, said):
                renewal.refuted.add(pin.key)

    def write(self) -> Iterator[tuple[Path, Mapping[str, int]]]:
        """Write the ledgers that change, and yield each with how many lines are new, kept and gone.

        Raises UsageError where one cannot be written, InputError where it cannot be read.
        """
        for path, renewal in sorted(self._renewals.items()):
            before = on_disk(path)
            ledger = read_ledger(path, before or b"")
            lines = renewed(ledger, renewal)
            if b"".join(lines) != (before or b""):
                try:
                    put_whole(path, lines)
                except OSError as error:
                    raise UsageError(f"cannot be written: {error.strerror}", place=str(path)) from None
                yield path, counted(ledger, lines)


def _refuted(pin: Pin, finding: Finding, said: str) -> bool:
    """Whether the pin is none any more: its claim is another, or its page was read in full and does not have it."""
    if pin.said != said:
        return True
    if finding.best is not None and finding.verdict in PINNED:
        return False
    laid = (*finding.evidence.own, *finding.evidence.elsewhere)
    return any(one.page.complete and one.page.sha256 and pin.page.url == one.page.url for one in laid)


def _repeated(report: ArticleReport) -> str | None:
    """The id of the claim that the headline repeats, where it was compared and there was nothing to tell."""
    if any(is_headline(finding.claim) for finding in report.findings):
        return None
    claims = [finding.claim for finding in report.findings]
    return next((one.continues for one in with_headline(report.article, claims) if is_headline(one)), None)

"""Pages to put on a shelf. The texts were written for these tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from factcheck.archive import Added, Place, Shelf, Writer
from factcheck.model import KeptPage

SPRING = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
FREIGHT = (
    "The harbour of Northport moved 18 million tonnes of freight last year, four percent more than the year before, its"
    " operator said on Tuesday."
)
QUAY = '"We expect the new quay to open in March," said Ana Roth, who runs the harbour.'
BRIDGE = '"Nobody in this council was asked before the bridge was closed," Piet Aarden said.'


def kept(text: str = FREIGHT, **fields: object) -> KeptPage:
    """A page of Reuters of that spring, at an address of its own."""
    told = {
        "url": f"https://www.reuters.com/world/{crc32(text.encode(errors='replace'))}",
        "retrieved": SPRING, "outlet": "reuters.com",
        "published": SPRING, "title": "Harbour moves more freight", "language": "en",
    }  # fmt: skip
    return KeptPage(text, **{**told, **fields})  # type: ignore[arg-type]


def filled(folder: Path, *pages: KeptPage, **options: object) -> Added:
    """Put pages into the archive in `folder`."""
    with Writer(Place(folder), threads=1, **options) as writer:  # type: ignore[arg-type]
        writer.add_all(pages)
    return writer.added


@contextmanager
def shelf(folder: Path, *shards: int) -> Iterator[Shelf]:
    """The archive in `folder`, to be read."""
    opened = Shelf(Place(folder, shards), clock=lambda: SPRING)
    try:
        yield opened
    finally:
        opened.close()

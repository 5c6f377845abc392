"""Wire files: NITF, and NewsML-G2 with NITF, HTML or plain text in it.

What an agency says about its item counts as much as the item: until when it is embargoed, that it is withheld, that it
was corrected or killed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from factcheck.archive.inputs import newsml, nitf
from factcheck.archive.inputs.raw import skipped
from factcheck.archive.inputs.trees import local, tree_of
from factcheck.model import KeptPage, Miss, Reason

_NEWSML = {"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"}


def read_wire(path: Path, max_bytes: int) -> Iterator[KeptPage | Miss]:
    """Yield the items of a file."""
    where = str(path)
    try:
        found = path.stat()
        body = path.read_bytes() if found.st_size <= max_bytes else None
    except OSError as error:
        yield skipped(where, Reason.UNREADABLE, f"cannot be read ({error.strerror})")
        return
    if body is None:
        yield skipped(where, Reason.TOO_LARGE, f"larger than {max_bytes:,} bytes; raise max-bytes")
        return
    root, saved = tree_of(body), datetime.fromtimestamp(found.st_mtime, UTC)
    if isinstance(root, str):
        yield skipped(where, Reason.UNREADABLE, f"not XML ({root})")
    elif local(root) == "nitf":
        yield from nitf.read(root, where, saved)
    elif local(root) in _NEWSML:
        yield from newsml.read(root, where, saved)
    else:
        yield skipped(where, Reason.NOT_TEXT, f"neither NITF nor NewsML-G2: <{local(root)}>")

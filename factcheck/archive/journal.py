"""Which shards a writer has begun to change since its last commit: where a killed one may have left something."""

import os
import time
from pathlib import Path
from shutil import rmtree

from factcheck.archive.place import Place
from factcheck.errors import ArchiveError

_TRIES, _PAUSE = 50, 0.1  # an index that was just given up may write its last file a moment later


class Journal:
    """The journal of the archive at `place`; only its writer has it in hand."""

    def __init__(self, place: Place) -> None:
        self._path = place.folder / "unfinished"
        self._noted: set[int] = set()

    def unfinished(self) -> list[int]:
        """The shards that somebody began to change and did not commit."""
        try:
            lines = self._path.read_text(encoding="ascii", errors="replace").split()
        except FileNotFoundError:
            return []
        return sorted({int(line) for line in lines if line.isdecimal()})

    def note(self, shard: int) -> None:
        """Note, on the disk, that this shard is about to change."""
        if shard in self._noted:
            return
        with self._path.open("a", encoding="ascii") as file:
            file.write(f"{shard}\n")
            file.flush()
            os.fsync(file.fileno())
        self._noted.add(shard)

    def clear(self) -> None:
        """All that was changed is committed."""
        self._path.unlink(missing_ok=True)
        self._noted.clear()


def gone(folder: Path) -> None:
    """Take a shard's folder off the disk. Raises ArchiveError where it stays."""
    for _ in range(_TRIES):
        rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)
    raise ArchiveError(
        "cannot be removed", place=str(folder), way_out="Remove that folder: the archive has no use for it"
    )

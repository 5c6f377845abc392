"""Where an archive lies and which part of it is meant: a value that can be handed to another process."""

from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import ArchiveError

CATALOGUE, LOCK, SHARDS, TEXTS, INDEX = "catalogue.sqlite", "lock", "shards", "texts", "index"


@dataclass(frozen=True, slots=True)
class Place:
    """An archive's folder and, where `shards` names some, those of its shards that are meant; all of them for ()."""

    folder: Path
    shards: tuple[int, ...] = ()

    @property
    def catalogue(self) -> Path:
        """The file that tells which pages there are."""
        return self.folder / CATALOGUE

    @property
    def lock(self) -> Path:
        """The file that tells who is writing."""
        return self.folder / LOCK

    def shard(self, number: int) -> Path:
        """The folder of a shard."""
        return self.folder / SHARDS / f"{number:06d}"

    def exists(self) -> bool:
        """Whether anything was ever added here."""
        return self.catalogue.is_file()

    def check(self) -> None:
        """Raise ArchiveError where there is no archive, or one that lost its catalogue."""
        self.check_whole()
        if not self.exists():
            raise ArchiveError(
                "no archive is here", place=str(self.folder), way_out="Add to it with `factcheck archive add PATHS`"
            )

    def check_whole(self) -> None:
        """Raise ArchiveError where texts lie without the catalogue that tells what they are.

        A new catalogue would know none of them, and whoever writes by it would write over them.
        """
        known = self.exists() and self.catalogue.stat().st_size > 0
        if not known and any((self.folder / SHARDS).glob("*/*")):
            way_out = "Restore that file from a backup, or begin a new archive in another folder"
            raise ArchiveError("lost, though texts are here", place=str(self.catalogue), way_out=way_out)

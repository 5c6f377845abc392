"""A shard that is being written: its texts and its index, brought to the disk in this order."""

from factcheck.archive.catalogue import Shard
from factcheck.archive.index import IndexWriter
from factcheck.archive.place import INDEX, TEXTS, Place
from factcheck.archive.texts import TextWriter


class Part:
    """A shard that is being written."""

    def __init__(self, place: Place, shard: Shard, threads: int, memory: int) -> None:
        folder = place.shard(shard.id)
        folder.mkdir(parents=True, exist_ok=True)
        self.shard = shard
        self.texts = TextWriter(folder / TEXTS, shard.size)
        self.index = IndexWriter(folder / INDEX, threads=threads, memory=memory)

    def flush(self) -> Shard:
        """Texts first, then the index: what the catalogue is about to name is on the disk by then."""
        self.shard = self.shard._replace(size=self.texts.flush())
        self.index.commit()
        return self.shard

    def close(self) -> None:
        """Give it up; what was not flushed is dropped."""
        self.texts.close()
        self.index.close()
